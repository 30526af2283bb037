import { z } from 'zod';
import { attachment } from './attachment.ts';
import { agentId, caseId, customerId, intentId, itemId } from './ids.ts';

/** A mail address as shown: display name and address. */
export const mailAddress = z.object({ name: z.string().max(500), address: z.string().max(320) });
export type MailAddress = z.infer<typeof mailAddress>;

/**
 * The state of an outgoing message. `held`: the server has it and waits until `sendAfter`. `unknown`: the answer to
 * DATA was lost; never resent blindly (sync.md, Sending). `withdrawn`: taken back while held.
 */
export const delivery = z.object({
  state: z.enum(['held', 'sending', 'sent', 'unknown', 'failed', 'withdrawn']),
  sendAfter: z.int().nullable(),
  at: z.int(),
  /** Words of the receiving server for `failed` and `unknown`. */
  detail: z.string().max(2000),
});
export type Delivery = z.infer<typeof delivery>;

/** Changes recorded on the timeline. `params` are ids and plain values; names are looked up when shown. */
export const eventType = z.enum([
  'case_created',
  'taken',
  'taken_over',
  'released',
  'assigned',
  'completed',
  'cancelled',
  'forwarded',
  'also_asked',
  'reopened',
  'status_changed',
  'woken',
  'edited',
  'tag_added',
  'tag_removed',
  'reply_withdrawn',
  'asked_for',
  'draft_handed_over',
  'archived',
  'marked_spam',
  'deleted',
  'restored',
  'came_back',
  'act_superseded',
  'act_parked',
  'attachment_dropped',
  'leased',
  'lease_renewed',
  'lease_returned',
  'lease_recalled',
  'lease_restored',
  'lease_ended',
  'lease_expired',
  'tray_taken',
  'tray_noted',
  'tray_given_back',
  'tray_discarded',
  'tray_reopened',
]);
export type EventType = z.infer<typeof eventType>;

const base = {
  id: itemId,
  caseId,
  /** Number on the case's timeline, given by the server; null while only predicted on this device. */
  n: z.int().positive().nullable(),
  /** Server time; on a prediction the device's best guess of it. */
  at: z.int(),
  intentId: intentId.nullable(),
  rev: z.int(),
};

export const messageItem = z.object({
  ...base,
  kind: z.literal('message'),
  direction: z.enum(['in', 'out']),
  /** The agent who wrote it (out). */
  agentId: agentId.nullable(),
  customerId: customerId.nullable(),
  from: mailAddress,
  to: z.array(mailAddress).max(200),
  cc: z.array(mailAddress).max(200),
  subject: z.string().max(1000),
  text: z.string(),
  /** As received or written; never trusted: sanitised where it is shown. Null for plain text. */
  html: z.string().nullable(),
  attachments: z.array(attachment).max(200),
  /** RFC 5322 section 3.6.4, with angle brackets. */
  messageId: z.string().max(998).nullable(),
  inReplyTo: z.string().max(998).nullable(),
  /** Auto-Submitted other than "no" (RFC 3834), bulk mail or a bounce: shown, never answered by a machine. */
  automatic: z.boolean(),
  /** What was wrong with the mail and how it was read, in a few words for message details; empty if nothing. */
  notice: z.string().max(500),
  delivery: delivery.nullable(),
});
export const noteItem = z.object({
  ...base,
  kind: z.literal('note'),
  agentId,
  text: z.string().max(200_000),
  html: z.string().nullable(),
  attachments: z.array(attachment).max(200),
});
export const eventItem = z.object({
  ...base,
  kind: z.literal('event'),
  /** Who did it; null for the system. */
  agentId: agentId.nullable(),
  event: eventType,
  params: z.record(z.string().max(40), z.union([z.string().max(20_000), z.number(), z.null()])),
});

/** One thing on the timeline of a case. */
export const itemRow = z.discriminatedUnion('kind', [messageItem, noteItem, eventItem]);
export type ItemRow = z.infer<typeof itemRow>;
export type MessageItem = z.infer<typeof messageItem>;
export type NoteItem = z.infer<typeof noteItem>;
export type EventItem = z.infer<typeof eventItem>;

/** First words of a text for lists: white space folded, at most 160 characters. */
export function snippetOf(text: string): string {
  return text.slice(0, 2000).replace(/\s+/g, ' ').trim().slice(0, 160);
}
