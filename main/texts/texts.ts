import type { Settings } from '#shared/ipc/settings.ts';
import { en } from './en.ts';
import type { TextKey, Texts } from './en.ts';
import { nb } from './nb.ts';
import { nl } from './nl.ts';
import { pl } from './pl.ts';

export type Language = Exclude<Settings['language'], 'system'>;
const all: Readonly<Record<Language, Texts>> = { en, nl, nb, pl };

export type Translate = (key: TextKey, params?: Readonly<Record<string, string | number>>) => string;

/** The first of the system's languages that we have. Norwegian comes as no, nb or nn; all of them read Bokmål. */
export function languageOf(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const code = tag.toLowerCase().split(/[-_]/)[0] ?? '';
    if (code === 'no' || code === 'nn') return 'nb';
    if (Object.hasOwn(all, code)) return code as Language;
  }
  return 'en';
}

/** Texts of one language. `{name}` is filled from `params`; `count` also chooses the plural form. */
export function translator(language: Language): Translate {
  const plural = new Intl.PluralRules(language);
  const figures = new Intl.NumberFormat(language);
  return (key, params = {}) => {
    const message = all[language][key];
    const count = params['count'];
    const form = typeof count === 'number' ? plural.select(count) : 'other';
    const text = typeof message === 'string' ? message : (message[form] ?? message.other);
    return text.replace(/\{(\w+)\}/g, (_whole, name: string) => {
      const value = params[name] ?? '';
      // A case's number is a name, not an amount: no thousands separator.
      return typeof value === 'number' && name === 'count' ? figures.format(value) : String(value);
    });
  };
}
