import { z } from 'zod';
import { attachment } from './attachment.ts';
import { agentId, caseId, draftId } from './ids.ts';
import { mailAddress } from './item.ts';

export const draftMode = z.enum(['reply', 'note']);
export type DraftMode = z.infer<typeof draftMode>;

export const draftContent = z.object({
  mode: draftMode,
  to: z.array(mailAddress).max(200),
  cc: z.array(mailAddress).max(200),
  text: z.string().max(500_000),
  html: z.string().max(2_000_000),
  attachments: z.array(attachment).max(200),
});
export type DraftContent = z.infer<typeof draftContent>;

/** Unsent words of one agent on one case (feed `user:<agent>`). A second copy appears only when two devices differ. */
export const draftRow = draftContent.extend({
  id: draftId,
  agentId,
  caseId,
  updatedAt: z.int(),
  /** The colleague who handed this draft over, or null. */
  handedBy: agentId.nullable(),
  /** Set on the second copy kept when two devices wrote at once. */
  branchOf: draftId.nullable(),
  rev: z.int(),
});
export type DraftRow = z.infer<typeof draftRow>;

/** How far an agent has read a case's timeline (feed `user:<agent>`). Its id is the case's. Only ever grows. */
export const readMarkRow = z.object({
  id: caseId,
  n: z.int().nonnegative(),
  rev: z.int(),
});
export type ReadMarkRow = z.infer<typeof readMarkRow>;
