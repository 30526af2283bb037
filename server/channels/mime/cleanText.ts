/** Control characters that no shown line may hold (C0, DEL, C1), tab and line ends included. */
const controls = /\p{Cc}+/gu;
/** Bidirectional overrides, embeddings and isolates: they make "gpj.exe" look like "exe.jpg" (Unicode TR 36, 3.2). */
const bidiMarks = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Text for a database: no NUL (PostgreSQL cannot store it) and no half surrogate pairs; otherwise untouched. */
export function storable(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}

/**
 * One line to show: control characters folded to a space, bidirectional overrides removed, trimmed.
 * @param limit longest result in UTF-16 units
 */
export function shownLine(text: string, limit: number): string {
  return cutAt(text.replace(controls, ' ').replace(bidiMarks, '').toWellFormed().trim(), limit);
}

/** The first `limit` UTF-16 units, never ending in half a surrogate pair. */
export function cutAt(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const last = text.charCodeAt(limit - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? limit - 1 : limit);
}
