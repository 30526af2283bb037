import { mount } from '@vue/test-utils';
import { describe, expect, it } from 'vitest';
import UiCalendar from './UiCalendar.vue';

const words = { previousMonth: 'Previous', nextMonth: 'Next', week: 'Week' };
const open = (min?: string) =>
  mount(UiCalendar, { attachTo: document.body, props: { today: '2026-11-19', locale: 'en-GB', words, min } });
const focused = () => document.activeElement?.getAttribute('aria-label');

describe('[A11] choosing a due date by keyboard', () => {
  it('moves by day, week and month and chooses the day that has the focus', async () => {
    const calendar = open();
    expect(focused()?.replace(',', '')).toBe('Thursday 19 November 2026');
    const grid = calendar.get('[role="grid"]');
    await grid.trigger('keydown', { key: 'ArrowDown' });
    await grid.trigger('keydown', { key: 'ArrowLeft' });
    expect(focused()?.replace(',', '')).toBe('Wednesday 25 November 2026');
    await grid.trigger('keydown', { key: 'PageDown' });
    expect(focused()?.replace(',', '')).toBe('Friday 25 December 2026');
    await calendar.get('[tabindex="0"]').trigger('click');
    expect(calendar.emitted('choose')).toEqual([['2026-12-25']]);
    calendar.unmount();
  });
  it('goes no further back than the first allowed day', async () => {
    const calendar = open('2026-11-19');
    await calendar.get('[role="grid"]').trigger('keydown', { key: 'ArrowUp' });
    expect(focused()?.replace(',', '')).toBe('Thursday 19 November 2026');
    expect(calendar.get('[aria-label$="18 November 2026"]').attributes('disabled')).toBeDefined();
    calendar.unmount();
  });
});
