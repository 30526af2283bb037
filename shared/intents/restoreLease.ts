import { z } from 'zod';
import { caseId } from '../domain/ids.ts';
import { caseChange, endedReason, event, leadEntry, loses, ownedBy } from './changes.ts';
import { mayRecall } from './leaseRules.ts';
import { applied, because, parked } from './outcome.ts';
import type { Change } from './outcome.ts';
import { defineVerb } from './verb.ts';

/** Take a recall back: the undo of `recall`, as long as nobody has taken the case since. */
export const restoreLease = defineVerb({
  name: 'restore_lease',
  version: 1,
  args: z.object({ caseId }),
  quiet: false,
  right: 'read',
  sentence: (_args, bundle, reference) => ({
    agent: bundle.case.lease === null ? '' : (reference.agent(bundle.case.lease.agentId)?.name ?? ''),
  }),
  apply(bundle, _args, context) {
    if (!mayRecall(bundle, context)) return parked(because('forbidden'));
    const { lease } = bundle.case;
    if (lease === null || lease.until <= context.at) {
      return loses(bundle, context, 'superseded', 'restore_lease', because('lease_over'));
    }
    if (lease.recalled === null) return applied();
    const entry = leadEntry(bundle);
    if (entry?.state !== 'open') {
      const why = entry === null ? because('entry_ended') : endedReason(entry);
      return loses(bundle, context, 'superseded', 'restore_lease', why);
    }
    if (entry.ownerId !== null && entry.ownerId !== lease.agentId) {
      const why = because('owned', entry.ownerId, entry.ownerSince);
      return loses(bundle, context, 'superseded', 'restore_lease', why);
    }
    const changes: Change[] = [
      caseChange(bundle, { lease: { ...lease, recalled: null }, ownerId: lease.agentId }),
      event(bundle, context, 'lease_restored', { holder: lease.agentId }),
    ];
    if (entry.ownerId === null)
      changes.push({ kind: 'entry', row: ownedBy(entry, lease.agentId, context.at) });
    return applied(...changes);
  },
});
