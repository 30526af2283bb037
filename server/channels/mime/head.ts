import { guessText } from './charset.ts';

/** A mail's head is read up to here; whoever writes more than this writes no mail (the MIME library stops at 1 MiB). */
const maxHeadBytes = 1024 * 1024;
const LF = 0x0a;
const CR = 0x0d;

/** Index of the first byte of the body: after the first empty line (RFC 5322, 2.1), or the end. */
export function bodyStart(raw: Buffer): number {
  for (let at = 0; at < Math.min(raw.length, maxHeadBytes);) {
    const end = raw.indexOf(LF, at);
    if (end === -1) return raw.length;
    if (end === at || (end === at + 1 && raw[at] === CR)) return end + 1;
    at = end + 1;
  }
  return Math.min(raw.length, maxHeadBytes);
}

/**
 * Removes what mail stores put before the first header: an mbox "From " line, empty lines, a byte order mark. Without
 * this the whole head would be read as body. Empty lines before anything but a header are the end of an empty head.
 */
export function withoutLeadIn(raw: Buffer): Buffer {
  let at = raw[0] === 0xef && raw[1] === 0xbb && raw[2] === 0xbf ? 3 : 0;
  while (raw[at] === LF || raw[at] === CR) at += 1;
  const first = raw.subarray(at, at + 200).toString('latin1');
  if (/^>?From /.test(first)) {
    const end = raw.indexOf(LF, at);
    return raw.subarray(end === -1 ? raw.length : end + 1);
  }
  return /^[!-9;-~]+[ \t]*:/.test(first) ? raw.subarray(at) : raw;
}

/**
 * Raw 8-bit header lines become UTF-8 (RFC 6532), so that one way of reading fits all. Lines that are valid UTF-8 or
 * plain ASCII stay byte for byte.
 */
export function withReadableHead(raw: Buffer): { raw: Buffer; repaired: boolean } {
  const start = bodyStart(raw);
  const head = raw.subarray(0, start);
  if (!head.some((byte) => byte >= 0x80)) return { raw, repaired: false };
  let repaired = false;
  const lines: Buffer[] = [];
  for (let at = 0; at < head.length;) {
    const end = head.indexOf(LF, at);
    const next = end === -1 ? head.length : end + 1;
    const line = head.subarray(at, next);
    const text = Buffer.from(guessText(line), 'utf8');
    repaired ||= !text.equals(line);
    lines.push(text);
    at = next;
  }
  return repaired ? { raw: Buffer.concat([...lines, raw.subarray(start)]), repaired } : { raw, repaired };
}
