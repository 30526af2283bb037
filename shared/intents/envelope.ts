import { z } from 'zod';
import { agentId, entryId, intentId, itemId } from '../domain/ids.ts';

/** What was on the agent's screen when he acted. Compared by the server; ids and counters only, no clock. */
export const saw = z.object({
  lastPublicId: itemId.nullable(),
  entryId: entryId.nullable(),
  ownerId: agentId.nullable(),
  ownerRev: z.int().nonnegative().nullable(),
  /** The lease that was shown, named by its beginning, and its recall if that was shown. Absent: none was. */
  lease: z.object({ since: z.int(), recalledAt: z.int().nullable() }).nullable().optional(),
});
export type Saw = z.infer<typeof saw>;

/** Choices on a card of "Needs you". */
export const choice = z.enum([
  'send_anyway',
  'send_as_follow_up',
  'keep_as_note',
  'hand_over',
  'ask_for_it',
  'take_over',
  'forward_anyway',
  'let_go',
  'drop',
  'discard',
]);
export type Choice = z.infer<typeof choice>;

/** One act of an agent as it is written on the device and travels to the server. */
export const intentEnvelope = z.object({
  /** The idempotency key end to end; the Message-ID of a reply derives from it. */
  id: intentId,
  name: z.string().max(40),
  v: z.int().positive(),
  args: z.unknown(),
  saw,
  /** This act goes only if that one applied. */
  dependsOn: intentId.nullable(),
  /** Set when this act is the choice made on the card of an earlier one. */
  resolves: z.object({ intentId, choice }).nullable(),
  /** Device wall time; shown, never compared. */
  madeAt: z.int(),
  /** Server time of the last complete pull when the act was made: what "as known then" means. */
  asOf: z.int().nonnegative(),
});
export type IntentEnvelope = z.infer<typeof intentEnvelope>;
