import { z } from 'zod';
import { attachment } from '../domain/attachment.ts';
import { agentId, caseId, inboxId, intentId } from '../domain/ids.ts';
import { intentEnvelope } from './envelope.ts';

/**
 * What a lead does with unsent work of a colleague. `reopen` takes a choice of his own back: the work lies in the tray
 * again.
 */
export const trayChoice = z.enum(['send', 'note', 'give_back', 'discard', 'reopen']);
export type TrayChoice = z.infer<typeof trayChoice>;

/** Unsent work of an agent whose right was revoked: un-applied, in the tray of the inbox's leads (feed `user:<lead>`). */
export const escrowRow = z.object({
  id: intentId,
  /** Who wrote it. */
  agentId,
  inboxId: inboxId.nullable(),
  caseId: caseId.nullable(),
  /** The case as a lead who has not got it on his device must know it. */
  caseNumber: z.int().nullable().default(null),
  subject: z.string().default(''),
  intent: intentEnvelope,
  /** Why it lies here: a right, or a device with all on it, was withdrawn. */
  cause: z.enum(['right', 'device']).default('right'),
  /** Files that never reached the server. */
  missing: z.array(attachment).default([]),
  /** The first choice of a lead, which is the only one that counts; null while it waits for one. */
  resolution: z
    .object({ choice: trayChoice, by: agentId, at: z.int(), why: z.string() })
    .nullable()
    .default(null),
  at: z.int(),
  rev: z.int(),
});
export type EscrowRow = z.infer<typeof escrowRow>;
