import { z } from 'zod';
import { attachment } from '../domain/attachment.ts';
import { caseId, draftId, itemId } from '../domain/ids.ts';
import { dropDraft } from './draftChanges.ts';
import { applied, because, parked } from './outcome.ts';
import { placedReason } from './place.ts';
import { defineVerb } from './verb.ts';

/** An internal note (A20, C10): appended always, whoever owns the case and whatever its status. */
export const note = defineVerb({
  name: 'note',
  version: 1,
  args: z.object({
    caseId,
    itemId,
    text: z.string().max(200_000),
    html: z.string().max(2_000_000).nullable(),
    attachments: z.array(attachment).max(50),
    draftId: draftId.nullable(),
    draftRev: z.int().nonnegative().default(0),
  }),
  quiet: false,
  right: 'read',
  blobs: (args) => args.attachments.map((file) => file.hash),
  sentence: (args) => ({ words: args.text.slice(0, 60) }),
  apply(bundle, args, context) {
    const missing = args.attachments.find((file) => !bundle.blobs.has(file.hash));
    if (missing !== undefined)
      return parked(because('attachment_missing', null, null, { name: missing.name }));
    const outcome = applied(
      {
        kind: 'item',
        row: {
          kind: 'note',
          id: args.itemId,
          caseId: bundle.case.id,
          n: null,
          at: context.at,
          intentId: context.intentId,
          rev: 0,
          agentId: context.actor.id,
          text: args.text,
          html: args.html,
          attachments: args.attachments,
        },
      },
      ...dropDraft(bundle, args, args.text, context.actor.id),
    );
    return bundle.case.place === 'deleted' ? { ...outcome, tell: placedReason(bundle.case) } : outcome;
  },
});
