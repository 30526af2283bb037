import { describe, expect, test } from 'vitest';
import { act, events, written } from './testBundle.ts';

const high = { field: 'priority', value: 'high', was: 'normal', undo: false } as const;

describe('[C14] edit', () => {
  test('sets one field and says from what to what', () => {
    const outcome = act('edit', high);
    expect(written(outcome, 'case')[0]).toMatchObject({ priority: 'high', deadlineAt: null });
    expect(written(outcome, 'item')[0]).toMatchObject({
      event: 'edited',
      params: { field: 'priority', from: 'normal', to: 'high' },
    });
    const dated = act('edit', { field: 'deadline', value: 9000, was: null, undo: false });
    expect(written(dated, 'case')[0]).toMatchObject({ priority: 'normal', deadlineAt: 9000 });
  });

  test('the last by server order counts, whatever was on screen; the same value is done already', () => {
    expect(act('edit', high, { case: { priority: 'urgent' } }).end).toBe('applied');
    expect(act('edit', high, { case: { priority: 'high' } })).toEqual({ end: 'applied', changes: [] });
  });

  test('[G9] an undo takes back only what is still as its author left it', () => {
    const back = { field: 'priority', value: 'normal', was: 'high', undo: true } as const;
    expect(written(act('edit', back, { case: { priority: 'high' } }), 'case')[0]?.priority).toBe('normal');
    const late = act('edit', back, { case: { priority: 'urgent' } });
    expect(late).toMatchObject({ end: 'superseded', reason: { code: 'field_changed' } });
    expect(events(late)).toEqual(['act_superseded']);
  });

  test('a value that does not fit its field is not taken', () => {
    expect(() => act('edit', { ...high, value: 'loud' as never })).toThrow();
  });
});
