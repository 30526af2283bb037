import { AppError } from '#shared/domain/errors.ts';
import { rowSchemas } from '#shared/protocol/rows.ts';
import type { EscrowRow } from '#shared/intents/escrowRow.ts';
import { textOfIntent } from '#shared/intents/words.ts';
import type { Db } from '../store/open.ts';

/** Unsent work of somebody who lost a right or a device, as a lead has to see it. */
export interface TrayEntry {
  readonly row: EscrowRow;
  readonly author: string;
  readonly inbox: string;
  readonly caseNumber: number | null;
  readonly subject: string;
}

/** The whole tray, latest first. */
export async function escrowTray(db: Db): Promise<readonly TrayEntry[]> {
  const stored = await db.selectFrom('escrow').select('doc').execute();
  const rows = stored.map(({ doc }) => rowSchemas.escrow.parse(JSON.parse(doc)));
  const entries = await Promise.all(rows.map((row) => entryOf(db, row)));
  return entries.sort((a, b) => b.row.at - a.row.at);
}

/** One entry, by its id or the beginning of it. @throws AppError not_found, invalid when several begin so */
export async function escrowEntry(db: Db, id: string): Promise<TrayEntry> {
  const found = (await escrowTray(db)).filter(({ row }) => row.id.startsWith(id.toLowerCase()));
  const [entry, second] = found;
  if (entry === undefined)
    throw new AppError('not_found', `nothing in the tray is called ${id} (see "escrow list")`);
  if (second !== undefined) throw new AppError('invalid', `several begin with ${id}; give more of the id`);
  return entry;
}

async function entryOf(db: Db, row: EscrowRow): Promise<TrayEntry> {
  const named = async (table: 'inbox' | 'case_', id: string | null) => {
    if (id === null) return {};
    const found = await db.selectFrom(table).select('doc').where('id', '=', id).executeTakeFirst();
    return JSON.parse(found?.doc ?? '{}') as { name?: string; subject?: string; number?: number };
  };
  const author = await db.selectFrom('agent').select('name').where('id', '=', row.agentId).executeTakeFirst();
  const [inbox, about] = [await named('inbox', row.inboxId), await named('case_', row.caseId)];
  return {
    row,
    author: author?.name ?? row.agentId,
    inbox: inbox.name ?? '',
    caseNumber: about.number ?? null,
    subject: about.subject ?? '',
  };
}

/** The words of an act, where it has any. */
export const wordsOf = ({ intent }: EscrowRow): string => textOfIntent(intent) ?? '';
