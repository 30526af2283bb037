import { computed, type ComputedRef } from 'vue';
import { useI18n } from 'vue-i18n';
import { useNow } from './now.ts';

/** How times, numbers and sizes are written in one language. All times are epoch milliseconds. */
export interface Format {
  /** 10:42 */
  time: (at: number) => string;
  /** 10:42:13 */
  timeWithSeconds: (at: number) => string;
  /** For narrow columns: 10:42 today, Wed within the last six days, else 12 Nov, or 12 Nov 2025 in another year. */
  brief: (at: number, now: number) => string;
  /** For the timeline: 10:42 today, Wed 14:40 within the last six days, else Tue 17 Nov, with the year in another year. */
  when: (at: number, now: number) => string;
  /** Tue 24 Nov */
  day: (at: number) => string;
  /** Short time left or over: 0:18, 5:05, −0:24, 3 d. */
  span: (ms: number) => string;
  number: (value: number) => string;
  /** 47 %; from a share of 0 to 1, whole steps. */
  percent: (share: number) => string;
  /** 212 KB; sizes in steps of 1000. */
  bytes: (size: number) => string;
  /** "a, b and c" in the language. */
  list: (words: readonly string[]) => string;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * @param locale BCP 47 tag.
 * @param timeZone IANA name; the system's where not given.
 */
export function createFormat(locale: string, timeZone?: string): Format {
  // British order (17 Nov, 24 h) is what the four markets read; "en" alone would mean American.
  const tag = locale === 'en' ? 'en-GB' : locale;
  const zone = timeZone === undefined ? {} : { timeZone };
  const date = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(tag, { ...options, ...zone });
    return (at: number) => format.format(at).replaceAll(',', '');
  };
  const time = date({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const timeWithSeconds = date({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
  const weekdayOnly = date({ weekday: 'short' });
  const dayMonth = date({ day: 'numeric', month: 'short' });
  const dayMonthYear = date({ day: 'numeric', month: 'short', year: 'numeric' });
  const weekdayDay = date({ weekday: 'short', day: 'numeric', month: 'short' });
  const iso = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', ...zone });
  const number = new Intl.NumberFormat(tag);
  const percent = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 0 });
  const unit = (name: string) =>
    new Intl.NumberFormat(tag, { style: 'unit', unit: name, unitDisplay: 'short', maximumFractionDigits: 1 });
  const sizes = {
    byte: unit('byte'),
    kilobyte: unit('kilobyte'),
    megabyte: unit('megabyte'),
    gigabyte: unit('gigabyte'),
  };
  const days = new Intl.NumberFormat(tag, { style: 'unit', unit: 'day', unitDisplay: 'narrow' });
  const list = new Intl.ListFormat(tag, { type: 'conjunction' });
  /** Whole calendar days from `at` to `now` in the zone; negative for the future. */
  const daysBetween = (at: number, now: number) =>
    Math.round((Date.parse(iso.format(now)) - Date.parse(iso.format(at))) / day);
  const sameYear = (at: number, now: number) => iso.format(at).slice(0, 4) === iso.format(now).slice(0, 4);

  return {
    time,
    timeWithSeconds,
    day: weekdayDay,
    brief: (at, now) => {
      const ago = daysBetween(at, now);
      if (ago === 0) return time(at);
      if (ago > 0 && ago < 7) return weekdayOnly(at);
      return sameYear(at, now) ? dayMonth(at) : dayMonthYear(at);
    },
    when: (at, now) => {
      const ago = daysBetween(at, now);
      if (ago === 0) return time(at);
      if (ago > 0 && ago < 2) return `${weekdayOnly(at)} ${time(at)}`;
      return sameYear(at, now) ? weekdayDay(at) : dayMonthYear(at);
    },
    span: (ms) => {
      const size = Math.abs(ms);
      const sign = ms < 0 ? '−' : '';
      if (size >= day)
        return sign + (tag === 'en-GB' ? `${Math.floor(size / day)} d` : days.format(Math.floor(size / day)));
      const minutes = Math.floor(size / minute);
      return `${sign}${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
    },
    number: (value) => number.format(value),
    percent: (share) => percent.format(share),
    bytes: (size) => {
      if (size < 1000) return sizes.byte.format(size);
      if (size < 999_500) return sizes.kilobyte.format(Math.round(size / 1000)).replace('kB', 'KB');
      if (size < 999_950_000) return sizes.megabyte.format(size / 1e6);
      return sizes.gigabyte.format(size / 1e9);
    },
    list: (words) => list.format(words),
  };
}

/** The format of the window's language, with the window's clock filled in. */
export function useFormat(): {
  format: ComputedRef<Format>;
  brief: (at: number) => string;
  when: (at: number) => string;
} {
  const { locale } = useI18n();
  const now = useNow();
  const format = computed(() => createFormat(locale.value));
  return {
    format,
    brief: (at) => format.value.brief(at, now.value),
    when: (at) => format.value.when(at, now.value),
  };
}
