import type { CaseId } from '#shared/domain/ids.ts';
import { inboxOfFeed, orgFeed } from '#shared/protocol/feeds.ts';
import type { FeedName } from '#shared/protocol/feeds.ts';
import { predict, unpredict } from '../acts/predict.ts';
import type { ReferenceKind } from '../repositories/reference.ts';
import type { Member } from '../repositories/membership.ts';
import type { Store } from '../store.ts';

/** How many cases one transaction removes, so that an act of the agent never waits long behind a drop. */
const membersAtOnce = 100;

/** Runs one transaction of the writer (durable or not is the writer's matter). */
export type Transact = (work: () => void) => void;

/** Takes rows out of a feed, in slices; yields between transactions. */
export function* removeMembers(
  store: Store,
  feed: FeedName,
  members: readonly Member[],
  transact: Transact,
): Generator<void> {
  for (let from = 0; from < members.length; from += membersAtOnce) {
    transact(() => {
      for (const { kind, id } of members.slice(from, from + membersAtOnce)) {
        if (kind === 'customer') {
          if (store.membership.remove(feed, kind, id)) store.customers.remove(id);
        } else removeCaseFrom(store, feed, id as CaseId);
      }
    });
    yield;
  }
}

function removeCaseFrom(store: Store, feed: FeedName, id: CaseId): void {
  unpredict(store, id);
  if (store.membership.remove(feed, 'case', id)) store.removeCase(id);
  predict(store, id);
}

/** Removes what a reset that began at `mark` has not brought again. */
export function* sweep(store: Store, feed: FeedName, mark: number, transact: Transact): Generator<void> {
  yield* removeMembers(store, feed, store.membership.staleIn(feed, mark), transact);
  if (feed === orgFeed) transact(() => sweepReference(store, ['agent', 'inbox', 'dueType'], mark));
  else if (inboxOfFeed(feed) === null) transact(() => sweepOwn(store, mark));
  else transact(() => sweepChildren(store, feed, mark));
  yield;
}

function sweepReference(store: Store, kinds: readonly ReferenceKind[], mark: number): void {
  for (const kind of kinds) {
    const stale = store.sql.all<{ id: string }>(
      'SELECT id FROM reference WHERE kind = ? AND seen < ?',
      kind,
      mark,
    );
    for (const { id } of stale) store.tables[kind].remove(id);
  }
}

function sweepOwn(store: Store, mark: number): void {
  sweepReference(store, ['grant', 'escrow'], mark);
  const cases = shadowedCases(store);
  for (const id of cases) unpredict(store, id);
  const own = { draft: 'drafts', readMark: 'read_marks', result: 'results' } as const;
  for (const [kind, table] of Object.entries(own) as [keyof typeof own, string][]) {
    for (const { id } of store.sql.all<{ id: string }>(`SELECT id FROM ${table} WHERE seen < ?`, mark)) {
      store.tables[kind].remove(id);
    }
  }
  for (const id of cases) predict(store, id);
}

/** Entries and items of a feed's cases that the server no longer has (it was set back to an older state). */
function sweepChildren(store: Store, feed: FeedName, mark: number): void {
  const cases = shadowedCases(store);
  for (const id of cases) unpredict(store, id);
  for (const kind of ['entry', 'item'] as const) {
    const stale = store.sql.all<{ id: string }>(
      `SELECT id FROM ${kind === 'entry' ? 'entries' : 'items'} WHERE seen < ? AND case_id IN
         (SELECT row_id FROM membership WHERE feed = ? AND kind = 'case')`,
      mark,
      feed,
    );
    for (const { id } of stale) store.tables[kind].remove(id);
  }
  for (const id of cases) predict(store, id);
}

/** Cases with predictions, and cases with waiting acts that predict nothing just now. */
function shadowedCases(store: Store): CaseId[] {
  return store.sql
    .all<{ id: CaseId }>(
      `SELECT case_id AS id FROM shadow UNION SELECT case_id FROM ledger WHERE state = 'waiting'`,
    )
    .map((row) => row.id);
}

/** Children whose case did not come in the same pull. */
export function sweepOrphans(store: Store): void {
  for (const { case_id: id } of store.sql.all<{ case_id: CaseId }>('SELECT case_id FROM orphans')) {
    if (!store.cases.has(id)) store.removeCase(id);
  }
  store.sql.run('DELETE FROM orphans');
}
