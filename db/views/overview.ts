import type { CallOutput } from '#shared/ipc/contract.ts';
import type { CasePlace } from '#shared/domain/case.ts';
import type { InboxId, ItemId } from '#shared/domain/ids.ts';
import type { ItemRow } from '#shared/domain/item.ts';
import { snippetOf } from '#shared/domain/item.ts';
import { isGivenUp } from '#shared/intents/place.ts';
import { actorOf } from '../acts/bundle.ts';
import type { Arrival, SyncFigures } from '../port.ts';
import type { Sql } from '../sql.ts';
import type { Store } from '../store.ts';
import { openEntries } from './trayView.ts';

/** `reference.get` */
export function referenceView(store: Store): CallOutput<'reference.get'> {
  const tags = store.sql.all<{ tag: string }>(
    `SELECT DISTINCT t.value AS tag FROM (SELECT body FROM cases ORDER BY last_at DESC LIMIT 2000) c,
       json_each(c.body, '$.tags') t ORDER BY t.value LIMIT 500`,
  );
  return {
    me: actorOf(store),
    workspace: store.identity.workspace,
    agents: store.agents.all().sort((a, b) => a.name.localeCompare(b.name)),
    inboxes: store.inboxes
      .all()
      .map((inbox) => ({ ...inbox, rights: store.grants.read(inbox.id)?.rights ?? [] }))
      .sort((a, b) => a.position - b.position),
    dueTypes: store.dueTypes.all().sort((a, b) => a.position - b.position),
    tags: tags.map(({ tag }) => tag),
  };
}

const count = (sql: Sql, text: string) => sql.get<{ n: number }>(text)?.n ?? 0;

const countOf = (sql: Sql, place: CasePlace) =>
  sql.get<{ n: number }>('SELECT count(*) AS n FROM cases WHERE place = ?', place)?.n ?? 0;

/** `sidebar.counts` */
export function sidebarCounts({ sql }: Store): CallOutput<'sidebar.counts'> {
  return {
    needsYou: count(sql, 'SELECT count(*) AS n FROM ledger WHERE open_card = 1'),
    mine: count(sql, 'SELECT count(*) AS n FROM cases WHERE mine = 1'),
    attention: count(
      sql,
      `SELECT count(*) AS n FROM cases WHERE read_n IS NULL AND ended = 0 AND place = 'desk'`,
    ),
    drafts: count(sql, 'SELECT count(*) AS n FROM cases WHERE has_draft = 1'),
    unanswered: count(sql, 'SELECT count(*) AS n FROM cases WHERE unanswered = 1'),
    tray: openEntries(sql),
    archived: countOf(sql, 'archived'),
    spam: countOf(sql, 'spam'),
    deleted: countOf(sql, 'deleted'),
    outbox: count(sql, `SELECT count(*) AS n FROM ledger WHERE state = 'waiting' AND quiet = 0`),
    inboxes: sql.all<{ id: InboxId; open: number; unread: number; mine: number }>(
      `SELECT inbox_id AS id, count(*) AS open, sum(unread) AS unread, sum(mine) AS mine
       FROM cases WHERE place = 'desk' AND ended = 0 GROUP BY inbox_id`,
    ),
    badge: count(
      sql,
      `SELECT count(*) AS n FROM cases c JOIN items i ON i.case_id = c.id
       WHERE c.mine = 1 AND c.unread = 1 AND i.ord > coalesce(c.read_n, 0) AND i.kind = 'message'
         AND i.direction = 'in'`,
    ),
  };
}

export function syncFigures(store: Store): SyncFigures {
  const { sql, meta } = store;
  const syncedAt = meta.get('syncedAt');
  return {
    waiting: count(sql, `SELECT count(*) AS n FROM ledger WHERE state = 'waiting' AND quiet = 0`),
    needYou: count(sql, 'SELECT count(*) AS n FROM ledger WHERE open_card = 1'),
    syncedAt,
    loading: loadingOf(store),
    skewMs: meta.get('skewMs'),
    indexed: store.index.progress(),
  };
}

/** Feeds that have caught up among those granted; one under way counts half. */
function loadingOf({ meta, cursors }: Store): number | null {
  const granted = meta.get('granted');
  const known = cursors.all();
  const behind = known.filter((state) => !state.caughtUp).length;
  if (meta.get('syncedAt') !== null && behind === 0 && known.length >= granted.length) return null;
  if (granted.length === 0) return 0;
  return Math.min(0.99, (known.length - behind + behind / 2) / granted.length);
}

/** A message for a notification; null when it is gone or read already, or its case is given up. */
export function arrivalOf(store: Store, id: ItemId): Arrival | null {
  const item: ItemRow | null = store.items.read(id);
  if (item?.kind !== 'message' || item.n === null) return null;
  const row = store.cases.read(item.caseId);
  if (row === null || isGivenUp(row) || item.n <= (store.readMarks.read(row.id)?.n ?? 0)) return null;
  const mine = store.sql.get<{ mine: number }>('SELECT mine FROM cases WHERE id = ?', row.id)?.mine === 1;
  return {
    caseId: row.id,
    itemId: id,
    number: row.number,
    subject: row.subject,
    from: item.from.name || item.from.address,
    snippet: snippetOf(item.text),
    ownerId: row.ownerId,
    mine,
  };
}
