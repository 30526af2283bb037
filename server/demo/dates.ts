import type { DemoLanguage } from './types.ts';

/**
 * Dates inside the texts. `{d-8}` is the day eight days ago ("14 November", "14. november", "14 listopada"), `{m-8}`
 * the name of its month, `{w-8}` its weekday, `{i-8}` the date as 2026-11-14, `{c-8}` as 20261114,
 * `{y-8}` its year; `+` for days to come.
 */
const token = /\{([cdmwiy])([+-]\d+)\}/g;

const locales: Readonly<Record<DemoLanguage, string>> = {
  en: 'en-GB',
  nl: 'nl-NL',
  nb: 'nb-NO',
  pl: 'pl-PL',
};

const looks: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  d: { day: 'numeric', month: 'long' },
  m: { month: 'long' },
  w: { weekday: 'long' },
  y: { year: 'numeric' },
};

/** `text` with its date tokens written out in `language`, reckoned from `now` (epoch ms, UTC days). */
export function withDates(text: string, language: DemoLanguage, now: number): string {
  return text.replace(token, (_, look: string, days: string) => {
    const day = new Date(now + Number(days) * 86_400_000);
    if (look === 'i') return day.toISOString().slice(0, 10);
    if (look === 'c') return day.toISOString().slice(0, 10).replaceAll('-', '');
    return new Intl.DateTimeFormat(locales[language], { ...looks[look], timeZone: 'UTC' }).format(day);
  });
}
