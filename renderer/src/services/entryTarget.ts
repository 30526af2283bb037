import type { AgentId, CaseId, EntryId, InboxId, ItemId } from '#shared/domain/ids.ts';
import type { Saw } from '#shared/intents/envelope.ts';
import type { CaseListRow, EntryListRow } from '#shared/ipc/views.ts';
import { call } from './caseload.ts';

/** An entry that acts are about, as it was on screen. */
export interface EntryTarget {
  caseId: CaseId;
  entryId: EntryId;
  inboxId: InboxId;
  ownerId: AgentId | null;
  ownerRev: number;
  lastPublicId: ItemId | null;
  number: number | null;
  subject: string;
}

export const sawOf = (target: EntryTarget): Saw => ({
  lastPublicId: target.lastPublicId,
  entryId: target.entryId,
  ownerId: target.ownerId,
  ownerRev: target.ownerRev,
});

export function targetOfEntry({ entry, lastPublicId, number, subject }: EntryListRow): EntryTarget {
  const { caseId, inboxId, ownerId, ownerRev } = entry;
  return { caseId, entryId: entry.id, inboxId, ownerId, ownerRev, lastPublicId, number, subject };
}

/**
 * The open entry that an act on a case's row is about: the one in the inbox on screen, else the lead entry, else any open
 * one. Null if the case stands in no inbox. The owner is the one the row showed, not what the replica holds by now.
 */
export async function targetOfCase(row: CaseListRow, inboxId: string | null): Promise<EntryTarget | null> {
  const detail = await call('case.get', { caseId: row.id });
  const open = detail.entries.filter((entry) => entry.state === 'open');
  const entry =
    open.find((one) => one.inboxId === inboxId) ??
    open.find((one) => one.id === detail.case.leadEntryId) ??
    open[0];
  if (entry === undefined) return null;
  const isLead = entry.id === detail.case.leadEntryId;
  return {
    caseId: row.id,
    entryId: entry.id,
    inboxId: entry.inboxId,
    ownerId: isLead ? row.ownerId : entry.ownerId,
    ownerRev: entry.ownerRev,
    lastPublicId: row.lastPublicId,
    number: row.number,
    subject: row.subject,
  };
}
