import { z } from 'zod';
import { caseId, entryId } from '../domain/ids.ts';
import { endEntry, openEntry } from './endEntry.ts';
import { defineVerb } from './verb.ts';

/** Cancel an entry (A10): it will not be done. Another sentence and another right than completing. */
export const cancel = defineVerb({
  name: 'cancel',
  version: 1,
  args: z.object({ caseId, entryId, solve: z.boolean() }),
  quiet: false,
  right: 'cancel',
  underLease: 'parked',
  entryOf: (args) => args.entryId,
  apply(bundle, args, context) {
    const entry = openEntry(bundle, args.entryId, 'cancel', 'cancelled', context);
    return 'end' in entry ? entry : endEntry(bundle, entry, 'cancelled', args.solve, context);
  },
});
