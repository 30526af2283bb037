import { AppError } from '#shared/domain/errors.ts';
import type { ErrorCode } from '#shared/domain/errors.ts';
import type { SyncParts } from './parts.ts';

const firstWaitMs = 500;
const longestWaitMs = 60_000;
/** A server too old or too new may be updated: look again now and then. */
const stoppedLookMs = 600_000;

/** Only a person can help: trying again changes nothing. */
const stops: ReadonlySet<ErrorCode> = new Set([
  'signed_out',
  'device_revoked',
  'protocol_unsupported',
  'replica_corrupt',
  'forbidden',
]);
/** The server cannot be reached, as opposed to being reached and refusing. */
const away: ReadonlySet<ErrorCode> = new Set(['offline', 'timeout']);

/**
 * Whether we reach the server, and when to try again: 0.5 s doubling to 60 s, with full jitter. A success, the
 * return of the network, a resume from sleep or the agent's own wish begins anew.
 */
export class Connectivity {
  offlineSince: number | null = null;
  /** Why sync stopped; null while it goes on. */
  stopped: ErrorCode | null = null;
  /** The last failure that is not just being offline (a full disk, a failing server). */
  problem: ErrorCode | null = null;
  private failures = 0;
  private cancel: (() => void) | null = null;
  private readonly parts: Pick<SyncParts, 'clock' | 'timers' | 'random' | 'log'>;
  private readonly retry: () => void;
  private readonly changed: () => void;

  constructor(
    parts: Pick<SyncParts, 'clock' | 'timers' | 'random' | 'log'>,
    retry: () => void,
    changed: () => void,
  ) {
    this.parts = parts;
    this.retry = retry;
    this.changed = changed;
  }

  /** False while a wait after a failure runs, or sync has stopped. */
  get open(): boolean {
    return this.cancel === null && this.stopped === null;
  }

  get online(): boolean {
    return this.stopped === null && this.failures === 0;
  }

  worked(): void {
    this.failures = 0;
    this.offlineSince = null;
    this.problem = null;
    this.stopped = null;
    this.changed();
  }

  failed(error: unknown): void {
    const code = error instanceof AppError ? error.code : 'internal';
    this.parts.log('sync.failed', { code, detail: error instanceof Error ? error.message : '' });
    this.failures += 1;
    if (stops.has(code)) this.stopped = code;
    if (away.has(code)) this.offlineSince ??= this.parts.clock.now();
    else {
      this.offlineSince = null;
      this.problem = code;
    }
    this.wait();
    this.changed();
  }

  /** Begins anew at once: the network is back, the machine woke up, the agent asked. */
  reset(): void {
    this.failures = 0;
    this.stopped = null;
    this.clear();
    this.retry();
  }

  /** The system says there is no network. */
  lost(): void {
    this.offlineSince ??= this.parts.clock.now();
    this.failures = Math.max(this.failures, 1);
    this.wait();
    this.changed();
  }

  close(): void {
    this.clear();
  }

  private wait(): void {
    this.clear();
    const longest =
      this.stopped === null ? Math.min(longestWaitMs, firstWaitMs * 2 ** (this.failures - 1)) : stoppedLookMs;
    const ms = this.stopped === null ? this.parts.random() * longest : longest;
    this.cancel = this.parts.timers.after(ms, () => {
      this.cancel = null;
      this.stopped = null;
      this.retry();
    });
  }

  private clear(): void {
    this.cancel?.();
    this.cancel = null;
  }
}
