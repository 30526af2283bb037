/**
 * The tint of a person's avatar, 1 to 8, always the same for the same id on every device.
 * @param id any stable text; FNV-1a (32 bit) spreads ids that differ in one letter only.
 */
export function avatarTint(id: string): number {
  let hash = 0x811c9dc5;
  for (const letter of id) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return ((hash >>> 0) % 8) + 1;
}

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
/** The first letter as a reader sees it, with its accents. */
const letterAt = (word: string): string =>
  letters.segment(word)[Symbol.iterator]().next().value?.segment ?? '';

/** One or two initials: first letter of the first and of the last word, in capitals; "?" for an empty name. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const first = letterAt(words[0] ?? '?');
  const last = words.length > 1 ? letterAt(words.at(-1) ?? '') : '';
  return (first + last).toLocaleUpperCase();
}
