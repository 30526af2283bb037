import type { Clock } from '#shared/domain/clock.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { IdSource } from '#shared/domain/ids.ts';
import { Stamps } from '../sync/stamps.ts';
import { syncTxOf } from '../store/syncStore.ts';
import type { Db, Store } from '../store/open.ts';

/** What every administrative act needs. */
export interface Admin {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/** One administrative act: a transaction whose changes are stamped in their feeds at its end. */
export async function stamped<T>(
  admin: Admin,
  work: (db: Db, stamps: Stamps, now: number) => Promise<T>,
): Promise<T> {
  const { store, clock } = admin;
  return store.write(async (db) => {
    const now = clock.now();
    const stamps = new Stamps();
    const value = await work(db, stamps, now);
    await stamps.write(syncTxOf(db, store.engine), now);
    return value;
  });
}

/** Turns "that name is taken" from the store into a sentence for the administrator. */
export async function unlessTaken<T>(admin: Admin, what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!admin.store.engine.isUniqueViolation(error)) throw error;
    throw new AppError('invalid', `${what} exists already`, { field: what }, { cause: error });
  }
}
