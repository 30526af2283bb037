import { z } from 'zod';
import { agentRow, grantRow } from '../domain/agent.ts';
import { caseRow } from '../domain/case.ts';
import { customerRow } from '../domain/customer.ts';
import { draftRow, readMarkRow } from '../domain/draft.ts';
import { entryRow } from '../domain/entry.ts';
import { caseId, clientId, intentId } from '../domain/ids.ts';
import { dueTypeRow, inboxRow } from '../domain/inbox.ts';
import { itemRow } from '../domain/item.ts';
import { choice, intentEnvelope } from '../intents/envelope.ts';
import { escrowRow } from '../intents/escrowRow.ts';
import { toldReason } from '../intents/outcome.ts';

/** How one of my acts ended (feed `user:<me>`). Its id is the intent's. */
export const resultRow = z.object({
  id: intentId,
  clientId,
  caseId: caseId.nullable(),
  end: z.enum(['applied', 'superseded', 'parked']),
  reason: toldReason.nullable(),
  /** Server time of the decision. */
  at: z.int(),
  /** The choice made on its card, or null while it is open. */
  resolution: z.object({ choice, by: intentId, at: z.int() }).nullable(),
  /** The act itself, kept with every end that needs a decision, so that its words outlive the device. */
  intent: intentEnvelope.nullable(),
  rev: z.int(),
});
export type ResultRow = z.infer<typeof resultRow>;

/** Every kind of row that travels, with its schema: the edge of the replica and the edge of the server. */
export const rowSchemas = {
  agent: agentRow,
  inbox: inboxRow,
  dueType: dueTypeRow,
  grant: grantRow,
  customer: customerRow,
  case: caseRow,
  entry: entryRow,
  item: itemRow,
  draft: draftRow,
  readMark: readMarkRow,
  result: resultRow,
  escrow: escrowRow,
} as const;
export const rowKind = z.enum([
  'agent',
  'inbox',
  'dueType',
  'grant',
  'customer',
  'case',
  'entry',
  'item',
  'draft',
  'readMark',
  'result',
  'escrow',
]);
export type RowKind = z.infer<typeof rowKind>;
export type RowOf<K extends RowKind> = z.infer<(typeof rowSchemas)[K]>;
