import { z } from 'zod';

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const uuid = z.string().regex(uuidPattern, 'not a lower-case UUID');

export const caseId = uuid.brand<'CaseId'>();
export const entryId = uuid.brand<'EntryId'>();
export const itemId = uuid.brand<'ItemId'>();
export const customerId = uuid.brand<'CustomerId'>();
export const agentId = uuid.brand<'AgentId'>();
export const inboxId = uuid.brand<'InboxId'>();
export const dueTypeId = uuid.brand<'DueTypeId'>();
export const categoryId = uuid.brand<'CategoryId'>();
export const draftId = uuid.brand<'DraftId'>();
export const intentId = uuid.brand<'IntentId'>();
export const clientId = uuid.brand<'ClientId'>();
/** Content address of a blob: lower-case hex SHA-256 of its bytes. */
export const blobHash = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'not a SHA-256')
  .brand<'BlobHash'>();

export type CaseId = z.infer<typeof caseId>;
export type EntryId = z.infer<typeof entryId>;
export type ItemId = z.infer<typeof itemId>;
export type CustomerId = z.infer<typeof customerId>;
export type AgentId = z.infer<typeof agentId>;
export type InboxId = z.infer<typeof inboxId>;
export type DueTypeId = z.infer<typeof dueTypeId>;
export type CategoryId = z.infer<typeof categoryId>;
export type DraftId = z.infer<typeof draftId>;
export type IntentId = z.infer<typeof intentId>;
export type ClientId = z.infer<typeof clientId>;
export type BlobHash = z.infer<typeof blobHash>;

/** Makes UUIDv7 strings (RFC 9562, section 5.7). Passed in, so that the simulation can own randomness. */
export type IdSource = () => string;

/**
 * An id that both sides compute alike from an intent: the rows an intent makes (its event, the entry a forward opens)
 * must be the same rows in the prediction and in the server's answer.
 */
export function deriveId(from: string, label: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const unit of label) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(unit.codePointAt(0) ?? 0)) * 0x100000001b3n);
  }
  const node = BigInt(`0x${from.slice(24)}`) ^ (hash & 0xffffffffffffn);
  return from.slice(0, 24) + node.toString(16).padStart(12, '0');
}
