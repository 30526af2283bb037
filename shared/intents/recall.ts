import { z } from 'zod';
import { liveLease } from '../domain/case.ts';
import { caseId } from '../domain/ids.ts';
import { event, loses } from './changes.ts';
import { changesOf, leaseEnded, mayRecall } from './leaseRules.ts';
import { applied, because, parked } from './outcome.ts';
import { defineVerb } from './verb.ts';

/**
 * Call a case back from a colleague who has it with him: it is nobody's again. He learns it at his next contact; what
 * he sends without having seen it waits for his decision, his notes go.
 */
export const recall = defineVerb({
  name: 'recall',
  version: 1,
  args: z.object({ caseId, reason: z.string().trim().min(1).max(500) }),
  quiet: false,
  right: 'read',
  sentence: (_args, bundle, reference) => ({
    agent: bundle.case.lease === null ? '' : (reference.agent(bundle.case.lease.agentId)?.name ?? ''),
  }),
  apply(bundle, args, context) {
    if (!mayRecall(bundle, context)) return parked(because('forbidden'));
    const lease = liveLease(bundle.case, context.at);
    // Only the lease that was on screen: a later one was made for other reasons.
    if (lease === null || context.saw.lease?.since !== lease.since) {
      const by = bundle.case.lease?.recalled ?? null;
      const why = by === null ? because('lease_over') : because('same_end', by.by, by.at);
      return loses(bundle, context, 'superseded', 'recall', why);
    }
    const recalled = { by: context.actor.id, at: context.at, reason: args.reason };
    return applied(
      ...changesOf(leaseEnded(bundle, { ...lease, recalled }, context.at, true)),
      event(bundle, context, 'lease_recalled', { holder: lease.agentId, message: args.reason }),
    );
  },
});
