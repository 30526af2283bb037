import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import MailComposer from 'nodemailer/lib/mail-composer';
import { intentHeader } from '../mime/automatic.ts';
import { plainTextOf } from '../mime/htmlText.ts';
import type { MailboxConfig, OutboundMail } from '../ports.ts';

/** A mail cannot be built as it should be: never sent without what is missing (sync.md, Law 6). */
export class IncompleteMail extends Error {}

/**
 * Builds the bytes of a reply. All of it is read before anything is sent, and every file is checked against its hash.
 * @throws IncompleteMail naming the file that is missing or damaged
 */
export async function composeMail(mail: OutboundMail, config: MailboxConfig, now: number): Promise<Buffer> {
  const attachments = await Promise.all(
    mail.files.map(async (file) => ({
      filename: file.name,
      content: await wholeFile(file),
      contentType: typeOf(file.type),
      // Other encodings may change line ends; a file arrives byte for byte.
      contentTransferEncoding: 'base64',
      ...(file.cid === null ? {} : { cid: file.cid, contentDisposition: 'inline' }),
    })),
  );
  const composer = new MailComposer({
    from: { name: mail.from.name === '' ? config.displayName : mail.from.name, address: config.address },
    to: [...mail.to],
    cc: [...mail.cc],
    subject: subjectOf(mail),
    messageId: mail.messageId,
    date: new Date(now),
    text: mail.text.trim() === '' && mail.html !== null ? await plainTextOf(mail.html) : mail.text,
    ...(mail.html === null ? {} : { html: page(mail.html) }),
    attachments,
    headers: { [intentHeader]: mail.intentId ?? mail.itemId },
    ...(mail.inReplyTo === null ? {} : { inReplyTo: mail.inReplyTo }),
    ...(mail.references.length === 0 ? {} : { references: [...mail.references] }),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

/** "Re: Invoice [#48213]": the number finds the case again where a mail program drops the threading headers. */
export function subjectOf(mail: Pick<OutboundMail, 'subject' | 'caseNumber' | 'inReplyTo'>): string {
  const tag = `[#${mail.caseNumber}]`;
  const subject = mail.subject.trim();
  const answers = mail.inReplyTo !== null && !/^(re|aw|sv|vs|odp|antw)\s*(\[\d+\])?\s*:/i.test(subject);
  const withRe = answers ? `Re: ${subject}` : subject;
  return withRe.includes(tag) ? withRe : `${withRe} ${tag}`.trim();
}

async function wholeFile({ path, name, hash }: OutboundMail['files'][number]): Promise<Buffer> {
  const bytes = await readFile(path).catch(() => null);
  if (!bytes) throw new IncompleteMail(`the attachment "${name}" is missing on the server`);
  if (createHash('sha256').update(bytes).digest('hex') !== hash) {
    throw new IncompleteMail(`the attachment "${name}" is damaged on the server`);
  }
  return bytes;
}

/** A mail as an attachment may not be in base64 (RFC 2046, 5.2.1), and without it its bytes change: sent as a file. */
function typeOf(type: string): string {
  return /^(message|multipart)\//i.test(type) || type === '' ? 'application/octet-stream' : type;
}

function page(html: string): string {
  const style =
    'font-family:system-ui,-apple-system,&quot;Segoe UI&quot;,sans-serif;font-size:14px;line-height:1.5';
  return `<!doctype html><html><head><meta charset="utf-8"></head><body><div style="${style}">${html}</div></body></html>`;
}
