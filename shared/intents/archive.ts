import { z } from 'zod';
import { caseId } from '../domain/ids.ts';
import { putAway } from './place.ts';
import { defineVerb } from './verb.ts';

/** Archive a case (B18): out of the inbox's way, with status and owner as they are. */
export const archive = defineVerb({
  name: 'archive',
  version: 1,
  args: z.object({ caseId }),
  quiet: false,
  right: 'work',
  apply: (bundle, _args, context) => putAway(bundle, 'archived', 'archive', context),
});
