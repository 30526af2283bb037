import { createHash } from 'node:crypto';
import type { CaseRow } from '#shared/domain/case.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { BlobHash, CaseId, CustomerId } from '#shared/domain/ids.ts';
import type { ItemRow } from '#shared/domain/item.ts';
import { inboxesOf } from '#shared/intents/run.ts';
import type { ForeverCount } from '#shared/protocol/forever.ts';
import { entriesOf, lockCase } from '../store/bundle.ts';
import type { Engine } from '../store/engine.ts';
import type { Db } from '../store/open.ts';
import type { Actor } from '../sync/store.ts';

/** What a deletion would take away, counted under the locks of its cases. */
export interface ForeverPlan {
  readonly cases: readonly CaseRow[];
  readonly customers: readonly CustomerId[];
  readonly files: ReadonlySet<BlobHash>;
  readonly count: ForeverCount;
}

/**
 * Locks the cases and counts. @throws AppError not_found (also for what the actor may not see), forbidden, invalid for a
 * case that is not in Deleted, reply_under_way while a message of one is still to be sent.
 */
export async function planForever(
  db: Db,
  engine: Engine,
  actor: Actor,
  ids: readonly CaseId[],
): Promise<ForeverPlan> {
  const cases: CaseRow[] = [];
  const items: ItemRow[] = [];
  // In one order everywhere, so that two deletions wait for each other instead of locking each other out.
  for (const id of [...new Set(ids)].sort()) {
    const row = await lockCase(db, engine, id);
    if (row === null) throw new AppError('not_found', 'case');
    await mayDelete(db, actor, row);
    cases.push(row);
    const found = await db.selectFrom('item').select('doc').where('case_id', '=', id).orderBy('n').execute();
    items.push(...found.map(({ doc }) => JSON.parse(doc) as ItemRow));
  }
  const customers = await lonelyCustomers(db, cases);
  const written = items.filter((item) => item.kind !== 'event');
  const files = new Set(written.flatMap((item) => item.attachments.map(({ hash }) => hash)));
  const state = JSON.stringify([cases.map(({ id, rev }) => [id, rev]), items.map(({ id }) => id), customers]);
  const count = {
    cases: cases.length,
    messages: written.filter(({ kind }) => kind === 'message').length,
    notes: written.filter(({ kind }) => kind === 'note').length,
    files: files.size,
    customers: customers.length,
    etag: createHash('sha256').update(state).digest('hex'),
  };
  return { cases, customers, files, count };
}

async function mayDelete(db: Db, actor: Actor, row: CaseRow): Promise<void> {
  const inboxes = inboxesOf({ case: row, entries: await entriesOf(db, row.id) });
  const rights = inboxes.map((inbox) => actor.rights.get(inbox) ?? []);
  if (!actor.row.permissions.includes('lead')) {
    if (rights.every((list) => list.length === 0)) throw new AppError('not_found', 'case');
    if (!rights.some((list) => list.includes('manage'))) throw new AppError('forbidden', 'delete forever');
  }
  if (row.place !== 'deleted')
    throw new AppError('invalid', 'the case is not in Deleted', { field: 'place' });
  const onItsWay = await db
    .selectFrom('send_queue')
    .select('item_id')
    .where('case_id', '=', row.id)
    .where('state', 'in', ['held', 'sending'])
    .executeTakeFirst();
  if (onItsWay !== undefined) throw new AppError('reply_under_way', 'a reply is on its way');
}

async function lonelyCustomers(db: Db, cases: readonly CaseRow[]): Promise<readonly CustomerId[]> {
  const ids = cases.map(({ id }) => id);
  const lonely: CustomerId[] = [];
  for (const customer of new Set(cases.flatMap(({ customerId }) => customerId ?? []))) {
    const other = await db
      .selectFrom('case_')
      .select('id')
      .where('customer_id', '=', customer)
      .where('id', 'not in', ids)
      .limit(1)
      .executeTakeFirst();
    if (other === undefined) lonely.push(customer);
  }
  return lonely;
}
