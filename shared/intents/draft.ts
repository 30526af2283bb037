import { z } from 'zod';
import { draftContent } from '../domain/draft.ts';
import type { DraftRow } from '../domain/draft.ts';
import { caseId, deriveId, draftId } from '../domain/ids.ts';
import type { DraftId } from '../domain/ids.ts';
import { applied, because, superseded } from './outcome.ts';
import { defineVerb } from './verb.ts';

/**
 * Keep unsent words (D, F3, G5): compare-and-set on the draft's revision. When another device wrote meanwhile both
 * copies are kept, the later one as a branch. `content: null` throws the draft away, only as it was seen.
 */
export const draft = defineVerb({
  name: 'draft',
  version: 1,
  args: z.object({
    caseId,
    draftId,
    /** Revision this text was written upon; 0 for a new draft. */
    baseRev: z.int().nonnegative(),
    content: draftContent.nullable(),
  }),
  quiet: true,
  right: 'read',
  blobs: (args) => args.content?.attachments.map((file) => file.hash) ?? [],
  apply(bundle, args, context) {
    const stored = bundle.drafts.find((row) => row.id === args.draftId);
    const differs = (stored?.rev ?? 0) !== args.baseRev;
    if (args.content === null) {
      if (stored === undefined) return applied();
      return differs
        ? superseded(because('draft_differs'))
        : applied({ kind: 'draft', remove: stored.id, agentId: context.actor.id });
    }
    const row: DraftRow = {
      ...args.content,
      id: args.draftId,
      agentId: context.actor.id,
      caseId: bundle.case.id,
      updatedAt: context.at,
      handedBy: stored?.handedBy ?? null,
      branchOf: stored?.branchOf ?? null,
      rev: stored?.rev ?? 0,
    };
    if (!differs) return applied({ kind: 'draft', row });
    const branch = {
      ...row,
      id: deriveId(context.intentId, 'branch') as DraftId,
      branchOf: args.draftId,
      rev: 0,
    };
    return superseded(because('draft_differs'), { kind: 'draft', row: branch });
  },
});
