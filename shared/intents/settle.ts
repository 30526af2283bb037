import { z } from 'zod';
import { caseId } from '../domain/ids.ts';
import { applied } from './outcome.ts';
import { defineVerb } from './verb.ts';

/** The choices that do nothing but close a card: let go, drop, discard. What they decide is in `resolves`. */
export const settle = defineVerb({
  name: 'settle',
  version: 1,
  args: z.object({ caseId }),
  quiet: true,
  needsCase: false,
  right: 'read',
  apply: () => applied(),
});
