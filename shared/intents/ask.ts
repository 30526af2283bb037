import { z } from 'zod';
import { caseId, entryId } from '../domain/ids.ts';
import { event, findEntry } from './changes.ts';
import { applied, because, parked } from './outcome.ts';
import { defineVerb } from './verb.ts';

/** Ask the owner for a case (a choice on the loser's card): a line on the timeline that notifies the owner. */
export const ask = defineVerb({
  name: 'ask',
  version: 1,
  args: z.object({ caseId, entryId }),
  quiet: false,
  right: 'work',
  entryOf: (args) => args.entryId,
  apply(bundle, args, context) {
    const entry = findEntry(bundle, args.entryId);
    if (entry === null) return parked(because('case_gone'));
    if (entry.ownerId === null || entry.ownerId === context.actor.id) return applied();
    return applied(event(bundle, context, 'asked_for', { owner: entry.ownerId }));
  },
});
