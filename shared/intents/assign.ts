import { z } from 'zod';
import { agentId, caseId, deriveId, entryId, intentId } from '../domain/ids.ts';
import type { AgentId, ItemId } from '../domain/ids.ts';
import type { EntryRow } from '../domain/entry.ts';
import { endedReason, event, findEntry, loses, ownedBy, ownerChanges } from './changes.ts';
import { applied, because, parked } from './outcome.ts';
import type { Outcome } from './outcome.ts';
import { defineVerb } from './verb.ts';
import type { CaseBundle, MutatorContext } from './verb.ts';

const assignArgs = z.object({
  caseId,
  entryId,
  /** Null only when an assignment is undone: the entry had no owner before. */
  toAgentId: agentId.nullable(),
  /** Why a lead overrides the owner; kept on the timeline. */
  reason: z.string().trim().max(500).default(''),
  /** The assignment that this one takes back: who gave may take back what is still as he gave it. */
  undoes: intentId.nullable().default(null),
});
type AssignArgs = z.infer<typeof assignArgs>;

/**
 * Give an entry to a colleague (A24): compare-and-set on the owner number that was on screen. One's own and unowned
 * entries may be handed over by anybody who works in the inbox; a colleague's only by a lead, who says why.
 */
export const assign = defineVerb<AssignArgs>({
  name: 'assign',
  version: 1,
  args: assignArgs,
  quiet: false,
  right: 'work',
  entryOf: (args) => args.entryId,
  namedItems: ({ undoes }) => (undoes === null ? [] : [assignedEvent(undoes)]),
  namedAgents: ({ toAgentId }) => (toAgentId === null ? [] : [toAgentId]),
  sentence: (args, _bundle, reference) => ({
    agent: args.toAgentId === null ? '' : (reference.agent(args.toAgentId)?.name ?? ''),
  }),
  apply(bundle, args, context) {
    const entry = findEntry(bundle, args.entryId);
    if (entry === null) return parked(because('case_gone'));
    if (entry.state !== 'open') return loses(bundle, context, 'superseded', 'assign', endedReason(entry));
    if (entry.ownerId === args.toAgentId) return applied();
    if (context.saw.ownerRev !== entry.ownerRev) {
      const first = because('owner_changed', entry.ownerId, entry.ownerSince);
      return loses(bundle, context, 'superseded', 'assign', first);
    }
    return (
      refusal(bundle, entry, args, context) ??
      applied(
        ...ownerChanges(bundle, ownedBy(entry, args.toAgentId, context.at)),
        event(bundle, context, args.toAgentId === null ? 'released' : 'assigned', {
          to: args.toAgentId,
          from: entry.ownerId,
          reason: args.reason,
          ownerRev: entry.ownerRev + 1,
        }),
      )
    );
  },
});

function assignedEvent(id: NonNullable<AssignArgs['undoes']>): ItemId {
  return deriveId(id, 'event:assigned') as ItemId;
}

function refusal(
  bundle: CaseBundle,
  entry: EntryRow,
  args: AssignArgs,
  context: MutatorContext,
): Outcome | null {
  const takesBack = args.undoes !== null && gaveIt(bundle, entry, args.undoes, context.actor.id);
  if (args.toAgentId === null && !takesBack && entry.ownerId !== context.actor.id)
    return parked(because('not_owner', entry.ownerId, entry.ownerSince));
  if (args.toAgentId !== null) {
    if (context.agent(args.toAgentId)?.active !== true)
      return parked(because('invalid', null, null, { field: 'agent' }));
    // A device does not know what others may do: it predicts that they may.
    const rights = context.rightsOf(args.toAgentId, entry.inboxId);
    if (rights !== null && !rights.includes('work'))
      return parked(because('not_member', null, null, { agent: args.toAgentId }));
  }
  if (entry.ownerId === null || entry.ownerId === context.actor.id || takesBack) return null;
  const mayOverride =
    context.rights(entry.inboxId).includes('manage') || context.actor.permissions.includes('lead');
  if (!mayOverride) return parked(because('forbidden', entry.ownerId, entry.ownerSince));
  return args.reason === '' ? parked(because('invalid', null, null, { field: 'reason' })) : null;
}

/** Whether the entry stands as this agent's own assignment left it. */
function gaveIt(bundle: CaseBundle, entry: EntryRow, id: AssignArgs['undoes'], me: AgentId): boolean {
  const item = id === null ? undefined : bundle.items.get(assignedEvent(id));
  return item?.kind === 'event' && item.agentId === me && item.params['ownerRev'] === entry.ownerRev;
}
