import type { HeaderLines } from 'mailparser';

/** Message-IDs longer than a header line may be (RFC 5322, 2.1.1) are no Message-IDs. */
const maxIdLength = 998;
const maxReferences = 100;

/** Values of a header in order, unfolded, not decoded. */
export function headerValues(lines: HeaderLines, key: string): string[] {
  return lines
    .filter((line) => line.key === key)
    .map((line) =>
      line.line
        .slice(line.line.indexOf(':') + 1)
        .replace(/[\r\n]+/g, ' ')
        .trim(),
    );
}

/** First value of a header in lower case, or empty. */
export function headerWord(lines: HeaderLines, key: string): string {
  return (headerValues(lines, key)[0] ?? '').toLowerCase();
}

/**
 * Message-IDs in a header value, with angle brackets (RFC 5322, 3.6.4). Mail programs also write them without brackets,
 * with comments or with spaces inside; the first two are understood.
 */
export function messageIdsIn(value: string): string[] {
  const bracketed = value.match(/<[^<>\s\p{Cc}]+>/gu);
  const bare =
    bracketed ?? (/^[^<>\s@\p{Cc}]+@[^<>\s@\p{Cc}]+$/u.test(value.trim()) ? [`<${value.trim()}>`] : []);
  return bare.filter((id) => id.length <= maxIdLength);
}

/** The mail's own Message-ID, or null where it has none that can be used. */
export function ownMessageId(lines: HeaderLines): string | null {
  return headerValues(lines, 'message-id').flatMap(messageIdsIn)[0] ?? null;
}

/** What the mail answers: In-Reply-To and References (RFC 5322, 3.6.4); the newest 100 references at most. */
export function answeredIds(lines: HeaderLines): { inReplyTo: string | null; references: string[] } {
  const inReplyTo = headerValues(lines, 'in-reply-to').flatMap(messageIdsIn)[0] ?? null;
  const references = headerValues(lines, 'references').flatMap(messageIdsIn);
  return { inReplyTo, references: [...new Set(references)].slice(-maxReferences) };
}

/** The Date header (RFC 5322, 3.3) in epoch milliseconds; null where it is missing or means nothing. */
export function sentAt(lines: HeaderLines): number | null {
  const value = headerValues(lines, 'date')[0];
  if (value === undefined) return null;
  const time = Date.parse(value.replace(/\([^()]*\)/g, ' ').trim());
  return Number.isNaN(time) || time < 0 ? null : time;
}
