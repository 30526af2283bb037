/** Where waiting comes from; the simulation owns it. */
export interface Timers {
  /** Calls `then` after `ms`; the returned function takes that back. */
  after(ms: number, then: () => void): () => void;
}

export const systemTimers: Timers = {
  after(ms, then) {
    const timer = setTimeout(then, ms);
    return () => clearTimeout(timer);
  },
};
