import { z } from 'zod';
import { caseId, entryId } from '../domain/ids.ts';
import { isEnded } from '../domain/status.ts';
import { entryChange, event, findEntry, loses, withStatus } from './changes.ts';
import { applied, because, parked } from './outcome.ts';
import type { Change } from './outcome.ts';
import { defineVerb } from './verb.ts';

/** Open an entry again: the undo of complete and cancel. A forwarded entry lives on elsewhere and stays ended. */
export const reopen = defineVerb({
  name: 'reopen',
  version: 1,
  args: z.object({ caseId, entryId }),
  quiet: false,
  right: 'work',
  entryOf: (args) => args.entryId,
  apply(bundle, args, context) {
    const entry = findEntry(bundle, args.entryId);
    if (entry === null) return parked(because('case_gone'));
    if (entry.state === 'open') return applied();
    if (entry.state === 'forwarded' || bundle.case.status === 'closed') {
      const why = because('entry_ended', entry.endedBy, entry.endedAt, { state: entry.state });
      return loses(bundle, context, 'superseded', 'reopen', why);
    }
    const changes: Change[] = [
      entryChange(entry, { state: 'open', endedAt: null, endedBy: null }),
      event(bundle, context, 'reopened', { inbox: entry.inboxId }),
    ];
    if (isEnded(bundle.case.status)) {
      changes.push({ kind: 'case', row: withStatus(bundle.case, 'open', context.at) });
    }
    return applied(...changes);
  },
});
