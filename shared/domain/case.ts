import { z } from 'zod';
import { agentId, caseId, customerId, entryId, inboxId, itemId } from './ids.ts';
import { caseStatus } from './status.ts';

export const priority = z.enum(['low', 'normal', 'high', 'urgent']);
export type Priority = z.infer<typeof priority>;

export const caseSource = z.enum(['email', 'phone', 'sms', 'chat', 'web', 'api', 'agent']);
export type CaseSource = z.infer<typeof caseSource>;

/**
 * The unit of work about one enquiry. Times are the server's. The `lastPublic…` fields are kept here so that lists,
 * "unanswered" and the stop on stale replies need no look at the timeline.
 */
export const caseRow = z.object({
  id: caseId,
  /** Given by the server; null while a case made offline has not reached it. */
  number: z.int().positive().nullable(),
  subject: z.string().max(1000),
  status: caseStatus,
  priority,
  source: caseSource,
  customerId: customerId.nullable(),
  /** The inbox of the lead entry: where the case lives when no entry is open. */
  inboxId,
  leadEntryId: entryId.nullable(),
  /** The owner of the lead entry, repeated here for lists. */
  ownerId: agentId.nullable(),
  tags: z.array(z.string().min(1).max(60)).max(100),
  createdAt: z.int(),
  updatedAt: z.int(),
  /** The last message sent to or received from the customer; what a reply's `saw` is compared with. */
  lastPublicId: itemId.nullable(),
  lastPublicAt: z.int().nullable(),
  lastPublicDirection: z.enum(['in', 'out']).nullable(),
  /** Timeline number of the last inbound message: unread = greater than my read mark. */
  lastInboundN: z.int().nonnegative(),
  messageCount: z.int().nonnegative(),
  /** Highest number given on this case's timeline. */
  lastN: z.int().nonnegative(),
  /** First words of the last message or note that is public, for lists. */
  snippet: z.string().max(300),
  solvedAt: z.int().nullable(),
  rev: z.int(),
});
export type CaseRow = z.infer<typeof caseRow>;

/** Unanswered = the last public message came from the customer (settled question 1). */
export function isUnanswered(row: Pick<CaseRow, 'lastPublicDirection' | 'status'>): boolean {
  return row.lastPublicDirection === 'in' && row.status !== 'solved' && row.status !== 'closed';
}
