import type { Clock } from '#shared/domain/clock.ts';

/** A clock that moves when told to. */
export interface TestClock extends Clock {
  advance(ms: number): void;
}

export function testClock(start = Date.UTC(2026, 10, 22, 9)): TestClock {
  let now = start;
  return {
    now: () => now,
    monotonic: () => now - start,
    advance: (ms) => {
      now += ms;
    },
  };
}
