import { z } from 'zod';
import { caseId } from '../domain/ids.ts';
import { putAway } from './place.ts';
import { defineVerb } from './verb.ts';

/** Delete a case (B19): it lies in Deleted, whole, until it is restored or deleted forever. */
export const deleteCase = defineVerb({
  name: 'delete',
  version: 1,
  args: z.object({ caseId }),
  quiet: false,
  right: 'work',
  apply: (bundle, _args, context) => putAway(bundle, 'deleted', 'delete', context),
});
