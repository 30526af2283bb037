import type { CaseId } from '#shared/domain/ids.ts';
import { findVerb } from '#shared/intents/registry.ts';
import { feedName, inboxFeed, inboxOfFeed, orgFeed } from '#shared/protocol/feeds.ts';
import { predict, unpredict } from '../acts/predict.ts';
import type { Store } from '../store.ts';

/** Rows that the server brings again with the feeds of inboxes, with my own feed, or with everything. */
const ofInboxes = [
  ...['cases', 'entries', 'items', 'customers', 'membership'],
  ...['shadow', 'orphans', 'refused', 'blob_refs'],
];
const ofMe = ['drafts', 'read_marks', 'results', 'shadow'];
const ofAll = ['reference', 'cursors', 'meta'];

/** Makes a copied replica true again where rows of it were lost: what the server has is asked for anew. */
export function afterDamage(store: Store, lost: ReadonlySet<string>): void {
  const hit = (tables: readonly string[]) => tables.some((table) => lost.has(table));
  if (lost.has('meta')) raiseMark(store);
  const everything = hit(ofAll);
  for (const { feed } of store.cursors.all()) {
    const isInbox = inboxOfFeed(feed) !== null;
    const mine = !isInbox && feed !== orgFeed;
    if (everything || (isInbox && hit(ofInboxes)) || (mine && hit(ofMe))) store.cursors.forget(feed);
  }
  if (hit(['blobs', 'blob_refs'])) keepUploads(store);
  if (!everything && !hit(ofInboxes) && !hit(ofMe)) return;
  predictAnew(store);
  holdLoose(store);
  dropLooseWords(store);
}

/** The counter of resets must be above everything that was marked with it, or a reset would sweep nothing. */
function raiseMark(store: Store): void {
  const [highest] = store.sql.all<{ mark: number }>(
    `SELECT max(coalesce((SELECT max(mark) FROM membership), 0), coalesce((SELECT max(seen) FROM items), 0),
       coalesce((SELECT max(seen) FROM entries), 0), coalesce((SELECT max(seen) FROM reference), 0)) AS mark`,
  );
  store.meta.set('mark', Math.max(store.meta.get('mark'), highest?.mark ?? 0) + 1);
}

/** A waiting act names its files itself; their bytes lie beside the replica. */
function keepUploads(store: Store): void {
  for (const act of store.ledger.select(`state = 'waiting' ORDER BY seq`)) {
    const files = findVerb(act.name, act.v)?.blobs?.(act.args) ?? [];
    store.blobs.refer(act.id, files);
    for (const hash of files) if (store.blobs.get(hash) === null) store.blobs.stored(hash, 0, false, 0);
  }
}

function predictAnew(store: Store): void {
  const cases = store.sql.all<{ id: CaseId }>(
    `SELECT case_id AS id FROM shadow UNION SELECT case_id FROM ledger WHERE state = 'waiting'`,
  );
  for (const { id } of cases) unpredict(store, id);
  for (const { id } of cases) predict(store, id);
}

/** A row that no feed holds would never be swept: it counts as held by an inbox until that has been loaded anew. */
function holdLoose(store: Store): void {
  const granted = feedName.array().parse(store.meta.get('granted'));
  const first = granted.find((feed) => inboxOfFeed(feed) !== null);
  const loose = store.sql.all<{ kind: 'case' | 'customer'; id: string; inbox: string | null }>(
    `SELECT 'case' AS kind, id, inbox_id AS inbox FROM cases WHERE id NOT IN (SELECT row_id FROM membership)
     UNION ALL SELECT 'customer', id, NULL FROM customers WHERE id NOT IN (SELECT row_id FROM membership)`,
  );
  for (const { kind, id, inbox } of loose) {
    const own = inbox === null ? undefined : granted.find((feed) => feed === inboxFeed(inbox as never));
    const feed = own ?? first;
    if (feed !== undefined) store.membership.add(feed, kind, id, 0);
  }
  store.sql.run(
    `INSERT OR IGNORE INTO orphans (case_id)
     SELECT case_id FROM items WHERE case_id NOT IN (SELECT id FROM cases)
     UNION SELECT case_id FROM entries WHERE case_id NOT IN (SELECT id FROM cases)`,
  );
}

/** Words of rows that are not here must not be found. */
function dropLooseWords(store: Store): void {
  const loose = store.sql.all<{ ref: string }>(
    `SELECT ref FROM search_docs WHERE ref NOT IN (SELECT id FROM items) AND ref NOT IN (SELECT id FROM cases)`,
  );
  for (const { ref } of loose) store.index.remove(ref);
}
