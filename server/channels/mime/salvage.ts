import { maxAttachmentBytes } from '#shared/domain/attachment.ts';
import { readAddresses } from './address.ts';
import { isAutomatic } from './automatic.ts';
import { shownLine, storable } from './cleanText.ts';
import { guessText } from './charset.ts';
import { collectMail } from './collect.ts';
import { bodyStart, withoutLeadIn, withReadableHead } from './head.ts';
import { answeredIds, ownMessageId, sentAt } from './headers.ts';
import { originalName, type ReadMail } from './readMail.ts';

const headLimit = 64 * 1024;
const textLimit = 64 * 1024;

/**
 * The last resort for a mail that cannot be read: what its first headers say, the head of the raw text, and the
 * original as a file. Costs little whatever the mail holds. Never throws.
 */
export async function salvageMail(raw: Buffer, rawHash: string, notice: string): Promise<ReadMail> {
  const mail = withoutLeadIn(raw);
  const start = bodyStart(mail);
  const text = storable(guessText(mail.subarray(start, start + textLimit)));
  const keepOriginal = raw.length <= maxAttachmentBytes;
  const base = {
    rawHash,
    text,
    html: null,
    files: keepOriginal ? [{ name: originalName, type: 'message/rfc822', bytes: raw, cid: null }] : [],
    bounce: null,
    notice: keepOriginal
      ? notice
      : `${notice.replace(/; the original is attached\.$/, '.')} The original is on the mail server.`,
    intentId: null,
  };
  try {
    const head = await collectMail(simpleHead(mail.subarray(0, Math.min(start, headLimit))));
    const from = readAddresses(head.addresses('from'))[0] ?? { name: '', address: '' };
    return {
      ...base,
      messageId: ownMessageId(head.lines),
      ...answeredIds(head.lines),
      from,
      to: readAddresses(head.addresses('to')),
      cc: readAddresses(head.addresses('cc')),
      subject: shownLine(head.subject, 1000),
      automatic: isAutomatic(head.lines, from.address),
      sentAt: sentAt(head.lines),
    };
  } catch {
    // Not even the head can be read: the raw text and the file are all there is.
    const nobody = { name: '', address: '' };
    return {
      ...base,
      messageId: null,
      inReplyTo: null,
      references: [],
      from: nobody,
      to: [],
      cc: [],
      subject: '',
      automatic: true,
      sentAt: null,
    };
  }
}

/** Only the headers that say who, what and when; none that say how the body is built. */
function simpleHead(head: Buffer): Buffer {
  const lines = guessText(withReadableHead(head).raw).split(/\r?\n(?![ \t])/);
  const wanted =
    /^(from|sender|return-path|to|cc|subject|date|message-id|in-reply-to|references|auto-submitted|precedence|list-[a-z]+):/i;
  return Buffer.from(
    `${lines.filter((line) => line.length < 20_000 && wanted.test(line)).join('\r\n')}\r\n\r\n`,
    'utf8',
  );
}
