import { createHash } from 'node:crypto';
import { maxAttachmentBytes } from '#shared/domain/attachment.ts';
import type { MailAddress } from '#shared/domain/item.ts';
import type { InboundFile } from '../ports.ts';
import { readAddresses, sameAddress } from './address.ts';
import { intentOf, isAutomatic } from './automatic.ts';
import { cutAt, shownLine, storable } from './cleanText.ts';
import { type CollectedMail, collectMail } from './collect.ts';
import { deliveryReportOf } from './deliveryReport.ts';
import { safeFileName } from './fileName.ts';
import { answeredIds, ownMessageId, sentAt } from './headers.ts';
import { withoutLeadIn, withReadableHead } from './head.ts';
import { plainTextOf } from './htmlText.ts';
import { originalName, type ReadMail } from './readMail.ts';
import { salvageMail } from './salvage.ts';

const textLimit = 1_000_000;
const htmlLimit = 2_000_000;
/** A message holds 200 files; one place is kept for the original. */
const maxFiles = 198;

/**
 * Reads a mail, however malformed. Never throws: what the MIME library cannot read becomes a message with the head of
 * the raw text, a notice and the original as a file. Runs on the calling thread; `MailReader` runs it on its own.
 * @param raw the bytes as they were fetched
 * @param cutFrom full size in bytes where `raw` is only the first part of a mail that is too large to take in whole
 */
export async function parseMail(raw: Buffer, cutFrom?: number): Promise<ReadMail> {
  const rawHash = createHash('sha256').update(raw).digest('hex');
  const notices: string[] = [];
  try {
    const clean = withReadableHead(withoutLeadIn(raw));
    if (clean.repaired) notices.push('8-bit header without a charset, read as windows-1252');
    return await judge(await collectLeniently(clean.raw, notices), { raw, rawHash, notices, cutFrom });
  } catch {
    return salvageMail(raw, rawHash, 'This mail could not be taken apart; the original is attached.');
  }
}

/** HTML that cannot be turned into text costs only the text, not the mail. */
async function collectLeniently(raw: Buffer, notices: string[]): Promise<CollectedMail> {
  try {
    return await collectMail(raw);
  } catch {
    const mail = await collectMail(raw, false);
    notices.push('the HTML was too large or broken to make text of it');
    return mail;
  }
}

interface Source {
  readonly raw: Buffer;
  readonly rawHash: string;
  readonly notices: string[];
  readonly cutFrom: number | undefined;
}

async function judge(mail: CollectedMail, { raw, rawHash, notices, cutFrom }: Source): Promise<ReadMail> {
  notices.push(...mail.problems);
  const from = senderOf(mail, notices);
  const files = keptFiles(mail, notices, cutFrom);
  const { text, html } = await bodies(mail, files, notices);
  if (notices.length > 0 && cutFrom === undefined && raw.length <= maxAttachmentBytes) {
    files.push({ name: originalName, type: 'message/rfc822', bytes: raw, cid: null });
  }
  return {
    messageId: ownMessageId(mail.lines),
    rawHash,
    ...answeredIds(mail.lines),
    from,
    to: readAddresses(mail.addresses('to')),
    cc: readAddresses(mail.addresses('cc')),
    subject: shownLine(mail.subject, 1000),
    text,
    html,
    files,
    automatic: isAutomatic(mail.lines, from.address),
    bounce: deliveryReportOf(mail),
    notice: cutAt([...new Set(notices)].map(storable).join(' · '), 500),
    sentAt: sentAt(mail.lines),
    intentId: intentOf(mail.lines),
  };
}

/**
 * The customer to answer: Reply-To where it is given (RFC 5322, 3.6.2; web forms and shops depend on it), else From,
 * else Sender, else the return path.
 */
function senderOf(mail: CollectedMail, notices: string[]): MailAddress {
  const [from] = readAddresses(mail.addresses('from'));
  const [sender] = [
    ...readAddresses(mail.addresses('sender')),
    ...readAddresses(mail.addresses('return-path')),
  ];
  const author = from ?? sender;
  if (!from) notices.push('no sender (From) that can be read');
  const replyTo = readAddresses(mail.addresses('reply-to'));
  const [answerTo] = replyTo;
  const fromList = mail.lines.some((line) => line.key === 'list-id' || line.key === 'list-post');
  if (!answerTo || replyTo.length > 1 || fromList) return author ?? { name: '', address: '' };
  if (author && sameAddress(author.address, answerTo.address)) return author;
  return { name: answerTo.name === '' ? (author?.name ?? '') : answerTo.name, address: answerTo.address };
}

function keptFiles(mail: CollectedMail, notices: string[], cutFrom: number | undefined): InboundFile[] {
  // The last file of a mail that was cut off is a half file; half files are never kept.
  const whole = cutFrom === undefined ? mail.files : mail.files.slice(0, -1);
  if (cutFrom !== undefined) {
    const lost = mail.files.at(-1);
    const name = lost ? ` ("${safeFileName(lost.name, lost.type)}" and what follows)` : '';
    notices.push(`the mail is too large (${megabytes(cutFrom)}); its end was left on the mail server${name}`);
  }
  if (whole.length > maxFiles) notices.push(`${whole.length} files, the first ${maxFiles} kept`);
  return whole.slice(0, maxFiles).flatMap((file) => {
    const name = safeFileName(file.name, file.type);
    if (file.bytes) return [{ name, type: file.type, bytes: file.bytes, cid: cidOf(file.cid) }];
    notices.push(
      `"${name}" (${megabytes(file.size)}) is over the limit of ${megabytes(maxAttachmentBytes)} and was not kept`,
    );
    return [];
  });
}

function cidOf(cid: string | null): string | null {
  return cid === null ? null : shownLine(cid, 998) || null;
}

/** Text is always there where anything readable is; what is too long for a timeline is kept as a file. */
async function bodies(mail: CollectedMail, files: InboundFile[], notices: string[]) {
  const html = mail.html === null ? null : storable(mail.html);
  const given = storable(mail.text);
  const text = given.trim() === '' && html !== null ? await plainTextOf(html) : given;
  if (html !== null && html.length > htmlLimit) {
    notices.push('the HTML is very long and was kept as a file');
    files.push({ name: 'message.html', type: 'text/html', bytes: Buffer.from(html, 'utf8'), cid: null });
  }
  if (text.length > textLimit) {
    notices.push('the text is very long; all of it is in the attached file');
    files.push({ name: 'message.txt', type: 'text/plain', bytes: Buffer.from(text, 'utf8'), cid: null });
  }
  return { text: cutAt(text, textLimit), html: html !== null && html.length > htmlLimit ? null : html };
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_048_576).toFixed(1)} MB`;
}
