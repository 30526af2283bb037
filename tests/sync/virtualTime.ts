import type { Clock } from '#shared/domain/clock.ts';

interface Due {
  readonly at: number;
  readonly order: number;
  readonly run: () => void;
}

/** Lets every promise that can settle without a timer do so: one turn of the real event loop is after all of them. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * Virtual time: nothing waits, everything is in order of its time and, at one moment, of its making. Between two events
 * all promises settle, so that a history depends on nothing but its seed.
 */
export class VirtualTime {
  #now = 1_800_000_000_000;
  #order = 0;
  readonly #queue: Due[] = [];

  now(): number {
    return this.#now;
  }

  /** Runs `run` in `ms` from now; answers a function that calls it off. */
  after(ms: number, run: () => void): () => void {
    const due = { at: this.#now + Math.max(0, ms), order: (this.#order += 1), run };
    let low = 0;
    let high = this.#queue.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = this.#queue[middle];
      if (other !== undefined && (other.at < due.at || (other.at === due.at && other.order < due.order)))
        low = middle + 1;
      else high = middle;
    }
    this.#queue.splice(low, 0, due);
    return () => {
      const index = this.#queue.indexOf(due);
      if (index >= 0) this.#queue.splice(index, 1);
    };
  }

  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => this.after(ms, resolve));
  }

  /** Runs what is due until `until`, or until `done` says so. Answers whether `done` did. */
  async run(until: number, done: () => boolean = () => false): Promise<boolean> {
    await settle();
    while (!done()) {
      const next = this.#queue[0];
      if (next === undefined || next.at > until) {
        this.#now = Math.max(this.#now, until);
        return done();
      }
      this.#queue.shift();
      this.#now = next.at;
      next.run();
      await settle();
    }
    return true;
  }

  /** A clock of this world; `skew` says how far a device's wall clock is off at the moment. */
  clock(skew: () => number = () => 0): Clock {
    return { now: () => this.#now + skew(), monotonic: () => this.#now };
  }
}
