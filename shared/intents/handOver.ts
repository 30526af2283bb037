import { z } from 'zod';
import { draftContent } from '../domain/draft.ts';
import { agentId, caseId, deriveId, draftId } from '../domain/ids.ts';
import type { DraftId } from '../domain/ids.ts';
import { event } from './changes.ts';
import { dropDraft } from './draftChanges.ts';
import { applied, because, parked } from './outcome.ts';
import { defineVerb } from './verb.ts';

/** Hand my words over to a colleague (a choice on the loser's card): he is told and finds them among his drafts. */
export const handOver = defineVerb({
  name: 'hand_over',
  version: 1,
  args: z.object({
    caseId,
    toAgentId: agentId,
    content: draftContent,
    draftId: draftId.nullable(),
    draftRev: z.int().nonnegative().default(0),
  }),
  quiet: false,
  right: 'read',
  blobs: (args) => args.content.attachments.map((file) => file.hash),
  sentence: (args, _bundle, reference) => ({ agent: reference.agent(args.toAgentId)?.name ?? '' }),
  apply(bundle, args, context) {
    if (context.agent(args.toAgentId)?.active !== true)
      return parked(because('invalid', null, null, { field: 'agent' }));
    return applied(
      {
        kind: 'draft',
        row: {
          ...args.content,
          id: deriveId(context.intentId, 'handed') as DraftId,
          agentId: args.toAgentId,
          caseId: bundle.case.id,
          updatedAt: context.at,
          handedBy: context.actor.id,
          branchOf: null,
          rev: 0,
        },
      },
      ...dropDraft(bundle, args, args.content.text, context.actor.id),
      event(bundle, context, 'draft_handed_over', { to: args.toAgentId }),
    );
  },
});
