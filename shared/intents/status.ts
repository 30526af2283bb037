import { z } from 'zod';
import { caseId } from '../domain/ids.ts';
import { caseStatus, mayChangeStatus } from '../domain/status.ts';
import { event, loses, withStatus } from './changes.ts';
import { applied, because } from './outcome.ts';
import { defineVerb } from './verb.ts';

/** Change the status of a case along the table of domain/status.ts. The same target is done already. */
export const status = defineVerb({
  name: 'status',
  version: 1,
  args: z.object({ caseId, to: caseStatus }),
  quiet: false,
  right: 'work',
  underLease: 'parked',
  sentence: (args) => ({ status: args.to }),
  apply(bundle, args, context) {
    const from = bundle.case.status;
    if (from === args.to) return applied();
    if (!mayChangeStatus(from, args.to)) {
      const why = because('illegal_status', null, bundle.case.updatedAt, { from, to: args.to });
      return loses(bundle, context, 'superseded', 'status', why);
    }
    return applied(
      { kind: 'case', row: withStatus(bundle.case, args.to, context.at) },
      event(bundle, context, 'status_changed', { from, to: args.to }),
    );
  },
});
