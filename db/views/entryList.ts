import type { CaseRow } from '#shared/domain/case.ts';
import type { EntryRow } from '#shared/domain/entry.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { AgentId, EntryId } from '#shared/domain/ids.ts';
import type { ItemRow } from '#shared/domain/item.ts';
import type { CallInput, CallOutput, EntryTab } from '#shared/ipc/contract.ts';
import type { EntryListRow, EntryMessage } from '#shared/ipc/views.ts';
import type { Sql } from '../sql.ts';
import { pendingVerbs } from './caseRows.ts';

type Input = CallInput<'entries.list'>;

/** Each takes the inbox; `mine` also me, `completed` the moment since when. */
const tabs: Readonly<Record<EntryTab, string>> = {
  open: `e.inbox_id = :inbox AND e.away = 0 AND e.state = 'open'`,
  mine: `e.inbox_id = :inbox AND e.away = 0 AND e.state = 'open' AND e.owner_id = :me`,
  unowned: `e.inbox_id = :inbox AND e.away = 0 AND e.state = 'open' AND e.owner_id IS NULL`,
  completed: `e.inbox_id = :inbox AND e.away = 0 AND e.state = 'completed' AND e.ended_at >= :since`,
};

const orders: Readonly<Record<Input['sort'], readonly string[]>> = {
  due: ['e.due_at IS NULL', 'e.due_at', 'e.created_at'],
  received: ['e.created_at'],
  subject: ['c.subject_key', 'e.created_at'],
  owner: [`coalesce(a.body ->> '$.name', '')`, 'e.created_at'],
};

interface EntryRecord {
  entry: string;
  body: string | null;
  customer: string | null;
  unread: number | null;
  needs: number;
}

/** `entries.list`. Entries without a due date come last in both directions. */
export function listEntries(sql: Sql, input: Input, me: AgentId): CallOutput<'entries.list'> {
  const params: Readonly<Record<EntryTab, readonly (string | number)[]>> = {
    open: [input.inboxId],
    mine: [input.inboxId, me],
    unowned: [input.inboxId],
    completed: [input.inboxId, input.completedSince ?? 0],
  };
  const counts = countTabs(sql, params);
  const direction = input.descending ? 'DESC' : 'ASC';
  const order = orders[input.sort]
    .map((column) => (column.endsWith('IS NULL') ? column : `${column} ${direction}`))
    .join(', ');
  const records = sql.all<EntryRecord>(
    named(
      `SELECT e.body AS entry, c.body, p.body ->> '$.name' AS customer, c.unread,
         EXISTS (SELECT 1 FROM ledger l WHERE l.case_id = e.case_id AND l.open_card = 1) AS needs
       FROM entries e LEFT JOIN cases c ON c.id = e.case_id LEFT JOIN customers p ON p.id = c.customer_id
       LEFT JOIN reference a ON a.kind = 'agent' AND a.id = e.owner_id
       WHERE ${tabs[input.tab]} ORDER BY ${order}, e.id ${direction} LIMIT :limit OFFSET :offset`,
    ),
    ...params[input.tab],
    input.limit,
    input.offset,
  );
  return { rows: records.map((record) => toRow(sql, record)), total: counts[input.tab], counts };
}

/** better-sqlite3 takes either names or places; the constants above are easier to read with names. */
function named(text: string): string {
  return text.replace(/:(inbox|me|since|limit|offset)/g, '?');
}

function countTabs(
  sql: Sql,
  params: Readonly<Record<EntryTab, readonly (string | number)[]>>,
): Record<EntryTab, number> {
  const count = (tab: EntryTab) =>
    sql.get<{ n: number }>(named(`SELECT count(*) AS n FROM entries e WHERE ${tabs[tab]}`), ...params[tab])
      ?.n ?? 0;
  return {
    open: count('open'),
    mine: count('mine'),
    unowned: count('unowned'),
    completed: count('completed'),
  };
}

function toRow(sql: Sql, record: EntryRecord): EntryListRow {
  const entry = JSON.parse(record.entry) as EntryRow;
  const row = record.body === null ? null : (JSON.parse(record.body) as CaseRow);
  return {
    entry,
    number: row?.number ?? null,
    subject: row?.subject ?? '',
    customerName: record.customer ?? '',
    unread: record.unread === 1,
    receivedAt: entry.createdAt,
    lastPublicId: row?.lastPublicId ?? null,
    status: row?.status ?? 'open',
    needsYou: record.needs === 1,
    pending: pendingVerbs(sql, entry.caseId),
  };
}

/** `entries.message` (A7): the forwarder's words are in the entry; else the customer's last message. */
export function entryMessageOf(sql: Sql, id: EntryId): EntryMessage {
  const found = sql.get<{ body: string }>('SELECT body FROM entries WHERE id = ?', id);
  if (found === undefined) throw new AppError('not_found', 'entry');
  const entry = JSON.parse(found.body) as EntryRow;
  const last = sql.get<{ body: string }>(
    `SELECT body FROM items WHERE case_id = ? AND kind = 'message' AND direction = 'in' ORDER BY ord DESC LIMIT 1`,
    entry.caseId,
  );
  return { entry, message: last === undefined ? null : (JSON.parse(last.body) as ItemRow) };
}
