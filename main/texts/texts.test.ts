import { describe, expect, it } from 'vitest';
import { en } from './en.ts';
import type { Texts } from './en.ts';
import { nb } from './nb.ts';
import { nl } from './nl.ts';
import { pl } from './pl.ts';
import { languageOf, translator } from './texts.ts';

const placeholders = (message: Texts[keyof Texts]) =>
  (typeof message === 'string' ? [message] : Object.values(message))
    .map((text) =>
      [...text.matchAll(/\{(\w+)\}/g)]
        .map((match) => match[1])
        .toSorted()
        .join(),
    )
    .filter((found, at, list) => list.indexOf(found) === at);

describe('[F20-F24] the words of main', () => {
  it.each([
    ['nl', nl],
    ['nb', nb],
    ['pl', pl],
  ] as const)('%s has every key, with the same placeholders', (language, texts) => {
    expect(Object.keys(texts).toSorted()).toEqual(Object.keys(en).toSorted());
    const rules = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const key of Object.keys(en) as (keyof Texts)[]) {
      expect(placeholders(texts[key]), key).toEqual(placeholders(en[key]));
      const message = texts[key];
      if (typeof message !== 'string') expect(Object.keys(message).toSorted(), key).toEqual(rules.toSorted());
    }
  });

  it('counts in each language by its own rules', () => {
    expect(translator('pl')('notify.many', { count: 3 })).toBe('3 nowe wiadomości');
    expect(translator('pl')('notify.many', { count: 12 })).toBe('12 nowych wiadomości');
    expect(translator('nl')('notify.many', { count: 1 })).toBe('1 nieuw bericht');
    expect(translator('en')('notify.case', { number: 12345 })).toBe('Case 12345');
  });

  it('finds the language of the system', () => {
    expect(languageOf(['nn-NO', 'en'])).toBe('nb');
    expect(languageOf(['de', 'pl-PL'])).toBe('pl');
    expect(languageOf(['nl_BE'])).toBe('nl');
    expect(languageOf(['fr'])).toBe('en');
    expect(languageOf([])).toBe('en');
  });
});
