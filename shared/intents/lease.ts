import { z } from 'zod';
import { liveLease } from '../domain/case.ts';
import type { Lease } from '../domain/case.ts';
import { caseId } from '../domain/ids.ts';
import { caseChange, endedReason, event, leadEntry, loses, ownedBy } from './changes.ts';
import { badEnd, leasedByAnother } from './leaseRules.ts';
import { applied, because } from './outcome.ts';
import type { Change } from './outcome.ts';
import { defineVerb } from './verb.ts';

/**
 * Take a case along until `until` (G2): nobody else has it with him, and its lead entry is nobody's or mine, which it
 * then is. `until` is server time; the server holds it against its own clock.
 */
export const lease = defineVerb({
  name: 'lease',
  version: 1,
  args: z.object({ caseId, until: z.int() }),
  quiet: false,
  right: 'work',
  sentence: (args) => ({ until: args.until }),
  apply(bundle, args, context) {
    const bad = badEnd(args.until, context);
    if (bad !== null)
      return loses(bundle, context, bad.code === 'lease_over' ? 'superseded' : 'parked', 'lease', bad);
    const leased = leasedByAnother(bundle, context);
    if (leased !== null) return loses(bundle, context, 'superseded', 'lease', leased);
    const entry = leadEntry(bundle);
    if (entry?.state !== 'open') {
      const why = entry === null ? because('entry_ended') : endedReason(entry);
      return loses(bundle, context, 'superseded', 'lease', why);
    }
    if (entry.ownerId !== null && entry.ownerId !== context.actor.id) {
      return loses(bundle, context, 'superseded', 'lease', because('owned', entry.ownerId, entry.ownerSince));
    }
    const known = liveLease(bundle.case, context.at);
    if (known?.until === args.until) return applied();
    const took = entry.ownerId === null;
    const row: Lease = {
      agentId: context.actor.id,
      until: args.until,
      since: known?.since ?? context.at,
      took: known?.took ?? took,
      recalled: null,
    };
    const changes: Change[] = [
      caseChange(bundle, { lease: row, ownerId: context.actor.id }),
      event(bundle, context, known === null ? 'leased' : 'lease_renewed', { until: args.until }),
    ];
    if (took) changes.push({ kind: 'entry', row: ownedBy(entry, context.actor.id, context.at) });
    return applied(...changes);
  },
});
