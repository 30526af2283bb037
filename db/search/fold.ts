/** Letters that Unicode does not decompose, as people type them without their keyboard at hand. */
const letters: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ŋ: 'n',
  ĳ: 'ij',
};
const special = new RegExp(`[${Object.keys(letters).join('')}]`, 'g');
const marks = /\p{M}+/gu;

/**
 * Folds a text for search: lower case, without diacritics, with ł ø æ ß and their like spelled out. FTS5's own
 * `remove_diacritics` leaves those alone, so both the index and the question go through here.
 */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  // Nearly all text is plain ASCII: nothing to do.
  if (!/[^\0-\x7f]/.test(lower)) return lower;
  // Once more in lower case: some signs decompose into capitals (㍱ is "hPa").
  const plain = lower.normalize('NFKD').toLowerCase().normalize('NFKD').replace(marks, '');
  return plain.replace(special, (letter) => letters[letter] ?? letter);
}

const word = /[\p{L}\p{N}]+/gu;

/** The folded words of a question, at most twelve. */
export function wordsOf(query: string): string[] {
  return (fold(query).match(word) ?? []).slice(0, 12);
}
