import type { CaseRow } from '#shared/domain/case.ts';
import type { CustomerRow } from '#shared/domain/customer.ts';
import type { EntryRow } from '#shared/domain/entry.ts';
import type { ItemRow } from '#shared/domain/item.ts';
import { inboxesOf } from '#shared/intents/run.ts';
import { inboxFeed } from '#shared/protocol/feeds.ts';
import type { FeedName } from '#shared/protocol/feeds.ts';
import type { Stamps } from './stamps.ts';
import type { RowRef, StoredRow, SyncTx } from './store.ts';

/** What becomes of one case in one transaction. Rows are as they must be after it, but for `rev`, `n` and `lastN`. */
export interface CaseWrite {
  readonly case: CaseRow;
  /** All entries of the case after the act. */
  readonly entries: readonly EntryRow[];
  readonly changedEntries: readonly EntryRow[];
  readonly items: readonly ItemRow[];
  /** Set when the customer is new or changed. */
  readonly customer?: CustomerRow;
}

/**
 * Writes a case with its new and changed rows and stamps them in every feed that shows the case. The caller holds the
 * case's lock. Answers the rows as stored.
 */
export async function saveCase(
  tx: SyncTx,
  stamps: Stamps,
  write: CaseWrite,
  at: number,
): Promise<{ readonly case: CaseRow; readonly items: readonly ItemRow[] }> {
  let lastN = write.case.lastN;
  const items = write.items.map((item) => {
    const n = item.n ?? (lastN += 1);
    return { ...item, n, rev: item.rev + 1 };
  });
  // Never back, also when an old mail is imported.
  const updatedAt = Math.max(write.case.updatedAt, at);
  const row = { ...write.case, lastN, updatedAt, rev: write.case.rev + 1 };
  const entries = write.changedEntries.map((entry) => ({ ...entry, rev: entry.rev + 1 }));
  const stored: StoredRow[] = [
    { kind: 'case', row },
    ...entries.map((entry) => ({ kind: 'entry' as const, row: entry })),
    ...items.map((item) => ({ kind: 'item' as const, row: item })),
  ];
  if (write.customer !== undefined) stored.push({ kind: 'customer', row: write.customer });
  await tx.put(stored);
  await stampCase(tx, stamps, row, write, stored);
  return { case: row, items };
}

async function stampCase(
  tx: SyncTx,
  stamps: Stamps,
  row: CaseRow,
  write: CaseWrite,
  stored: readonly StoredRow[],
): Promise<void> {
  const before = new Set((await tx.feedsHolding('case', row.id)).filter((feed) => feed.startsWith('inbox:')));
  const after = new Set<FeedName>(inboxesOf({ case: row, entries: write.entries }).map(inboxFeed));
  for (const feed of before) if (!after.has(feed)) stamps.caseLeaves(feed, row.id, row.customerId);
  const entering = [...after].some((feed) => !before.has(feed));
  const all: readonly RowRef[] = entering ? await tx.childrenOf([row.id]) : [];
  const changed: readonly RowRef[] = stored.map(({ kind, row: { id } }) => ({ kind, id }));
  for (const feed of after) {
    stamps.case(feed, row);
    for (const { kind, id } of before.has(feed) ? changed : all) {
      if (kind !== 'case') stamps.child(feed, kind, id);
    }
  }
}

/** Writes one changed item without touching its case: what becomes of a reply on its way out is no new activity. */
export async function saveItem(tx: SyncTx, stamps: Stamps, item: ItemRow): Promise<ItemRow> {
  const row = { ...item, rev: item.rev + 1 };
  await tx.put([{ kind: 'item', row }]);
  for (const feed of await tx.feedsHolding('case', item.caseId)) stamps.child(feed, 'item', item.id);
  return row;
}
