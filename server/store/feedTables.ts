import { sql } from 'kysely';
import type { CaseId, CustomerId } from '#shared/domain/ids.ts';
import type { FeedName } from '#shared/protocol/feeds.ts';
import type { RowKind } from '#shared/protocol/rows.ts';
import type { FeedHead, FeedRow } from '../sync/store.ts';
import type { Db } from './open.ts';
import { chunks } from './rows.ts';

const rowColumns = ['kind', 'row_id', 'seq', 'tomb', 'sort', 'rev'] as const;

interface FeedRowColumns {
  readonly kind: string;
  readonly row_id: string;
  readonly seq: number;
  readonly tomb: number;
  readonly sort: string | null;
  readonly rev: number | null;
}

function feedRowOf(row: FeedRowColumns): FeedRow {
  return {
    kind: row.kind as RowKind,
    id: row.row_id,
    seq: row.seq,
    tomb: row.tomb === 1,
    sort: row.sort,
    rev: row.rev,
  };
}

export async function feedHeads(
  db: Db,
  feeds: readonly FeedName[],
): Promise<ReadonlyMap<FeedName, FeedHead>> {
  if (feeds.length === 0) return new Map();
  const rows = await db.selectFrom('feed_head').selectAll().where('feed', 'in', feeds).execute();
  return new Map(rows.map((row) => [row.feed, row]));
}

/** Raises a head; its row stays locked to the end of the transaction, so that numbers appear in their order. */
export async function raiseHead(db: Db, feed: FeedName, by: number): Promise<FeedHead> {
  return db
    .insertInto('feed_head')
    .values({ feed, seq: by, floor: 0, epoch: 1, cases: 0, sum: '0' })
    .onConflict((on) => on.column('feed').doUpdateSet({ seq: sql`feed_head.seq + ${by}` }))
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function saveSum(db: Db, feed: FeedName, cases: number, sum: string): Promise<void> {
  await db.updateTable('feed_head').set({ cases, sum }).where('feed', '=', feed).execute();
}

export async function stampedAfter(
  db: Db,
  feed: FeedName,
  seq: number,
  limit: number,
): Promise<readonly FeedRow[]> {
  const query = db.selectFrom('feed_row').select(rowColumns).where('feed', '=', feed).where('seq', '>', seq);
  return (await query.orderBy('seq').limit(limit).execute()).map(feedRowOf);
}

export async function snapshotPage(
  db: Db,
  feed: FeedName,
  after: { readonly sort: string; readonly id: string } | null,
  limit: number,
): Promise<readonly FeedRow[]> {
  let query = db
    .selectFrom('feed_row')
    .select(rowColumns)
    .where('feed', '=', feed)
    .where('sort', 'is not', null);
  if (after !== null) {
    query = query.where((eb) => eb(eb.refTuple('sort', 'row_id'), '>', eb.tuple(after.sort, after.id)));
  }
  return (await query.orderBy('sort').orderBy('row_id').limit(limit).execute()).map(feedRowOf);
}

export async function feedRows(
  db: Db,
  feed: FeedName,
  kind: RowKind,
  ids: readonly string[],
): Promise<readonly FeedRow[]> {
  const rows = await db
    .selectFrom('feed_row')
    .select(rowColumns)
    .where('feed', '=', feed)
    .where('kind', '=', kind)
    .where('row_id', 'in', ids)
    .execute();
  return rows.map(feedRowOf);
}

export async function writeFeedRows(
  db: Db,
  feed: FeedName,
  rows: readonly FeedRow[],
  at: number,
): Promise<void> {
  for (const part of chunks(rows, 100)) {
    const values = part.map(({ kind, id, seq, tomb, sort, rev }) => ({
      feed,
      kind,
      row_id: id,
      seq,
      tomb: tomb ? 1 : 0,
      sort,
      rev,
      at,
    }));
    await db
      .insertInto('feed_row')
      .values(values)
      .onConflict((on) =>
        on.columns(['feed', 'kind', 'row_id']).doUpdateSet((eb) => ({
          seq: eb.ref('excluded.seq'),
          tomb: eb.ref('excluded.tomb'),
          sort: eb.ref('excluded.sort'),
          rev: eb.ref('excluded.rev'),
          at: eb.ref('excluded.at'),
        })),
      )
      .execute();
  }
}

export async function feedsHolding(db: Db, kind: RowKind, id: string): Promise<readonly FeedName[]> {
  const rows = await db
    .selectFrom('feed_row')
    .select('feed')
    .where('row_id', '=', id)
    .where('kind', '=', kind)
    .where('tomb', '=', 0)
    .execute();
  return rows.map((row) => row.feed);
}

export async function forgetChildren(db: Db, feed: FeedName, caseId: CaseId): Promise<void> {
  for (const kind of ['entry', 'item'] as const) {
    await db
      .deleteFrom('feed_row')
      .where('feed', '=', feed)
      .where('kind', '=', kind)
      .where('row_id', 'in', (eb) => eb.selectFrom(kind).select('id').where('case_id', '=', caseId))
      .execute();
  }
}

export async function holdsCustomer(
  db: Db,
  feed: FeedName,
  customer: CustomerId,
  except: CaseId,
): Promise<boolean> {
  const row = await db
    .selectFrom('case_')
    .innerJoin('feed_row', 'feed_row.row_id', 'case_.id')
    .select('case_.id')
    .where('case_.customer_id', '=', customer)
    .where('case_.id', '!=', except)
    .where('feed_row.kind', '=', 'case')
    .where('feed_row.feed', '=', feed)
    .where('feed_row.tomb', '=', 0)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
