import type { EntryRow, EntryState } from '../domain/entry.ts';
import { isEnded, mayChangeStatus } from '../domain/status.ts';
import type { EventType } from '../domain/item.ts';
import { endedReason, event, findEntry, loses, ownerSurprise, withStatus } from './changes.ts';
import { applied, because, parked } from './outcome.ts';
import type { Change, Outcome } from './outcome.ts';
import type { CaseBundle, MutatorContext } from './verb.ts';

/**
 * The common rule of complete, cancel and forward: the entry must be open and its owner the one on screen. Somebody
 * who already did just the same was first (superseded); any other end needs the agent's decision (parked).
 * Returns the open entry, or the outcome that stops the act.
 */
export function openEntry(
  bundle: CaseBundle,
  id: EntryRow['id'],
  verb: string,
  sameEnd: EntryState,
  context: MutatorContext,
): EntryRow | Outcome {
  const entry = findEntry(bundle, id);
  if (entry === null) return parked(because('case_gone'));
  if (entry.state !== 'open') {
    const same = entry.state === sameEnd && sameEnd !== 'forwarded';
    return loses(
      bundle,
      context,
      same ? 'superseded' : 'parked',
      verb,
      same ? because('same_end', entry.endedBy, entry.endedAt) : endedReason(entry),
    );
  }
  const surprise = ownerSurprise(entry, context);
  return surprise === null ? entry : loses(bundle, context, 'parked', verb, surprise);
}

/** Ends an open entry as `state`; `solve` moves the case on in the same act if no other entry is open. */
export function endEntry(
  bundle: CaseBundle,
  entry: EntryRow,
  state: Exclude<EntryState, 'open' | 'forwarded'>,
  solve: boolean,
  context: MutatorContext,
): Outcome {
  const ended = { ...entry, state, endedAt: context.at, endedBy: context.actor.id };
  const type: EventType = state === 'completed' ? 'completed' : 'cancelled';
  const changes: Change[] = [
    { kind: 'entry', row: ended },
    event(bundle, context, type, { inbox: entry.inboxId }),
  ];
  const lastOpen = bundle.entries.every((other) => other.id === entry.id || other.state !== 'open');
  if (solve && lastOpen && !isEnded(bundle.case.status) && mayChangeStatus(bundle.case.status, 'solved')) {
    changes.push({ kind: 'case', row: withStatus(bundle.case, 'solved', context.at) });
    changes.push(event(bundle, context, 'status_changed', { from: bundle.case.status, to: 'solved' }));
  }
  return applied(...changes);
}
