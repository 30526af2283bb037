import type { Clock } from '#shared/domain/clock.ts';
import { AppError } from '#shared/domain/errors.ts';

export interface AttemptLimits {
  readonly windowMs: number;
  readonly perAddress: number;
  readonly perIp: number;
}

export const defaultLimits: AttemptLimits = { windowMs: 15 * 60_000, perAddress: 10, perIp: 50 };

/** Entries kept at most; beyond it the oldest are forgotten, so that a flood of addresses cannot fill the memory. */
const maxKept = 20_000;

/**
 * Counts failed sign-ins by mail address and by network address. Only failures count, so that a team behind one
 * address is never locked out by signing in; @fastify/rate-limit counts every request.
 */
export class Attempts {
  readonly #clock: Clock;
  readonly #limits: AttemptLimits;
  readonly #failed = new Map<string, { count: number; until: number }>();

  constructor(clock: Clock, limits: AttemptLimits = defaultLimits) {
    this.#clock = clock;
    this.#limits = limits;
  }

  #allowed(key: string, limit: number): void {
    const entry = this.#failed.get(key);
    if (entry === undefined) return;
    const left = entry.until - this.#clock.monotonic();
    if (left <= 0) this.#failed.delete(key);
    else if (entry.count >= limit) {
      throw new AppError('rate_limited', 'too many failed sign-ins', { seconds: Math.ceil(left / 1000) });
    }
  }

  /** Throws `rate_limited` with the seconds to wait. */
  check(address: string, ip: string): void {
    this.#allowed(`ip ${ip}`, this.#limits.perIp);
    this.#allowed(`address ${address}`, this.#limits.perAddress);
  }

  failed(address: string, ip: string): void {
    for (const key of [`ip ${ip}`, `address ${address}`]) {
      const entry = this.#failed.get(key) ?? {
        count: 0,
        until: this.#clock.monotonic() + this.#limits.windowMs,
      };
      entry.count += 1;
      this.#failed.delete(key);
      this.#failed.set(key, entry);
      if (this.#failed.size > maxKept) this.#failed.delete(this.#failed.keys().next().value ?? '');
    }
  }

  succeeded(address: string): void {
    this.#failed.delete(`address ${address}`);
  }
}
