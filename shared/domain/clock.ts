/** Where time comes from. Everything that reads a clock takes one, so that the simulation can own it. */
export interface Clock {
  /** Wall time in epoch milliseconds UTC. For display and ids only; never compared across machines. */
  now(): number;
  /** Milliseconds since some fixed point of this process; never goes back. */
  monotonic(): number;
}

/** Present in every runtime this code meets (Node, Electron, browsers), but in no library of types they share. */
declare const performance: { now(): number };

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
};
