import type { CaseRow } from '#shared/domain/case.ts';
import type { CustomerRow } from '#shared/domain/customer.ts';
import type { DraftRow, ReadMarkRow } from '#shared/domain/draft.ts';
import type { EntryRow } from '#shared/domain/entry.ts';
import type { AgentId, BlobHash, CaseId, ItemId } from '#shared/domain/ids.ts';
import type { ItemRow, MessageItem } from '#shared/domain/item.ts';
import type { CaseBundle } from '#shared/intents/verb.ts';
import type { RowRef } from '../sync/store.ts';
import { readableBlobs } from './blobRefs.ts';
import type { Engine } from './engine.ts';
import type { Db } from './open.ts';
import { chunks, loadDoc } from './rows.ts';

/** How many public messages a bundle carries (shared/intents/verb.ts). */
const recent = 3;

/** Locks the case row to the end of the transaction; null when there is no such case. */
export async function lockCase(db: Db, engine: Engine, id: CaseId): Promise<CaseRow | null> {
  const row = await engine
    .forUpdate(db.selectFrom('case_').select('doc').where('id', '=', id))
    .executeTakeFirst();
  return row === undefined ? null : (JSON.parse(row.doc) as CaseRow);
}

export async function entriesOf(db: Db, id: CaseId): Promise<readonly EntryRow[]> {
  const rows = await db.selectFrom('entry').select('doc').where('case_id', '=', id).orderBy('id').execute();
  return rows.map((row) => JSON.parse(row.doc) as EntryRow);
}

export async function recentPublic(db: Db, id: CaseId, limit = recent): Promise<readonly MessageItem[]> {
  const rows = await db
    .selectFrom('item')
    .select('doc')
    .where('case_id', '=', id)
    .where('is_public', '=', 1)
    .orderBy('n', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => JSON.parse(row.doc) as MessageItem);
}

/** Locks a case and loads everything an act of `actor` may look at. */
export async function loadBundle(
  db: Db,
  engine: Engine,
  id: CaseId,
  actor: AgentId,
  wants: { readonly items: readonly ItemId[]; readonly blobs: readonly BlobHash[] },
): Promise<CaseBundle | null> {
  const row = await lockCase(db, engine, id);
  if (row === null) return null;
  const drafts = await db
    .selectFrom('draft')
    .select('doc')
    .where('agent_id', '=', actor)
    .where('case_id', '=', id)
    .orderBy('id')
    .execute();
  const mark = await db
    .selectFrom('read_mark')
    .select('doc')
    .where('agent_id', '=', actor)
    .where('id', '=', id)
    .executeTakeFirst();
  return {
    case: row,
    entries: await entriesOf(db, id),
    customer: row.customerId === null ? null : await loadDoc<CustomerRow>(db, 'customer', row.customerId),
    drafts: drafts.map((draft) => JSON.parse(draft.doc) as DraftRow),
    readMark: mark === undefined ? null : (JSON.parse(mark.doc) as ReadMarkRow),
    items: await itemsOf(db, id, wants.items),
    recentPublic: await recentPublic(db, id),
    blobs: await readableBlobs(db, actor, wants.blobs),
  };
}

async function itemsOf(db: Db, id: CaseId, ids: readonly ItemId[]): Promise<ReadonlyMap<ItemId, ItemRow>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('item')
    .select('doc')
    .where('case_id', '=', id)
    .where('id', 'in', ids)
    .execute();
  return new Map(
    rows.map((row) => {
      const item = JSON.parse(row.doc) as ItemRow;
      return [item.id, item];
    }),
  );
}

/** Entries, items and customers of cases, by reference. */
export async function childrenOf(
  db: Db,
  cases: readonly CaseId[],
): Promise<readonly (RowRef & { readonly caseId: CaseId })[]> {
  const found: (RowRef & { caseId: CaseId })[] = [];
  for (const ids of chunks(cases)) {
    const owners = await db
      .selectFrom('case_')
      .select(['id', 'customer_id'])
      .where('id', 'in', ids)
      .execute();
    for (const { id, customer_id: customer } of owners) {
      if (customer !== null) found.push({ kind: 'customer', id: customer, caseId: id as CaseId });
    }
    for (const kind of ['entry', 'item'] as const) {
      const rows = await db.selectFrom(kind).select(['id', 'case_id']).where('case_id', 'in', ids).execute();
      for (const row of rows) found.push({ kind, id: row.id, caseId: row.case_id as CaseId });
    }
  }
  return found;
}

/** Cases whose lease is over at `now`, the earliest first. */
export async function leasesDue(db: Db, now: number, limit: number): Promise<readonly CaseId[]> {
  const rows = await db
    .selectFrom('case_')
    .select('id')
    .where('lease_until', '<=', now)
    .orderBy('lease_until')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id as CaseId);
}
