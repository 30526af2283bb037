import { addDays, type PlainDay, weekday } from '../ui/calendarMonth.ts';

/** The calendar day of a moment (epoch ms) where the agent sits. */
export function plainDayOf(at: number): PlainDay {
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The last millisecond of a day where the agent sits, in epoch ms: when something due that day is late. */
export function endOfDay(day: PlainDay): number {
  return startOfDay(addDays(day, 1)) - 1;
}

/** The first moment of a day where the agent sits, in epoch ms; also where summer time begins at midnight. */
export function startOfDay(day: PlainDay): number {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date).getTime();
}

/** The next day that is neither a Saturday nor a Sunday. */
export function nextWorkday(day: PlainDay): PlainDay {
  const next = addDays(day, 1);
  return weekday(next) > 5 ? addDays(next, 8 - weekday(next)) : next;
}
