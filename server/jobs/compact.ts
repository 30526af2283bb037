import type { Clock } from '#shared/domain/clock.ts';
import type { Db, Store } from '../store/open.ts';

const day = 24 * 60 * 60 * 1000;
/** A device that was away longer begins the feed anew instead of being told what left it. */
export const tombstonesLive = 30 * day;
/** As long as devices may be offline and still send an act again. */
export const resultsLive = 90 * day;

interface Parts {
  readonly store: Store;
  readonly clock: Clock;
}

/** Forgets old tombstones, raising the floor of their feed, and old results of acts that simply applied. */
export async function compact({ store, clock }: Parts): Promise<void> {
  const now = clock.now();
  const feeds = await store.db
    .selectFrom('feed_row')
    .select('feed')
    .distinct()
    .where('tomb', '=', 1)
    .where('at', '<', now - tombstonesLive)
    .execute();
  for (const { feed } of feeds) await store.write((db) => forgetTombstones(db, feed, now - tombstonesLive));
  await store.write((db) => forgetResults(db, now - resultsLive));
}

async function forgetTombstones(db: Db, feed: string, before: number): Promise<void> {
  // Locks the head, so that no stamp of this feed comes in between.
  await db
    .updateTable('feed_head')
    .set((eb) => ({ seq: eb.ref('seq') }))
    .where('feed', '=', feed)
    .execute();
  const old = await db
    .selectFrom('feed_row')
    .select((eb) => eb.fn.max('seq').as('top'))
    .where('feed', '=', feed)
    .where('tomb', '=', 1)
    .where('at', '<', before)
    .executeTakeFirst();
  const top = old?.top ?? 0;
  await db
    .updateTable('feed_head')
    .set({ floor: top })
    .where('feed', '=', feed)
    .where('floor', '<', top)
    .execute();
  await db
    .deleteFrom('feed_row')
    .where('feed', '=', feed)
    .where('tomb', '=', 1)
    .where('seq', '<=', top)
    .execute();
}

async function forgetResults(db: Db, before: number): Promise<void> {
  const old = db
    .selectFrom('intent_result')
    .select('id')
    .where('at', '<', before)
    .where('doc', 'like', '%"end":"applied"%');
  const ids = (await old.limit(5000).execute()).map((row) => row.id);
  for (const id of ids) {
    await db.deleteFrom('feed_row').where('row_id', '=', id).where('kind', '=', 'result').execute();
    await db.deleteFrom('intent_result').where('id', '=', id).execute();
  }
}

/** Compacts at the start and once a day. Answers how to end it. */
export function startCompacting(
  parts: Parts & { readonly tidy: () => Promise<void> },
  onError: (error: unknown) => void,
): () => Promise<void> {
  let running = Promise.resolve();
  const run = () => {
    running = running
      .then(() => compact(parts))
      .then(parts.tidy)
      .catch(onError);
  };
  run();
  const timer = setInterval(run, day);
  return async () => {
    clearInterval(timer);
    await running;
  };
}
