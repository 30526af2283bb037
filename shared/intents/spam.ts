import { z } from 'zod';
import { caseId } from '../domain/ids.ts';
import { putAway } from './place.ts';
import { defineVerb } from './verb.ts';

/** Mark a case as spam (B22): it leaves the inbox and nobody is told of it. Trains nothing. */
export const spam = defineVerb({
  name: 'spam',
  version: 1,
  args: z.object({ caseId }),
  quiet: false,
  right: 'work',
  apply: (bundle, _args, context) => putAway(bundle, 'spam', 'spam', context),
});
