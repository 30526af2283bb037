import type { Clock } from '#shared/domain/clock.ts';
import type { IdSource } from '#shared/domain/ids.ts';
import { expireLease } from '../cases/leases.ts';
import { Stamps } from '../sync/stamps.ts';
import type { SyncStore } from '../sync/store.ts';

const everyMs = 5000;
const atOnce = 100;

interface Parts {
  readonly sync: SyncStore;
  readonly clock: Clock;
  readonly ids: IdSource;
  /** Told after a commit, so that clients hear of it. */
  readonly onCommit: () => void;
}

/** Ends every lease whose time is over by the server's clock, each in a transaction of its own. */
export async function expireLeases({ sync, clock, ids, onCommit }: Parts): Promise<void> {
  const due = await sync.read((tx) => tx.leasesDue(clock.now(), atOnce));
  for (const id of due) {
    await sync.write(async (tx) => {
      const now = clock.now();
      const stamps = new Stamps();
      await expireLease(tx, stamps, id, now, ids);
      await stamps.write(tx, now);
    });
  }
  if (due.length > 0) onCommit();
}

/** Looks for leases that are over every few seconds. Answers how to end it. */
export function startExpiringLeases(parts: Parts, onError: (error: unknown) => void): () => Promise<void> {
  let running = Promise.resolve();
  const timer = setInterval(() => {
    running = running.then(() => expireLeases(parts)).catch(onError);
  }, everyMs);
  return async () => {
    clearInterval(timer);
    await running;
  };
}
