import { z } from 'zod';
import { caseId, entryId } from '../domain/ids.ts';
import { endedReason, event, findEntry, loses, ownedBy, ownerChanges } from './changes.ts';
import { applied, because, parked } from './outcome.ts';
import { defineVerb } from './verb.ts';

/**
 * Take ownership of an entry: compare-and-set "no owner, or me". `over` takes it from a colleague and needs the right
 * to manage the inbox and the owner number that was on screen.
 */
export const take = defineVerb({
  name: 'take',
  version: 1,
  args: z.object({ caseId, entryId, over: z.boolean() }),
  quiet: false,
  right: 'work',
  underLease: 'superseded',
  entryOf: (args) => args.entryId,
  apply(bundle, args, context) {
    const entry = findEntry(bundle, args.entryId);
    if (entry === null) return parked(because('case_gone'));
    if (entry.state !== 'open') return loses(bundle, context, 'superseded', 'take', endedReason(entry));
    if (entry.ownerId === context.actor.id) return applied();
    if (entry.ownerId === null) {
      return applied(
        ...ownerChanges(bundle, ownedBy(entry, context.actor.id, context.at)),
        event(bundle, context, 'taken'),
      );
    }
    const owned = because('owned', entry.ownerId, entry.ownerSince);
    const mayTakeOver =
      context.rights(entry.inboxId).includes('manage') || context.actor.permissions.includes('lead');
    if (!args.over || context.saw.ownerRev !== entry.ownerRev) {
      return loses(bundle, context, 'superseded', 'take', owned);
    }
    if (!mayTakeOver) return parked(because('forbidden', entry.ownerId, entry.ownerSince));
    return applied(
      ...ownerChanges(bundle, ownedBy(entry, context.actor.id, context.at)),
      event(bundle, context, 'taken_over', { from: entry.ownerId }),
    );
  },
});
