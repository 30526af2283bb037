import type { CustomerRow } from '#shared/domain/customer.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { CaseId, IntentId } from '#shared/domain/ids.ts';
import type { ItemRow } from '#shared/domain/item.ts';
import { inboxesOf } from '#shared/intents/run.ts';
import type { CallInput, CallOutput } from '#shared/ipc/contract.ts';
import type { CaseDetail, CustomerView, TimelineItem, TimelinePage } from '#shared/ipc/views.ts';
import type { Right } from '#shared/domain/right.ts';
import type { Sql } from '../sql.ts';
import type { Store } from '../store.ts';
import { caseListRows, pendingVerbs } from './caseRows.ts';

/** `case.get` */
export function caseDetailOf(store: Store, id: CaseId): CaseDetail {
  const row = store.cases.read(id);
  if (row === null) throw new AppError('not_found', 'case');
  const entries = store.entries.ofCase(id);
  return {
    case: row,
    customer: row.customerId === null ? null : store.customers.read(row.customerId),
    entries,
    drafts: store.drafts.ofCase(id),
    readN: store.readMarks.read(id)?.n ?? 0,
    rights: rightsOn(store, { case: row, entries }),
    pending: pendingVerbs(store.sql, id),
    needsYou: store.sql
      .all<{ id: IntentId }>(
        'SELECT id FROM ledger WHERE case_id = ? AND open_card = 1 ORDER BY ended_at',
        id,
      )
      .map((card) => card.id),
  };
}

/** My rights in the inboxes of a case, united. */
export function rightsOn(store: Store, bundle: Parameters<typeof inboxesOf>[0]): Right[] {
  return [...new Set(inboxesOf(bundle).flatMap((inbox) => store.grants.read(inbox)?.rights ?? []))];
}

/** `case.byNumber` */
export function caseByNumber(sql: Sql, number: number): CallOutput<'case.byNumber'> {
  const found = sql.get<{ id: CaseId }>('SELECT id FROM cases WHERE number = ?', number);
  return { caseId: found?.id ?? null };
}

/** `case.timeline`: oldest first within the page; pages go back in time from the end. */
export function timelineOf(sql: Sql, input: CallInput<'case.timeline'>): TimelinePage {
  const before =
    input.before === null
      ? undefined
      : sql.get<{ ord: number }>('SELECT ord FROM items WHERE id = ?', input.before)?.ord;
  const found = sql.all<{ body: string }>(
    'SELECT body FROM items WHERE case_id = ? AND ord < ? ORDER BY ord DESC, id DESC LIMIT ?',
    input.caseId,
    before ?? Number.MAX_SAFE_INTEGER,
    input.limit + 1,
  );
  const items = found
    .slice(0, input.limit)
    .map(({ body }) => toTimeline(JSON.parse(body) as ItemRow))
    .reverse();
  return { items, more: found.length > input.limit };
}

function toTimeline(item: ItemRow): TimelineItem {
  return { item, place: item.n === null ? 'device' : 'server' };
}

/** `customer.get`: the card with the latest cases. */
export function customerViewOf(store: Store, id: string): CustomerView {
  const customer: CustomerRow | null = store.customers.read(id);
  if (customer === null) throw new AppError('not_found', 'customer');
  const cases = caseListRows(store.sql, 'cases c WHERE c.customer_id = ? ORDER BY c.last_at DESC LIMIT 100', [
    id,
  ]);
  return { customer, cases };
}
