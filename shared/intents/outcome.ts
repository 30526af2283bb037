import { z } from 'zod';
import type { CaseRow } from '../domain/case.ts';
import type { DraftRow, ReadMarkRow } from '../domain/draft.ts';
import type { EntryRow } from '../domain/entry.ts';
import { agentId } from '../domain/ids.ts';
import type { AgentId, DraftId } from '../domain/ids.ts';
import type { ItemRow } from '../domain/item.ts';
import type { EscrowRow } from './escrowRow.ts';

/** Why an act did not simply apply. The renderer has a sentence for each (`reasons.<code>`). */
export const reasonCode = z.enum([
  'owned', // someone owns the entry
  'owner_changed', // the owner is not the one you saw
  'not_member', // the colleague may not work in that inbox
  'not_owner', // only the owner may do this
  'entry_ended', // completed, cancelled or forwarded meanwhile
  'same_end', // someone else already did just this
  'newer_public', // a customer's message or a colleague's answer came since what you saw
  'too_old', // nothing changed, but the words are older than the inbox allows
  'illegal_status', // the status does not lead there
  'field_changed', // the field no longer has the value to be taken back
  'already_gone', // the message has left
  'draft_differs', // two devices wrote; both copies are kept
  'attachment_missing', // a file did not reach the server
  'no_recipient', // nobody to send to
  'no_address', // the inbox has no address to send from
  'put_away', // the case lies in Deleted or Spam; params.place
  'depends', // the act it depends on did not apply
  'leased', // a colleague has taken the case along until `at`
  'recalled', // the case was called back while you had it with you
  'lease_over', // the lease is not there any more, or would have ended before it began
  'lease_too_long', // a case may be taken along for three days at most
  'forbidden', // no right (any more): the words lie in the lead's tray
  'tray_settled', // a lead has decided on this work already
  'no_access', // he cannot see the case any more
  'case_gone', // the case is no longer there
  'invalid', // the arguments do not fit
  'unknown_verb', // the server does not know this act or its version
  'newer_reason', // the server gave a reason that this build does not know
]);
export type ReasonCode = z.infer<typeof reasonCode>;

export const reason = z.object({
  code: reasonCode,
  /** Who was first, where someone was. */
  by: agentId.nullable(),
  /** When, in server time. */
  at: z.int().nullable(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});
export type Reason = z.infer<typeof reason>;

/** A reason as another side tells it: one that this build does not know must not make the rest unreadable. */
export const toldReason = reason.extend({ code: reasonCode.catch('newer_reason') });

export function because(
  code: ReasonCode,
  by: AgentId | null = null,
  at: number | null = null,
  params: Reason['params'] = {},
): Reason {
  return { code, by, at, params };
}

/** A row as it must be after the act. Stores set `rev`, `n` and feeds; mutators do not. */
export type Change =
  | { readonly kind: 'case'; readonly row: CaseRow }
  | { readonly kind: 'entry'; readonly row: EntryRow }
  | { readonly kind: 'item'; readonly row: ItemRow }
  | { readonly kind: 'draft'; readonly row: DraftRow }
  | { readonly kind: 'draft'; readonly remove: DraftId; readonly agentId: AgentId }
  | { readonly kind: 'readMark'; readonly row: ReadMarkRow }
  | { readonly kind: 'escrow'; readonly row: EscrowRow };

/**
 * What a mutator answers: three of the four ends (withdrawn is the agent's own). `changes` of an act that lost hold
 * only its trace on the timeline (law 7 of docs/sync.md) or copies that keep its words.
 */
export type Outcome =
  /** `tell`: it was done, and its author is told something that he may not have known. */
  | { readonly end: 'applied'; readonly tell?: Reason; readonly changes: readonly Change[] }
  | { readonly end: 'superseded'; readonly reason: Reason; readonly changes: readonly Change[] }
  | { readonly end: 'parked'; readonly reason: Reason; readonly changes: readonly Change[] };

export const applied = (...changes: readonly Change[]): Outcome => ({ end: 'applied', changes });
export const superseded = (why: Reason, ...changes: readonly Change[]): Outcome => ({
  end: 'superseded',
  reason: why,
  changes,
});
export const parked = (why: Reason, ...changes: readonly Change[]): Outcome => ({
  end: 'parked',
  reason: why,
  changes,
});
