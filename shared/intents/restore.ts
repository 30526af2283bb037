import { z } from 'zod';
import { caseId } from '../domain/ids.ts';
import { caseChange } from './changes.ts';
import { applied } from './outcome.ts';
import { backOnDesk } from './place.ts';
import { defineVerb } from './verb.ts';

/** Put a case back onto the desk from Archived, Spam or Deleted: the undo of those three. */
export const restore = defineVerb({
  name: 'restore',
  version: 1,
  args: z.object({ caseId }),
  quiet: false,
  right: 'work',
  apply(bundle, _args, context) {
    const { fields, events } = backOnDesk(bundle, context);
    return events.length === 0 ? applied() : applied(caseChange(bundle, fields), ...events);
  },
});
