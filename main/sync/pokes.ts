import type { Poke } from '#shared/protocol/pull.ts';
import type { SyncParts } from './parts.ts';

/** The server speaks every 25 s; after twice that and some the connection is dead, whatever the system says. */
const silentMs = 60_000;
const firstWaitMs = 500;
const longestWaitMs = 60_000;

/** Keeps one poke connection open, with a backoff of its own; sync works without it, only slower. */
export class Pokes {
  private readonly parts: SyncParts;
  private readonly poked: (poke: Poke) => void;
  private readonly lost: () => void;
  private end: (() => void) | null = null;
  private cancelTimer: (() => void) | null = null;
  private failures = 0;
  private closed = true;

  /** `lost`: a connection that had spoken ended, which is the first sign of a line that is gone. */
  constructor(parts: SyncParts, poked: (poke: Poke) => void, lost: () => void) {
    this.parts = parts;
    this.poked = poked;
    this.lost = lost;
  }

  /** Opens, or opens anew. */
  connect(): void {
    this.drop();
    this.closed = false;
    let mine = true;
    let spoke = false;
    const end = this.parts.transport.listen({
      onPoke: (poke) => {
        if (!mine || this.closed) return;
        this.failures = 0;
        spoke = true;
        this.watch();
        this.poked(poke);
      },
      onEnd: () => {
        if (!mine || this.closed) return;
        mine = false;
        this.end = null;
        this.again();
        if (spoke) this.lost();
      },
    });
    this.end = () => {
      mine = false;
      end();
    };
    this.watch();
  }

  close(): void {
    this.closed = true;
    this.drop();
  }

  private watch(): void {
    this.after(silentMs, () => {
      this.parts.log('poke.silent');
      this.connect();
    });
  }

  private again(): void {
    const longest = Math.min(longestWaitMs, firstWaitMs * 2 ** this.failures);
    this.failures += 1;
    this.after(this.parts.random() * longest, () => this.connect());
  }

  private after(ms: number, then: () => void): void {
    this.cancelTimer?.();
    this.cancelTimer = this.parts.timers.after(ms, then);
  }

  private drop(): void {
    this.cancelTimer?.();
    this.cancelTimer = null;
    this.end?.();
    this.end = null;
  }
}
