import { describe, expect, it } from 'vitest';
import { addDays, addMonths, calendarMonth, firstWeekdayOf, weekday, weekNumber } from './calendarMonth.ts';

describe('[A11] the calendar of the due date', () => {
  it('numbers weeks by ISO 8601, also where the year changes', () => {
    expect(weekNumber('2026-11-24')).toBe(48);
    expect(weekNumber('2027-01-03')).toBe(53);
    expect(weekNumber('2027-01-04')).toBe(1);
    expect(weekNumber('2024-12-30')).toBe(1);
  });
  it('adds days over a change to daylight saving, and months to the last day of a shorter one', () => {
    expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2026-01-15', -1)).toBe('2025-12-15');
  });
  it('shows six whole weeks from the locale’s first weekday', () => {
    const weeks = calendarMonth('2026-11-19', 1);
    expect(weeks).toHaveLength(6);
    expect(weeks[0]?.days[0]).toEqual({ day: '2026-10-26', inMonth: false });
    expect(weeks.map((week) => week.number)).toEqual([44, 45, 46, 47, 48, 49]);
    expect(calendarMonth('2026-11-19', 7)[0]?.days[0]?.day).toBe('2026-11-01');
    expect(weekday('2026-11-22')).toBe(7);
  });
  it('begins the week on Monday in Poland, on Sunday in the United States', () => {
    expect(firstWeekdayOf('pl-PL')).toBe(1);
    expect(firstWeekdayOf('en-US')).toBe(7);
  });
});
