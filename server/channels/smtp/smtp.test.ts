import { describe, expect, it } from 'vitest';
import { fullJitter } from '../surroundings.ts';
import { subjectOf } from './compose.ts';
import { nextTry } from './retry.ts';

const hour = 3_600_000;

describe('trying again', () => {
  it('[C9] goes on for about a day, ever more rarely, and then gives up', () => {
    let now = 0;
    const pauses: number[] = [];
    for (let attempt = 1; ; attempt += 1) {
      const at = nextTry(attempt, now, () => 0);
      if (at === null) break;
      pauses.push(at - now);
      now = at;
    }
    expect(pauses[0]).toBe(30_000);
    expect(Math.max(...pauses)).toBe(hour);
    expect(now / hour).toBeGreaterThan(20);
    expect(now / hour).toBeLessThanOrEqual(24);
  });

  it('[C5] spreads over the whole pause and stops growing at a minute', () => {
    expect(fullJitter(1, () => 0)).toBe(0);
    expect(fullJitter(1, () => 0.999_999)).toBe(500);
    expect(fullJitter(4, () => 0.5)).toBe(2000);
    expect(fullJitter(1000, () => 0.999_999_9)).toBe(60_000);
  });
});

describe('the subject of a reply', () => {
  it.each([
    ['Invoice', '<a@b>', 'Re: Invoice [#7]'],
    ['Re: Invoice [#7]', '<a@b>', 'Re: Invoice [#7]'],
    ['AW: Rechnung', '<a@b>', 'AW: Rechnung [#7]'],
    ['Sv: Faktura [#7]', '<a@b>', 'Sv: Faktura [#7]'],
    ['Offer', null, 'Offer [#7]'],
    ['', null, '[#7]'],
  ])('[C9] %j carries the number once', (subject, inReplyTo, expected) => {
    expect(subjectOf({ subject, inReplyTo, caseNumber: 7 })).toBe(expected);
  });
});
