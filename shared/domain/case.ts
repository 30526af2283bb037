import { z } from 'zod';
import { agentId, caseId, categoryId, customerId, entryId, inboxId, itemId } from './ids.ts';
import { caseStatus } from './status.ts';

export const priority = z.enum(['low', 'normal', 'high', 'urgent']);
export type Priority = z.infer<typeof priority>;

export const caseSource = z.enum(['email', 'phone', 'sms', 'chat', 'web', 'api', 'agent']);
export type CaseSource = z.infer<typeof caseSource>;

/** Where a case is kept. All but `desk` are out of the inbox's way; none of them touches status or ownership. */
export const casePlace = z.enum(['desk', 'archived', 'spam', 'deleted']);
export type CasePlace = z.infer<typeof casePlace>;

/** "Remind me in…": the case is out of the inbox until `at`, or until the customer writes. */
export const reminder = z.object({ at: z.int(), agentId, madeAt: z.int() });
export type Reminder = z.infer<typeof reminder>;

/** A lead called a leased case back: the lease is over, and kept until its end so that its holder's late words wait. */
export const recall = z.object({ by: agentId, at: z.int(), reason: z.string().max(500) });

/**
 * An agent has checked the case out until `until`, server time, to work on it without a line (G2). `took`: ownership
 * came with the lease, so it goes with it too.
 */
export const lease = z.object({
  agentId,
  until: z.int(),
  since: z.int(),
  took: z.boolean(),
  recalled: recall.nullable(),
});
export type Lease = z.infer<typeof lease>;

/** The lease that keeps others from the case at `at`, server time. */
export function liveLease(row: { readonly lease: Lease | null }, at: number): Lease | null {
  return row.lease !== null && row.lease.recalled === null && row.lease.until > at ? row.lease : null;
}

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
  place: casePlace,
  placedAt: z.int().nullable(),
  placedBy: agentId.nullable(),
  categoryId: categoryId.nullable(),
  /** Epoch ms of the end of the day by which it must be done, or null. */
  deadlineAt: z.int().nullable(),
  /** Custom fields, by their name. */
  fields: z.record(z.string().min(1).max(60), z.union([z.string().max(2000), z.number()])),
  /** Agents who are told of what happens on the case, in the order of joining. */
  watchers: z.array(agentId).max(200),
  reminder: reminder.nullable(),
  lease: lease.nullable(),
  /** The case that this one was merged into; it then takes no act of its own any more. */
  mergedInto: caseId.nullable(),
  rev: z.int(),
});
export type CaseRow = z.infer<typeof caseRow>;

type FreshFields =
  | 'place'
  | 'placedAt'
  | 'placedBy'
  | 'categoryId'
  | 'deadlineAt'
  | 'fields'
  | 'watchers'
  | 'reminder'
  | 'lease'
  | 'mergedInto';

/** What every case begins with, wherever it comes from. */
export const freshCase = (): Pick<CaseRow, FreshFields> => ({
  place: 'desk',
  placedAt: null,
  placedBy: null,
  categoryId: null,
  deadlineAt: null,
  fields: {},
  watchers: [],
  reminder: null,
  lease: null,
  mergedInto: null,
});

/** Unanswered = the last public message came from the customer (settled question 1). */
export function isUnanswered(row: Pick<CaseRow, 'lastPublicDirection' | 'status'>): boolean {
  return row.lastPublicDirection === 'in' && row.status !== 'solved' && row.status !== 'closed';
}
