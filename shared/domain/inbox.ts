import { z } from 'zod';
import { dueTypeId, inboxId } from './ids.ts';

/** A named team place where cases wait (feed `org`: the list of inboxes is known to all, their cases are not). */
export const inboxRow = z.object({
  id: inboxId,
  name: z.string().min(1).max(100),
  /** The address its answers leave from; null while no mailbox is set up. */
  address: z.string().max(320).nullable(),
  /** Name of a lucide icon. */
  icon: z.string().max(40),
  position: z.int(),
  /** A reply older than this when it reaches the server is parked even if nothing changed (default 12 h). */
  staleAfterMs: z.int().positive(),
  /** How long the server holds a reply before it leaves, so that it can be undone (D18). */
  sendDelayMs: z.int().nonnegative(),
  archived: z.boolean(),
  rev: z.int(),
});
export type InboxRow = z.infer<typeof inboxRow>;

/** What a forwarded entry is due for ("Refund", "Call back"); a list the administrator edits (feed `org`). */
export const dueTypeRow = z.object({
  id: dueTypeId,
  name: z.string().min(1).max(100),
  position: z.int(),
  archived: z.boolean(),
  rev: z.int(),
});
export type DueTypeRow = z.infer<typeof dueTypeRow>;
