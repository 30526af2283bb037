import type { Clock } from '#shared/domain/clock.ts';
import type { IdSource } from '#shared/domain/ids.ts';
import type { Blobs } from '../blobs/blobs.ts';
import { Stamps } from '../sync/stamps.ts';
import type { SyncTx } from '../sync/store.ts';
import { syncTxOf } from '../store/syncStore.ts';
import type { Db, Store } from '../store/open.ts';

/** What the mail side of cases is made of. */
export interface CaseParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly blobs: Blobs;
  /** Told after a commit, so that clients hear of it. */
  readonly onCommit: () => void;
}

export interface CaseTx {
  readonly db: Db;
  readonly tx: SyncTx;
  readonly stamps: Stamps;
  readonly now: number;
}

/** One transaction on cases whose changes are stamped at its end. */
export async function caseWrite<T>(parts: CaseParts, work: (on: CaseTx) => Promise<T>): Promise<T> {
  const { store, clock } = parts;
  const value = await store.write(async (db) => {
    const on = { db, tx: syncTxOf(db, store.engine), stamps: new Stamps(), now: clock.now() };
    const done = await work(on);
    await on.stamps.write(on.tx, on.now);
    return done;
  });
  parts.onCommit();
  return value;
}
