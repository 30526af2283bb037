import type { CaseRow } from '#shared/domain/case.ts';
import { isGivenUp } from '#shared/intents/place.ts';
import type { AgentId } from '#shared/domain/ids.ts';

/** What of a case decides whether its notification still stands. */
export interface CaseFacts {
  readonly case: Pick<CaseRow, 'lastInboundN' | 'ownerId' | 'lastPublicDirection' | 'status' | 'place'>;
  readonly readN: number;
}

/**
 * Whether a notification of a case still tells a person something to do: not once the message was read here or on
 * another device, a colleague took or answered the case, or it was ended.
 */
export function stillStands(facts: CaseFacts, me: AgentId): boolean {
  const { case: row, readN } = facts;
  if (isGivenUp(row)) return false;
  if (row.lastInboundN <= readN) return false;
  if (row.ownerId !== null && row.ownerId !== me) return false;
  if (row.lastPublicDirection === 'out') return false;
  return row.status !== 'solved' && row.status !== 'closed';
}
