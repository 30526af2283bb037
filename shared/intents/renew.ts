import { z } from 'zod';
import { liveLease } from '../domain/case.ts';
import { caseId } from '../domain/ids.ts';
import { caseChange, event, loses } from './changes.ts';
import { badEnd, leasedByAnother, recalledUnseen } from './leaseRules.ts';
import { applied, because } from './outcome.ts';
import { defineVerb } from './verb.ts';

/** Keep a case with me until another time. Only while it is with me: what ended meanwhile is not begun again by this. */
export const renew = defineVerb({
  name: 'renew',
  version: 1,
  args: z.object({ caseId, until: z.int() }),
  quiet: false,
  right: 'work',
  sentence: (args) => ({ until: args.until }),
  apply(bundle, args, context) {
    const mine = liveLease(bundle.case, context.at);
    if (mine?.agentId !== context.actor.id) {
      const why =
        leasedByAnother(bundle, context) ??
        recalledUnseen(bundle, context) ??
        because('lease_over', null, bundle.case.lease?.until ?? null);
      return loses(bundle, context, 'superseded', 'renew', why);
    }
    const bad = badEnd(args.until, context);
    if (bad !== null) return loses(bundle, context, 'parked', 'renew', bad);
    if (mine.until === args.until) return applied();
    return applied(
      caseChange(bundle, { lease: { ...mine, until: args.until } }),
      event(bundle, context, 'lease_renewed', { until: args.until }),
    );
  },
});
