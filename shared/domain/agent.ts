import { z } from 'zod';
import { agentId, inboxId } from './ids.ts';
import { permission, right } from './right.ts';

/** A person who uses Caseload, as every colleague sees them (feed `org`). */
export const agentRow = z.object({
  id: agentId,
  name: z.string().min(1).max(200),
  email: z.string().max(320),
  roleName: z.string().max(100),
  permissions: z.array(permission),
  active: z.boolean(),
  rev: z.int(),
});
export type AgentRow = z.infer<typeof agentRow>;

/** My rights in one inbox (feed `user:<me>`). Its id is the inbox's. */
export const grantRow = z.object({
  id: inboxId,
  rights: z.array(right),
  rev: z.int(),
});
export type GrantRow = z.infer<typeof grantRow>;
