export type Messages = { [key: string]: string | Messages };

export const languages = ['en', 'nl', 'nb', 'pl'] as const;
export type Language = (typeof languages)[number];

/** Nested messages as a flat map from `a.b.c` to the text. */
export function flatten(messages: Messages, above = ''): Map<string, string> {
  return new Map(
    Object.entries(messages).flatMap(([key, value]): [string, string][] =>
      typeof value === 'string' ? [[above + key, value]] : [...flatten(value, `${above}${key}.`)],
    ),
  );
}

/** Names in braces of a message ("{name}" → "name"), each once and sorted. `{'@'}` is a literal, not a name. */
export const placeholders = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{\s*([\w.-]+)\s*\}/g)].map((found) => found[1] ?? ''))].sort();

/**
 * What is wrong with the translations, a line each: keys that a language lacks or has alone, empty texts, and
 * placeholders that differ from the English text's.
 */
export function faultsOf(all: Record<Language, Map<string, string>>): string[] {
  const english = all.en;
  return languages.flatMap((language) => {
    const texts = all[language];
    return [
      ...[...english.keys()].filter((key) => !texts.has(key)).map((key) => `${language}: ${key} is missing`),
      ...[...texts].flatMap(([key, text]) => {
        const original = english.get(key);
        if (original === undefined) return [`${language}: ${key} is not in en`];
        if (text.trim() === '') return [`${language}: ${key} is empty`];
        const [want, have] = [placeholders(original).join(', '), placeholders(text).join(', ')];
        return want === have ? [] : [`${language}: ${key} has placeholders {${have}}, en has {${want}}`];
      }),
    ];
  });
}
