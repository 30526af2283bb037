import { liveLease } from '../domain/case.ts';
import type { CaseRow, Lease } from '../domain/case.ts';
import type { EntryRow } from '../domain/entry.ts';
import { caseChange, event, leadEntry, loses, ownedBy } from './changes.ts';
import { applied, because } from './outcome.ts';
import type { Change, Outcome, Reason } from './outcome.ts';
import type { CaseBundle, MutatorContext, Verb } from './verb.ts';

/** A case may be taken along for this long at most, from the server's now. */
export const longestLeaseMs = 72 * 3_600_000;

/** May end a colleague's lease: who manages the inbox the case lives in, or leads. */
export function mayRecall(bundle: Pick<CaseBundle, 'case'>, context: MutatorContext): boolean {
  return context.rights(bundle.case.inboxId).includes('manage') || context.actor.permissions.includes('lead');
}

const sawLease = (lease: Lease, { saw }: MutatorContext): boolean => saw.lease?.since === lease.since;

/** The live lease of somebody else, with its holder and its end. */
export function leasedByAnother(bundle: CaseBundle, context: MutatorContext): Reason | null {
  const lease = liveLease(bundle.case, context.at);
  if (lease === null || lease.agentId === context.actor.id) return null;
  return because('leased', lease.agentId, lease.until);
}

/** My lease was called back and I acted without having seen that. */
export function recalledUnseen(bundle: CaseBundle, context: MutatorContext): Reason | null {
  const { lease } = bundle.case;
  if (lease === null || lease.agentId !== context.actor.id || lease.recalled === null) return null;
  if (lease.until <= context.at || context.saw.lease?.recalledAt === lease.recalled.at) return null;
  return because('recalled', lease.recalled.by, lease.recalled.at);
}

/** A lease covers the case and its lead entry; what another inbox was asked meanwhile stays that inbox's business. */
function isCovered(bundle: CaseBundle, entryId: EntryRow['id'] | null): boolean {
  return entryId === null || entryId === bundle.case.leadEntryId;
}

/** The end of an act that a lease keeps from going, or null. "Live" is judged by server time alone. */
export function stoppedByLease(
  bundle: CaseBundle,
  { verb, args }: { readonly verb: Verb; readonly args: Parameters<Verb['apply']>[1] },
  context: MutatorContext,
): Outcome | null {
  const { underLease, name } = verb;
  if (underLease === undefined || !isCovered(bundle, verb.entryOf?.(args) ?? null)) return null;
  const recalled = underLease === 'parked' ? recalledUnseen(bundle, context) : null;
  if (recalled !== null) return loses(bundle, context, 'parked', name, recalled);
  const leased = leasedByAnother(bundle, context);
  const lease = bundle.case.lease;
  if (leased === null || lease === null) return null;
  if (sawLease(lease, context) && mayRecall(bundle, context)) return null;
  return loses(bundle, context, underLease, name, leased);
}

/** Sending on a case that a colleague has with him is a choice made knowingly. */
export function unaskedUnderLease(
  bundle: CaseBundle,
  asked: boolean,
  context: MutatorContext,
): Reason | null {
  const { lease } = bundle.case;
  const leased = leasedByAnother(bundle, context);
  return leased !== null && lease !== null && asked && sawLease(lease, context) ? null : leased;
}

const lastOf = <T>(list: readonly T[]): T | undefined => list.at(-1);

function caseAfter(bundle: CaseBundle, changes: readonly Change[]): CaseRow {
  return lastOf(changes.flatMap((change) => (change.kind === 'case' ? [change.row] : []))) ?? bundle.case;
}

function stillHolds(lease: Lease, row: CaseRow, bundle: CaseBundle, changes: readonly Change[]): boolean {
  const changed = changes.flatMap((change) => (change.kind === 'entry' ? [change.row] : []));
  const lead = [...bundle.entries, ...changed].findLast((entry) => entry.id === row.leadEntryId);
  return lead?.state === 'open' && lead.ownerId === lease.agentId;
}

/**
 * What an act leaves of a lease: it ends with its holder's ownership of the lead entry, and with what a lead did over
 * it. A colleague who ended it is named on the timeline.
 */
export function afterAct(bundle: CaseBundle, verb: Verb, outcome: Outcome, context: MutatorContext): Outcome {
  const lease = liveLease(bundle.case, context.at);
  if (outcome.end !== 'applied' || lease === null || outcome.changes.length === 0) return outcome;
  const { changes } = outcome;
  const row = caseAfter(bundle, changes);
  if (row.lease === null || row.lease !== bundle.case.lease) return outcome;
  const another = lease.agentId !== context.actor.id;
  if (stillHolds(lease, row, bundle, changes) && !(another && verb.underLease !== undefined)) return outcome;
  const without = changes.map((change) =>
    change.kind === 'case' ? { ...change, row: { ...change.row, lease: null } } : change,
  );
  return applied(
    ...without,
    ...(row === bundle.case ? [caseChange(bundle, { lease: null })] : []),
    ...(another ? [event(bundle, context, 'lease_ended', { holder: lease.agentId })] : []),
  );
}

/** Rows of a case whose lease ends: with it goes the ownership that came with it (`all`: any of the holder's). */
export function leaseEnded(
  bundle: Pick<CaseBundle, 'case' | 'entries'>,
  next: Lease | null,
  at: number,
  all = false,
): { readonly case: CaseRow; readonly entry: EntryRow | null } {
  const { lease } = bundle.case;
  const lead = leadEntry(bundle);
  const gives =
    lease !== null && (lease.took || all) && lead?.state === 'open' && lead.ownerId === lease.agentId;
  if (!gives) return { case: { ...bundle.case, lease: next }, entry: null };
  return { case: { ...bundle.case, lease: next, ownerId: null }, entry: ownedBy(lead, null, at) };
}

export function changesOf(rows: ReturnType<typeof leaseEnded>): Change[] {
  return [
    { kind: 'case', row: rows.case },
    ...(rows.entry === null ? [] : [{ kind: 'entry' as const, row: rows.entry }]),
  ];
}

/** Why a case cannot be taken along until `until`, or null. */
export function badEnd(until: number, context: MutatorContext): Reason | null {
  if (until <= context.at) return because('lease_over', null, until);
  return until - context.at > longestLeaseMs ? because('lease_too_long', null, until) : null;
}
