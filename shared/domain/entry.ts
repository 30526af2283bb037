import { z } from 'zod';
import { agentId, caseId, dueTypeId, entryId, inboxId } from './ids.ts';

export const entryState = z.enum(['open', 'completed', 'cancelled', 'forwarded']);
export type EntryState = z.infer<typeof entryState>;

/** One case standing in one inbox. Ownership sits here (settled question 2). */
export const entryRow = z.object({
  id: entryId,
  caseId,
  inboxId,
  state: entryState,
  /** What the forwarding colleague asked for; empty for an entry that a customer's message opened. */
  message: z.string().max(20_000),
  fromAgentId: agentId.nullable(),
  dueTypeId: dueTypeId.nullable(),
  /** Epoch ms of the end of the due day, or null. */
  dueAt: z.int().nullable(),
  ownerId: agentId.nullable(),
  /** Counts every change of owner: the number a claim is compared and set with. */
  ownerRev: z.int().nonnegative(),
  ownerSince: z.int().nullable(),
  createdAt: z.int(),
  endedAt: z.int().nullable(),
  endedBy: agentId.nullable(),
  rev: z.int(),
});
export type EntryRow = z.infer<typeof entryRow>;
