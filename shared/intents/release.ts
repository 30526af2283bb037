import { z } from 'zod';
import { caseId, entryId } from '../domain/ids.ts';
import { endedReason, event, findEntry, loses, ownedBy, ownerChanges } from './changes.ts';
import { applied, because, parked } from './outcome.ts';
import { defineVerb } from './verb.ts';

/** Give an entry back: compare-and-set "mine". Releasing what nobody owns is done already. */
export const release = defineVerb({
  name: 'release',
  version: 1,
  args: z.object({ caseId, entryId }),
  quiet: false,
  right: 'work',
  entryOf: (args) => args.entryId,
  apply(bundle, args, context) {
    const entry = findEntry(bundle, args.entryId);
    if (entry === null) return parked(because('case_gone'));
    if (entry.state !== 'open') return loses(bundle, context, 'superseded', 'release', endedReason(entry));
    if (entry.ownerId === null) return applied();
    if (entry.ownerId !== context.actor.id) {
      return loses(
        bundle,
        context,
        'superseded',
        'release',
        because('not_owner', entry.ownerId, entry.ownerSince),
      );
    }
    return applied(
      ...ownerChanges(bundle, ownedBy(entry, null, context.at)),
      event(bundle, context, 'released'),
    );
  },
});
