import type { EntryRow } from '../domain/entry.ts';
import { isEnded } from '../domain/status.ts';
import { deriveId } from '../domain/ids.ts';
import type { AgentId, ItemId } from '../domain/ids.ts';
import type { EventItem, EventType } from '../domain/item.ts';
import type { CaseRow } from '../domain/case.ts';
import type { CaseBundle, MutatorContext } from './verb.ts';
import { because } from './outcome.ts';
import type { Change, Outcome, Reason } from './outcome.ts';

/** An event on the timeline, with the id both sides derive from the act. */
export function event(
  bundle: CaseBundle,
  context: MutatorContext,
  type: EventType,
  params: EventItem['params'] = {},
): Change {
  return {
    kind: 'item',
    row: {
      kind: 'event',
      id: deriveId(context.intentId, `event:${type}`) as ItemId,
      caseId: bundle.case.id,
      n: null,
      at: context.at,
      intentId: context.intentId,
      rev: 0,
      agentId: context.actor.id,
      event: type,
      params,
    },
  };
}

/** Law 7: an act that lost leaves a line on the timeline saying who wanted what, and who was first. */
export function trace(
  bundle: CaseBundle,
  context: MutatorContext,
  end: 'superseded' | 'parked',
  verb: string,
  reason: Reason,
): Change {
  return event(bundle, context, end === 'superseded' ? 'act_superseded' : 'act_parked', {
    verb,
    reason: reason.code,
    by: reason.by,
    at: reason.at,
  });
}

export function loses(
  bundle: CaseBundle,
  context: MutatorContext,
  end: 'superseded' | 'parked',
  verb: string,
  reason: Reason,
): Outcome {
  return { end, reason, changes: [trace(bundle, context, end, verb, reason)] };
}

export function caseChange(bundle: CaseBundle, change: Partial<CaseRow>): Change {
  return { kind: 'case', row: { ...bundle.case, ...change } };
}

export function entryChange(entry: EntryRow, change: Partial<EntryRow>): Change {
  return { kind: 'entry', row: { ...entry, ...change } };
}

/** The entry with a new owner, counted, so that every older claim on it fails. */
export function ownedBy(entry: EntryRow, owner: AgentId | null, at: number): EntryRow {
  return { ...entry, ownerId: owner, ownerRev: entry.ownerRev + 1, ownerSince: owner === null ? null : at };
}

/** Writes the entry and, if it is the lead entry, repeats its owner on the case. */
export function ownerChanges(bundle: CaseBundle, entry: EntryRow): Change[] {
  const changes: Change[] = [{ kind: 'entry', row: entry }];
  if (bundle.case.leadEntryId === entry.id) changes.push(caseChange(bundle, { ownerId: entry.ownerId }));
  return changes;
}

export function findEntry(bundle: Pick<CaseBundle, 'entries'>, id: EntryRow['id']): EntryRow | null {
  return bundle.entries.find((entry) => entry.id === id) ?? null;
}

export function leadEntry(bundle: Pick<CaseBundle, 'case' | 'entries'>): EntryRow | null {
  return bundle.case.leadEntryId === null ? null : findEntry(bundle, bundle.case.leadEntryId);
}

/**
 * Whether somebody else became owner since the agent looked: acting on a colleague's entry is allowed to whoever saw
 * that it is his, never by accident.
 */
export function ownerSurprise(entry: EntryRow, context: MutatorContext): Reason | null {
  if (entry.ownerId === null || entry.ownerId === context.actor.id) return null;
  if (context.saw.ownerId === entry.ownerId) return null;
  return because('owner_changed', entry.ownerId, entry.ownerSince);
}

/** The reason why an entry can no longer be acted upon: which end it found, by whom and when. */
export function endedReason(entry: EntryRow): Reason {
  return because('entry_ended', entry.endedBy, entry.endedAt, { state: entry.state });
}

/** Fields of a case whose status changes, with `solvedAt` kept true. */
export function withStatus(row: CaseRow, status: CaseRow['status'], at: number): CaseRow {
  return { ...row, status, solvedAt: isEnded(status) ? (row.solvedAt ?? at) : null };
}
