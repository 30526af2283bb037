import type { AgentId, CaseId } from '#shared/domain/ids.ts';
import type { EscrowRow } from '#shared/intents/escrowRow.ts';
import { rowSchemas } from '#shared/protocol/rows.ts';
import type { RowKind } from '#shared/protocol/rows.ts';
import type { ItemRow } from '#shared/domain/item.ts';
import type { RowRef, StoredRow } from '../sync/store.ts';
import { agentRows, grantRows } from './actors.ts';
import { referToBlobs } from './blobRefs.ts';
import type { Db } from './open.ts';

/** Kinds that are kept whole in a table of their own, by id alone. */
const tables = {
  inbox: 'inbox',
  dueType: 'due_type',
  customer: 'customer',
  case: 'case_',
  entry: 'entry',
  item: 'item',
  draft: 'draft',
  result: 'intent_result',
  escrow: 'escrow',
} as const;
type DocKind = keyof typeof tables;

const isDocKind = (kind: RowKind): kind is DocKind => Object.hasOwn(tables, kind);

/** At most this many ids in one statement; SQLite allows 32,766 variables. */
const chunk = 500;

export function chunks<T>(list: readonly T[], size = chunk): readonly (readonly T[])[] {
  const out: T[][] = [];
  for (let i = 0; i < list.length; i += size) out.push(list.slice(i, i + size));
  return out;
}

/** Rows as JSON text by id. Read marks and grants are those of `agent`. */
export async function rowTexts(
  db: Db,
  kind: RowKind,
  ids: readonly string[],
  agent: AgentId,
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const part of chunks(ids)) {
    for (const [id, text] of await someTexts(db, kind, part, agent)) texts.set(id, text);
  }
  return texts;
}

async function someTexts(
  db: Db,
  kind: RowKind,
  ids: readonly string[],
  agent: AgentId,
): Promise<readonly (readonly [string, string])[]> {
  if (isDocKind(kind)) {
    const rows = await db.selectFrom(tables[kind]).select(['id', 'doc']).where('id', 'in', ids).execute();
    return rows.map((row) => [row.id, row.doc] as const);
  }
  if (kind === 'readMark') {
    const rows = await db
      .selectFrom('read_mark')
      .select(['id', 'doc'])
      .where('agent_id', '=', agent)
      .where('id', 'in', ids)
      .execute();
    return rows.map((row) => [row.id, row.doc] as const);
  }
  const rows = kind === 'agent' ? await agentRows(db, ids) : await grantRows(db, agent, ids);
  return rows.map((row) => [row.id, JSON.stringify(row)] as const);
}

/** One row parsed, or null. */
export async function loadDoc<T>(db: Db, kind: DocKind, id: string): Promise<T | null> {
  const row = await db.selectFrom(tables[kind]).select('doc').where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : (JSON.parse(row.doc) as T);
}

/** Entries of the tray by an agent on a case that no lead has decided on. The tray is small: it is read as a whole. */
export async function openEscrow(db: Db, caseId: CaseId, author: AgentId): Promise<readonly EscrowRow[]> {
  const rows = await db.selectFrom('escrow').select('doc').execute();
  return rows
    .map(({ doc }) => rowSchemas.escrow.parse(JSON.parse(doc)))
    .filter((row) => row.caseId === caseId && row.agentId === author && row.resolution === null);
}

export async function existingRows(db: Db, refs: readonly RowRef[]): Promise<readonly RowRef[]> {
  const found: RowRef[] = [];
  for (const ref of refs) {
    if (!isDocKind(ref.kind)) continue;
    const row = await db
      .selectFrom(tables[ref.kind])
      .select('id')
      .where('id', '=', ref.id)
      .executeTakeFirst();
    if (row !== undefined) found.push(ref);
  }
  return found;
}

const isPublic = (row: ItemRow): number =>
  row.kind === 'message' && row.delivery?.state !== 'withdrawn' ? 1 : 0;

/** Writes rows, new or changed. The caller has raised `rev` and holds the locks. */
export async function putRows(db: Db, rows: readonly StoredRow[]): Promise<void> {
  for (const stored of rows) {
    // A row that its schema refuses would stop every replica it reaches: it must not get into the store.
    rowSchemas[stored.kind].parse(stored.row);
    await putOne(db, stored);
    await referToBlobs(db, stored);
  }
}

async function putOne(db: Db, stored: StoredRow): Promise<void> {
  const base = { id: stored.row.id, rev: stored.row.rev, doc: JSON.stringify(stored.row) };
  switch (stored.kind) {
    case 'case': {
      const { number, customerId, inboxId, lease } = stored.row;
      const row = {
        ...base,
        number: number ?? 0,
        customer_id: customerId,
        inbox_id: inboxId,
        lease_until: lease?.until ?? null,
      };
      await db
        .insertInto('case_')
        .values(row)
        .onConflict((on) => on.column('id').doUpdateSet(row))
        .execute();
      return;
    }
    case 'entry': {
      const { caseId, inboxId, state } = stored.row;
      const row = { ...base, case_id: caseId, inbox_id: inboxId, is_open: state === 'open' ? 1 : 0 };
      await db
        .insertInto('entry')
        .values(row)
        .onConflict((on) => on.column('id').doUpdateSet(row))
        .execute();
      return;
    }
    case 'item': {
      const { row: item } = stored;
      const messageId = item.kind === 'message' ? item.messageId : null;
      const row = {
        ...base,
        case_id: item.caseId,
        n: item.n ?? 0,
        is_public: isPublic(item),
        message_id: messageId,
      };
      await db
        .insertInto('item')
        .values(row)
        .onConflict((on) => on.column('id').doUpdateSet(row))
        .execute();
      return;
    }
    case 'customer':
      await db
        .insertInto('customer')
        .values(base)
        .onConflict((on) => on.column('id').doUpdateSet(base))
        .execute();
      return;
    case 'draft': {
      const row = { ...base, agent_id: stored.row.agentId, case_id: stored.row.caseId };
      await db
        .insertInto('draft')
        .values(row)
        .onConflict((on) => on.column('id').doUpdateSet(row))
        .execute();
      return;
    }
    case 'readMark': {
      const row = { ...base, agent_id: stored.agentId };
      const query = db.insertInto('read_mark').values(row);
      await query.onConflict((on) => on.columns(['agent_id', 'id']).doUpdateSet(row)).execute();
      return;
    }
    case 'result': {
      const row = { ...base, agent_id: stored.agentId, client_id: stored.row.clientId, at: stored.row.at };
      // A first result must be the only one: if it came twice at once, the second transaction fails and is retried.
      if (base.rev === 1) await db.insertInto('intent_result').values(row).execute();
      else await db.updateTable('intent_result').set(row).where('id', '=', base.id).execute();
      return;
    }
    case 'escrow':
      await db
        .insertInto('escrow')
        .values(base)
        .onConflict((on) => on.column('id').doUpdateSet(base))
        .execute();
  }
}
