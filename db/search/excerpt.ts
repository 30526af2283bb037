import { fold } from './fold.ts';

/** UTF-16 units of a text that an excerpt shows. */
const width = 160;
const before = 40;
/** How far into a text the words are looked for. */
const looked = 50_000;

export interface Excerpt {
  readonly excerpt: string;
  readonly marks: [number, number][];
}

/**
 * The surroundings of the first found word, with the ranges of all found ones, in the text as it was written (the
 * index knows only folded words). Without any, the start of `fallback`.
 */
export function excerptOf(texts: readonly string[], words: readonly string[], fallback: string): Excerpt {
  for (const text of texts) {
    const [first] = words.length === 0 ? [] : find(text.slice(0, looked), words);
    if (first === undefined) continue;
    const from = startOfWord(text, Math.max(0, first[0] - before));
    return marked(text.slice(from, from + width), words);
  }
  return marked(fallback.slice(0, width), words);
}

function marked(raw: string, words: readonly string[]): Excerpt {
  const excerpt = raw.replace(/\s/g, ' ');
  return { excerpt, marks: words.length === 0 ? [] : [...find(excerpt, words)] };
}

function* find(text: string, words: readonly string[]): Generator<[number, number]> {
  for (const match of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    const folded = fold(match[0]);
    if (words.some((word) => folded.startsWith(word))) yield [match.index, match.index + match[0].length];
  }
}

function startOfWord(text: string, at: number): number {
  if (at === 0) return 0;
  const space = text.indexOf(' ', at);
  return space === -1 || space > at + before ? at : space + 1;
}
