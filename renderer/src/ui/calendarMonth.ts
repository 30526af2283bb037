/** A day of the calendar without a time or a zone, as `YYYY-MM-DD` (ISO 8601). */
export type PlainDay = string;

const dayMs = 86_400_000;
const utc = (day: PlainDay): number => Date.parse(`${day}T00:00:00Z`);
const plain = (ms: number): PlainDay => new Date(ms).toISOString().slice(0, 10);

/** The day `count` days after `day` (before, if negative). */
export const addDays = (day: PlainDay, count: number): PlainDay => plain(utc(day) + count * dayMs);

/** The same day `count` months later, or that month's last day where it is shorter (31 January + 1 = 28 February). */
export function addMonths(day: PlainDay, count: number): PlainDay {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + count, 0)).getUTCDate();
  return plain(Date.UTC(year, month - 1 + count, Math.min(date, last)));
}

/** ISO weekday: Monday 1 to Sunday 7. */
export const weekday = (day: PlainDay): number => ((new Date(utc(day)).getUTCDay() + 6) % 7) + 1;

/** ISO 8601 week number: the week belongs to the year that holds its Thursday. */
export function weekNumber(day: PlainDay): number {
  const thursday = utc(addDays(day, 4 - weekday(day)));
  const firstOfYear = Date.UTC(new Date(thursday).getUTCFullYear(), 0, 1);
  return Math.floor((thursday - firstOfYear) / dayMs / 7) + 1;
}

export interface CalendarWeek {
  number: number;
  days: readonly { day: PlainDay; inMonth: boolean }[];
}

/**
 * The six weeks that show the month of `day`; always six, so that the popover does not jump.
 * @param firstWeekday the locale's first day of the week, ISO 1 to 7.
 */
export function calendarMonth(day: PlainDay, firstWeekday: number): CalendarWeek[] {
  const first = `${day.slice(0, 8)}01`;
  const start = addDays(first, -((weekday(first) - firstWeekday + 7) % 7));
  return Array.from({ length: 6 }, (_, week) => {
    const days = Array.from({ length: 7 }, (__, index) => {
      const date = addDays(start, week * 7 + index);
      return { day: date, inMonth: date.slice(0, 7) === day.slice(0, 7) };
    });
    const thursday = days.find(({ day: date }) => weekday(date) === 4);
    return { number: weekNumber(thursday?.day ?? start), days };
  });
}

/** The locale's first day of the week, ISO 1 to 7; Monday where the platform does not know. */
export function firstWeekdayOf(locale: string): number {
  const known = new Intl.Locale(locale) as Intl.Locale & {
    getWeekInfo?: () => { firstDay: number };
    weekInfo?: { firstDay: number };
  };
  return (known.getWeekInfo?.() ?? known.weekInfo)?.firstDay ?? 1;
}

/** Local midnight of a plain day as a `Date`, for `Intl` to write. */
export const atNoonUtc = (day: PlainDay): Date => new Date(utc(day) + dayMs / 2);
