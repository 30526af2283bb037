import type { CaseRow } from '#shared/domain/case.ts';
import type { AgentId, CaseId, CustomerId } from '#shared/domain/ids.ts';
import { isEnded } from '#shared/domain/status.ts';
import { feedChecksum } from '#shared/protocol/pull.ts';
import { userFeed } from '#shared/protocol/feeds.ts';
import type { FeedName } from '#shared/protocol/feeds.ts';
import type { RowKind } from '#shared/protocol/rows.ts';
import type { FeedHead, FeedRow, SyncTx } from './store.ts';

interface Stamp {
  readonly kind: RowKind;
  readonly id: string;
  readonly tomb: boolean;
  readonly sort: string | null;
  readonly rev: number | null;
}

interface Leaving {
  readonly caseId: CaseId;
  readonly customerId: CustomerId | null;
}

/** In the place of a sort on a tombstone: the row was deleted forever, not moved. */
export const foreverMark = 'forever';

const farFuture = 9_000_000_000_000_000;

/** Order of cases in a snapshot: open before ended, latest change first. */
export function caseSort(row: Pick<CaseRow, 'status' | 'updatedAt'>): string {
  return (isEnded(row.status) ? '1' : '0') + String(farFuture - row.updatedAt).padStart(16, '0');
}

/**
 * Gathers what one transaction stamps in which feed, and writes it at its end: the heads of the feeds are the last
 * rows to be locked, in the order of their names, so that numbers become visible in their order and nobody deadlocks
 * (docs/sync.md, Server store).
 */
export class Stamps {
  readonly #feeds = new Map<FeedName, Map<string, Stamp>>();
  readonly #leaving = new Map<FeedName, Leaving[]>();

  #add(feed: FeedName, stamp: Stamp): void {
    const rows = this.#feeds.get(feed) ?? new Map<string, Stamp>();
    rows.set(`${stamp.kind} ${stamp.id}`, stamp);
    this.#feeds.set(feed, rows);
  }

  /** A row of the feeds `org` and `user:…`. */
  row(feed: FeedName, kind: RowKind, id: string): void {
    this.#add(feed, { kind, id, tomb: false, sort: kind, rev: null });
  }

  gone(feed: FeedName, kind: RowKind, id: string): void {
    this.#add(feed, { kind, id, tomb: true, sort: null, rev: null });
  }

  mine(agent: AgentId, kind: RowKind, id: string): void {
    this.row(userFeed(agent), kind, id);
  }

  case(feed: FeedName, row: CaseRow): void {
    this.#add(feed, { kind: 'case', id: row.id, tomb: false, sort: caseSort(row), rev: row.rev });
  }

  /** An entry, item or customer: comes along with its case in a snapshot. */
  child(feed: FeedName, kind: RowKind, id: string): void {
    this.#add(feed, { kind, id, tomb: false, sort: null, rev: null });
  }

  /** The case leaves the feed with all that hangs on it. `forever`: replicas remove its words from their files. */
  caseLeaves(feed: FeedName, caseId: CaseId, customerId: CustomerId | null, forever = false): void {
    this.#add(feed, { kind: 'case', id: caseId, tomb: true, sort: forever ? foreverMark : null, rev: null });
    this.#leaving.set(feed, [...(this.#leaving.get(feed) ?? []), { caseId, customerId }]);
  }

  /** Writes everything; the last act of the transaction. Answers the feeds that moved. */
  async write(tx: SyncTx, at: number): Promise<readonly FeedName[]> {
    const feeds = [...this.#feeds.keys()].sort();
    for (const feed of feeds) {
      const stamps = [...(this.#feeds.get(feed)?.values() ?? [])];
      const leaving = this.#leaving.get(feed) ?? [];
      const head = await tx.raiseHead(feed, stamps.length + leaving.length);
      // Looked up under the lock of the head: two cases of one customer may be leaving at once.
      stamps.push(...(await leave(tx, feed, leaving)));
      const first = head.seq - stamps.length + 1;
      const rows = stamps.map((stamp, index) => ({ ...stamp, seq: first + index }));
      await keepSum(tx, feed, head, rows);
      await tx.writeFeedRows(feed, rows, at);
    }
    return feeds;
  }
}

async function leave(tx: SyncTx, feed: FeedName, leaving: readonly Leaving[]): Promise<Stamp[]> {
  const stamps: Stamp[] = [];
  for (const { caseId, customerId } of leaving) {
    await tx.forgetChildren(feed, caseId);
    if (customerId === null || (await tx.holdsCustomer(feed, customerId, caseId))) continue;
    stamps.push({ kind: 'customer', id: customerId, tomb: true, sort: null, rev: null });
  }
  return stamps;
}

const sumOf = (row: { readonly id: string; readonly rev: number }): bigint =>
  BigInt(`0x${feedChecksum([row]).hash}`);

/** The checksum of a feed is a sum, so that a change costs one look at the row before, not one at every case. */
async function keepSum(tx: SyncTx, feed: FeedName, head: FeedHead, rows: readonly FeedRow[]): Promise<void> {
  const cases = rows.filter((row) => row.kind === 'case');
  if (cases.length === 0) return;
  const before = await tx.feedRows(
    feed,
    'case',
    cases.map((row) => row.id),
  );
  let count = head.cases;
  let sum = BigInt(`0x${head.sum}`);
  for (const row of before) {
    if (row.tomb || row.rev === null) continue;
    count -= 1;
    sum -= sumOf({ id: row.id, rev: row.rev });
  }
  for (const row of cases) {
    if (row.tomb || row.rev === null) continue;
    count += 1;
    sum += sumOf({ id: row.id, rev: row.rev });
  }
  await tx.saveSum(feed, count, BigInt.asUintN(53, sum).toString(16));
}
