import type { Component } from 'vue';

/** One line of the palette: a command, a place, a case or a customer. */
export interface PaletteItem {
  id: string;
  group: string;
  label: string;
  /** Grey words behind the label. */
  detail?: string | undefined;
  icon?: Component | undefined;
  keys?: readonly string[] | undefined;
}

/** Folds case and accents, and ł ø æ đ which have no decomposition, so that "swiatlowod" finds "Światłowód". Same length as the input. */
const plain: Record<string, string> = { ł: 'l', ø: 'o', æ: 'a', đ: 'd', ß: 's' };
export function foldForSearch(text: string): string {
  return Array.from(text)
    .map((letter) => {
      const low = letter.toLowerCase().normalize('NFD')[0] ?? letter;
      return (plain[low] ?? low).padEnd(letter.length, '\u0000');
    })
    .join('');
}

/** Where the query begins a word of the label, else where it stands at all; null if nowhere. */
export function findIn(label: string, query: string): { start: number; end: number } | null {
  const text = foldForSearch(label);
  const wanted = foldForSearch(query.trim());
  if (wanted === '') return { start: 0, end: 0 };
  const atWord =
    [...text.matchAll(/[\p{L}\p{N}]+/gu)].find((word) => text.startsWith(wanted, word.index))?.index ?? -1;
  const start = atWord === -1 ? text.indexOf(wanted) : atWord;
  return start === -1 ? null : { start, end: start + wanted.length };
}

/** The lines that fit, those whose word begins with the query first, at most `limit`; their groups stay together. */
export function filterPalette(items: readonly PaletteItem[], query: string, limit = 40): PaletteItem[] {
  const fits = items.flatMap((item) => {
    const found = findIn(item.label, query);
    return found ? [{ item, rank: found.start === 0 ? 0 : 1 }] : [];
  });
  const groups = [...new Set(items.map((item) => item.group))];
  return groups
    .flatMap((group) => fits.filter(({ item }) => item.group === group).sort((a, b) => a.rank - b.rank))
    .slice(0, limit)
    .map(({ item }) => item);
}
