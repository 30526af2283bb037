import { AppError } from '#shared/domain/errors.ts';
import type { DueTypeId, InboxId } from '#shared/domain/ids.ts';
import { dueTypeRow, inboxRow } from '#shared/domain/inbox.ts';
import type { DueTypeRow, InboxRow } from '#shared/domain/inbox.ts';
import { orgFeed } from '#shared/protocol/feeds.ts';
import type { Db } from '../store/open.ts';
import { stamped } from './stamped.ts';
import type { Admin } from './stamped.ts';

const hour = 60 * 60 * 1000;

export interface NewInbox {
  readonly name: string;
  readonly address?: string | null;
  readonly icon?: string;
  readonly staleAfterMs?: number;
  readonly sendDelayMs?: number;
  readonly id?: InboxId;
}

async function nextPosition(db: Db, table: 'inbox' | 'due_type'): Promise<number> {
  const row = await db
    .selectFrom(table)
    .select((eb) => eb.fn.max('position').as('top'))
    .executeTakeFirst();
  return (row?.top ?? 0) + 1;
}

export async function addInbox(admin: Admin, inbox: NewInbox): Promise<InboxId> {
  return stamped(admin, async (db, stamps) => {
    const taken = (await inboxRows(db)).some((row) => row.name.toLowerCase() === inbox.name.toLowerCase());
    if (taken) throw new AppError('invalid', `inbox "${inbox.name}" exists already`, { field: 'name' });
    const row = inboxRow.parse({
      id: inbox.id ?? admin.ids(),
      name: inbox.name,
      address: inbox.address ?? null,
      icon: inbox.icon ?? 'inbox',
      position: await nextPosition(db, 'inbox'),
      staleAfterMs: inbox.staleAfterMs ?? 12 * hour,
      sendDelayMs: inbox.sendDelayMs ?? 10_000,
      archived: false,
      rev: 1,
    });
    await db
      .insertInto('inbox')
      .values({ id: row.id, rev: 1, position: row.position, doc: JSON.stringify(row) })
      .execute();
    stamps.row(orgFeed, 'inbox', row.id);
    return row.id;
  });
}

export async function inboxRows(db: Db): Promise<readonly InboxRow[]> {
  const rows = await db.selectFrom('inbox').select('doc').orderBy('position').execute();
  return rows.map((row) => JSON.parse(row.doc) as InboxRow);
}

/** Finds an inbox by its name, whatever the case of the letters. */
export async function findInbox(db: Db, name: string): Promise<InboxRow> {
  const found = (await inboxRows(db)).find((row) => row.name.toLowerCase() === name.trim().toLowerCase());
  if (found === undefined) throw new AppError('not_found', `there is no inbox "${name}" (see "inbox list")`);
  return found;
}

/** Changes fields of an inbox and tells every client. */
export async function updateInbox(
  admin: Admin,
  id: InboxId,
  change: Partial<Omit<InboxRow, 'id' | 'rev'>>,
): Promise<void> {
  await stamped(admin, async (db, stamps) => {
    const stored = (await inboxRows(db)).find((row) => row.id === id);
    if (stored === undefined) throw new AppError('not_found', 'no such inbox');
    const row = inboxRow.parse({ ...stored, ...change, rev: stored.rev + 1 });
    await db
      .updateTable('inbox')
      .set({ rev: row.rev, position: row.position, doc: JSON.stringify(row) })
      .where('id', '=', id)
      .execute();
    stamps.row(orgFeed, 'inbox', id);
  });
}

export async function addDueType(admin: Admin, name: string, id?: DueTypeId): Promise<DueTypeId> {
  return stamped(admin, async (db, stamps) => {
    const row = dueTypeRow.parse({
      id: id ?? admin.ids(),
      name,
      position: await nextPosition(db, 'due_type'),
      archived: false,
      rev: 1,
    });
    await db
      .insertInto('due_type')
      .values({ id: row.id, rev: 1, position: row.position, doc: JSON.stringify(row) })
      .execute();
    stamps.row(orgFeed, 'dueType', row.id);
    return row.id;
  });
}

export async function dueTypeRows(db: Db): Promise<readonly DueTypeRow[]> {
  const rows = await db.selectFrom('due_type').select('doc').orderBy('position').execute();
  return rows.map((row) => JSON.parse(row.doc) as DueTypeRow);
}
