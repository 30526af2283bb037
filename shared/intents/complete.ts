import { z } from 'zod';
import { caseId, entryId } from '../domain/ids.ts';
import { endEntry, openEntry } from './endEntry.ts';
import { defineVerb } from './verb.ts';

/** Complete an entry (A9): the work asked for is done. `solve` also solves the case when it was the last open entry (A22). */
export const complete = defineVerb({
  name: 'complete',
  version: 1,
  args: z.object({ caseId, entryId, solve: z.boolean() }),
  quiet: false,
  right: 'work',
  underLease: 'parked',
  entryOf: (args) => args.entryId,
  apply(bundle, args, context) {
    const entry = openEntry(bundle, args.entryId, 'complete', 'completed', context);
    return 'end' in entry ? entry : endEntry(bundle, entry, 'completed', args.solve, context);
  },
});
