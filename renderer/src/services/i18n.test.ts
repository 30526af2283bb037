import { describe, expect, it } from 'vitest';
import en from '../locales/en.json';
import nb from '../locales/nb.json';
import nl from '../locales/nl.json';
import pl from '../locales/pl.json';
import { commandCatalogue } from './commandCatalogue.ts';
import { createTranslator, type LocaleName, pickLocale } from './i18n.ts';

type Tree = { [key: string]: string | Tree };
const flat = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : flat(value, `${path}${key}.`),
  );
const all = { en, nl, nb, pl };
const holes = (text: string) => [...new Set(text.match(/\{\w+\}/gu))].sort();

describe('[F21] the four languages', () => {
  it.each(['nl', 'nb', 'pl'] as const)(
    '%s has every message of English, with the same places to fill in',
    (name) => {
      const wanted = new Map(flat(en));
      const has = new Map(flat(all[name]));
      expect([...has.keys()]).toEqual([...wanted.keys()]);
      for (const [key, text] of has) {
        expect(text.trim(), key).not.toBe('');
        expect(holes(text), key).toEqual(holes(wanted.get(key) ?? ''));
      }
    },
  );
  it('has words for every command', () => {
    const known = new Map(flat(en));
    for (const { id } of commandCatalogue) expect(known.has(`commands.${id}`), id).toBe(true);
  });
  it('picks the plural by the rules of the language', () => {
    const say = (locale: LocaleName, count: number) =>
      createTranslator(locale).global.t('sync.offlineSaved', { count }, count);
    expect(say('en', 1)).toBe('Offline · 1 change saved on this device');
    expect(say('en', 5)).toBe('Offline · 5 changes saved on this device');
    expect([1, 2, 5, 12, 22, 25].map((count) => say('pl', count).match(/zmian\p{L}*/u)?.[0])).toEqual([
      'zmiana',
      'zmiany',
      'zmian',
      'zmian',
      'zmiany',
      'zmian',
    ]);
    expect(say('nb', 0)).toContain('0 endringer');
  });
  it('follows the system’s language, and gives Norwegians of either form Bokmål', () => {
    expect(pickLocale(['fr-FR', 'nn-NO', 'en'])).toBe('nb');
    expect(pickLocale(['pl-PL'])).toBe('pl');
    expect(pickLocale(['fr'])).toBe('en');
  });
});
