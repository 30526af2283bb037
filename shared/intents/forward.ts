import { z } from 'zod';
import type { EntryRow } from '../domain/entry.ts';
import { agentId, caseId, deriveId, dueTypeId, entryId, inboxId } from '../domain/ids.ts';
import type { EntryId } from '../domain/ids.ts';
import { caseChange, event, findEntry, loses } from './changes.ts';
import { openEntry } from './endEntry.ts';
import { applied, because, parked } from './outcome.ts';
import type { Change } from './outcome.ts';
import { backOnDesk, isGivenUp, placedReason } from './place.ts';
import { defineVerb } from './verb.ts';

/**
 * Forward an entry to another inbox (A11–A17): it ends here as `forwarded` and a new one opens there. `keepOpen` asks
 * the other inbox as well and leaves this entry open. `anew` is the choice on the card of a parked forward: the entry
 * here has ended meanwhile, or the case lies in Deleted or Spam; the new one is opened all the same.
 */
export const forward = defineVerb({
  name: 'forward',
  version: 1,
  args: z.object({
    caseId,
    entryId,
    toInboxId: inboxId,
    toAgentId: agentId.nullable(),
    dueTypeId,
    dueAt: z.int().nullable(),
    message: z.string().trim().min(1).max(20_000),
    keepOpen: z.boolean(),
    anew: z.boolean(),
  }),
  quiet: false,
  right: 'forward',
  entryOf: (args) => args.entryId,
  sentence: (args, _bundle, reference) => ({ inbox: reference.inbox(args.toInboxId)?.name ?? '' }),
  apply(bundle, args, context) {
    const target = context.inbox(args.toInboxId);
    if (target === null || target.archived || context.dueType(args.dueTypeId) === null) {
      return parked(because('invalid', null, null, { field: target === null ? 'inbox' : 'dueType' }));
    }
    const ended = findEntry(bundle, args.entryId);
    const found = args.anew ? ended : openEntry(bundle, args.entryId, 'forward', 'forwarded', context);
    if (found === null) return parked(because('case_gone'));
    if ('end' in found) return found;
    if (isGivenUp(bundle.case) && !args.anew)
      return loses(bundle, context, 'parked', 'forward', placedReason(bundle.case));

    const opened: EntryRow = {
      id: deriveId(context.intentId, 'entry') as EntryId,
      caseId: bundle.case.id,
      inboxId: args.toInboxId,
      state: 'open',
      message: args.message,
      fromAgentId: context.actor.id,
      dueTypeId: args.dueTypeId,
      dueAt: args.dueAt,
      ownerId: args.toAgentId,
      ownerRev: args.toAgentId === null ? 0 : 1,
      ownerSince: args.toAgentId === null ? null : context.at,
      createdAt: context.at,
      endedAt: null,
      endedBy: null,
      rev: 0,
    };
    // Work that is handed on must be seen where it arrives.
    const back = backOnDesk(bundle, context);
    const staysHere = args.keepOpen || found.state !== 'open';
    const changes: Change[] = [{ kind: 'entry', row: opened }];
    if (!staysHere) {
      changes.push({
        kind: 'entry',
        row: { ...found, state: 'forwarded', endedAt: context.at, endedBy: context.actor.id },
      });
    }
    const leads = bundle.case.leadEntryId === found.id && !args.keepOpen;
    changes.push(
      leads
        ? caseChange(bundle, {
            ...back.fields,
            inboxId: args.toInboxId,
            leadEntryId: opened.id,
            ownerId: opened.ownerId,
          })
        : caseChange(bundle, back.fields),
      ...back.events,
      event(bundle, context, staysHere ? 'also_asked' : 'forwarded', {
        from: found.inboxId,
        to: args.toInboxId,
        dueType: args.dueTypeId,
        dueAt: args.dueAt,
        message: args.message,
      }),
    );
    return applied(...changes);
  },
});
