/** A line that mail programs write over what they quote. */
const attribution =
  /^(?:>|-{2,} ?(?:Original|Oorspronkelijk|Opprinnelig|Wiadomość)|(?:On|Op|Den|Dnia|W dniu|man|tir|ons|tor|fre|lør|søn)\b.{4,200}(?:wrote|schreef|skrev|napisał\(?a?\)?|pisze):?\s*$)/iu;

/**
 * Parts a plain text into the new words and the quotation under them. Only a quotation that goes on to the end is
 * folded: answers written between quoted lines stay where they are.
 */
export function partQuoted(text: string): { words: string; quoted: string } {
  const lines = text.split('\n');
  let from = lines.length;
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    const line = lines[at]?.trim() ?? '';
    if (line === '') continue;
    if (!attribution.test(line)) break;
    from = at;
    if (!line.startsWith('>')) break;
  }
  const words = lines.slice(0, from).join('\n').trimEnd();
  return words.trim() === ''
    ? { words: text, quoted: '' }
    : { words, quoted: lines.slice(from).join('\n').trim() };
}
