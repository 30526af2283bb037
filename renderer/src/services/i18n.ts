import { createI18n } from 'vue-i18n';
import en from '../locales/en.json';
import nb from '../locales/nb.json';
import nl from '../locales/nl.json';
import pl from '../locales/pl.json';

export const locales = ['en', 'nl', 'nb', 'pl'] as const;
export type LocaleName = (typeof locales)[number];

/**
 * The form of a plural that a language wants, as the index of the message's parts, in the order of `forms`.
 * A fraction that falls into a category without a part of its own (Polish `other`) takes the last part.
 */
function pluralIndex(
  locale: string,
  forms: readonly Intl.LDMLPluralRule[],
): (choice: number, parts: number) => number {
  const rules = new Intl.PluralRules(locale);
  return (choice, parts) => {
    const at = forms.indexOf(rules.select(choice));
    return Math.min(at === -1 ? parts - 1 : at, parts - 1);
  };
}

/** The language of the system if it is one of ours, else English. `no` and `nn` readers get Bokmål. */
export function pickLocale(wanted: readonly string[]): LocaleName {
  for (const tag of wanted) {
    const language = tag.toLowerCase().split('-')[0] ?? '';
    if (language === 'no' || language === 'nn') return 'nb';
    const known = locales.find((name) => name === language);
    if (known) return known;
  }
  return 'en';
}

/** The translator of one window. Messages are loaded with the app: all four languages together are a few kilobytes. */
export function createTranslator(locale: LocaleName) {
  return createI18n<false, { messages: Record<LocaleName, typeof en> }>({
    legacy: false,
    locale,
    fallbackLocale: 'en',
    messages: { en, nl, nb, pl },
    pluralRules: {
      en: pluralIndex('en', ['one', 'other']),
      nl: pluralIndex('nl', ['one', 'other']),
      nb: pluralIndex('nb', ['one', 'other']),
      pl: pluralIndex('pl', ['one', 'few', 'many']),
    },
  } as never);
}
