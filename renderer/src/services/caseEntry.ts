import type { CaseRow } from '#shared/domain/case.ts';
import type { EntryRow } from '#shared/domain/entry.ts';
import type { Saw } from '#shared/intents/envelope.ts';
import type { CaseDetail } from '#shared/ipc/views.ts';
import type { EntryTarget } from './entryTarget.ts';

/** The open entry that acts on a case are about: the lead one, else any that is open. */
export function openEntryOf(detail: CaseDetail): EntryRow | null {
  const open = detail.entries.filter((entry) => entry.state === 'open');
  return open.find((entry) => entry.id === detail.case.leadEntryId) ?? open[0] ?? null;
}

export function targetOf(detail: CaseDetail): EntryTarget | null {
  const entry = openEntryOf(detail);
  if (entry === null) return null;
  const { id: caseId, lastPublicId, number, subject } = detail.case;
  const { id: entryId, inboxId, ownerId, ownerRev } = entry;
  return { caseId, entryId, inboxId, ownerId, ownerRev, lastPublicId, number, subject };
}

/** The lease as the screen shows it. */
export const seenLease = ({ lease }: Pick<CaseRow, 'lease'>): Saw['lease'] =>
  lease === null ? null : { since: lease.since, recalledAt: lease.recalled?.at ?? null };

/** What is on the agent's screen, for acts on the case as a whole. */
export function sawOfCase(detail: CaseDetail): Saw {
  const entry = openEntryOf(detail);
  return {
    lastPublicId: detail.case.lastPublicId,
    entryId: entry?.id ?? null,
    ownerId: entry?.ownerId ?? null,
    ownerRev: entry?.ownerRev ?? null,
    lease: seenLease(detail.case),
  };
}

/** No other entry is open: ending this one may solve the case in the same act. */
export const isLastOpen = (detail: CaseDetail): boolean =>
  detail.entries.filter((entry) => entry.state === 'open').length === 1;
