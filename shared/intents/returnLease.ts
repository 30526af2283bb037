import { z } from 'zod';
import { caseId } from '../domain/ids.ts';
import { event } from './changes.ts';
import { changesOf, leaseEnded } from './leaseRules.ts';
import { applied } from './outcome.ts';
import { defineVerb } from './verb.ts';

/** Give a case back that I have taken along. What is not with me (any more) is given back already. */
export const returnLease = defineVerb({
  name: 'return_lease',
  version: 1,
  args: z.object({ caseId }),
  quiet: false,
  right: 'read',
  apply(bundle, _args, context) {
    const { lease } = bundle.case;
    if (lease?.agentId !== context.actor.id) return applied();
    const changes = changesOf(leaseEnded(bundle, null, context.at));
    // A recalled lease was given back by the recall; my word that I have seen it is no news for the timeline.
    return lease.recalled === null
      ? applied(...changes, event(bundle, context, 'lease_returned'))
      : applied(...changes);
  },
});
