import { z } from 'zod';
import { caseId } from '../domain/ids.ts';
import { applied } from './outcome.ts';
import { defineVerb } from './verb.ts';

/** How far I have read. The larger number wins, whatever the order of arrival. */
export const read = defineVerb({
  name: 'read',
  version: 1,
  args: z.object({ caseId, n: z.int().nonnegative() }),
  quiet: true,
  right: 'read',
  apply(bundle, args) {
    const known = bundle.readMark?.n ?? -1;
    if (args.n <= known) return applied();
    return applied({
      kind: 'readMark',
      row: { id: bundle.case.id, n: args.n, rev: bundle.readMark?.rev ?? 0 },
    });
  },
});
