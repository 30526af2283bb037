import type { Clock } from '#shared/domain/clock.ts';

/** What the mail channel takes from outside, so that tests can own it. */
export interface Surroundings {
  readonly clock: Clock;
  /** 0 ≤ x < 1. */
  readonly random: () => number;
  readonly timers: Timers;
  readonly logger: ChannelLogger;
}

export interface Timers {
  /** Runs `act` once after `ms`; the result calls it off. */
  after(ms: number, act: () => void): () => void;
}

/** The part of pino that is used: fields first, then the event's name. Fields hold no addresses and no text of mails. */
export interface ChannelLogger {
  info(fields: object, event: string): void;
  warn(fields: object, event: string): void;
  error(fields: object, event: string): void;
}

export const systemTimers: Timers = {
  after(ms, act) {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
};

/**
 * Delay before the next try: full jitter over a doubling bound, so that many servers do not come back in step.
 * @param failures how often it failed in a row, 1 or more
 * @param bounds smallest upper bound and largest, in milliseconds
 */
export function fullJitter(
  failures: number,
  random: () => number,
  bounds = { first: 500, most: 60_000 },
): number {
  return Math.round(random() * Math.min(bounds.most, bounds.first * 2 ** Math.min(failures - 1, 20)));
}

/** A short text of an error for a person: no stack, no credentials, at most 500 characters. */
export function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  const said =
    'responseText' in error && typeof error.responseText === 'string' ? error.responseText : error.message;
  return said.replace(/\s+/g, ' ').slice(0, 500);
}
