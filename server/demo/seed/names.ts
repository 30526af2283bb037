import type { AgentId, CaseId, CustomerId, DueTypeId, InboxId } from '#shared/domain/ids.ts';
import type { AgentKey, DueTypeKey, InboxKey } from '../types.ts';
import { demoId } from './demoId.ts';

/** The ids behind the keys that the demo's people, places and cases are written with. */
export const demoIds = {
  agent: (key: AgentKey) => demoId('agent', key) as AgentId,
  inbox: (key: InboxKey) => demoId('inbox', key) as InboxId,
  dueType: (key: DueTypeKey) => demoId('dueType', key) as DueTypeId,
  customer: (key: string) => demoId('customer', key) as CustomerId,
  case: (key: string) => demoId('case', key) as CaseId,
} as const;
