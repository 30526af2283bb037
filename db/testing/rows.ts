import { randomBytes } from 'node:crypto';
import type { AgentRow, GrantRow } from '#shared/domain/agent.ts';
import { freshCase } from '#shared/domain/case.ts';
import type { CaseRow } from '#shared/domain/case.ts';
import type { CustomerRow } from '#shared/domain/customer.ts';
import type { EntryRow } from '#shared/domain/entry.ts';
import type { AgentId, CaseId, ClientId, CustomerId, EntryId, InboxId, ItemId } from '#shared/domain/ids.ts';
import type { DueTypeRow, InboxRow } from '#shared/domain/inbox.ts';
import type { MessageItem } from '#shared/domain/item.ts';
import { snippetOf } from '#shared/domain/item.ts';

/** A UUID that names itself in a failing test: kind and number. */
export function id(kind: number, n: number): string {
  return `01900000-${kind.toString(16).padStart(4, '0')}-7000-8000-${n.toString(16).padStart(12, '0')}`;
}
export const agentIdOf = (n: number) => id(1, n) as AgentId;
export const inboxIdOf = (n: number) => id(2, n) as InboxId;
export const caseIdOf = (n: number) => id(3, n) as CaseId;
export const entryIdOf = (n: number) => id(4, n) as EntryId;
export const itemIdOf = (n: number) => id(5, n) as ItemId;
export const customerIdOf = (n: number) => id(6, n) as CustomerId;
export const clientIdOf = (n: number) => id(8, n) as ClientId;
export const me = agentIdOf(1);
export const ben = agentIdOf(2);
export const startTime = Date.UTC(2026, 10, 22, 9);
export const testKey = (): Uint8Array => new Uint8Array(randomBytes(32));

export function agent(n: number, change: Partial<AgentRow> = {}): AgentRow {
  return {
    id: agentIdOf(n),
    name: n === 1 ? 'Anna' : n === 2 ? 'Ben' : `Agent ${n}`,
    email: `agent${n}@example.com`,
    roleName: 'Agent',
    permissions: ['see_all_cases'],
    active: true,
    rev: 1,
    ...change,
  };
}

export function inbox(n: number, change: Partial<InboxRow> = {}): InboxRow {
  return {
    id: inboxIdOf(n),
    name: `Inbox ${n}`,
    address: `inbox${n}@example.com`,
    icon: 'inbox',
    position: n,
    staleAfterMs: 12 * 3_600_000,
    sendDelayMs: 0,
    archived: false,
    rev: 1,
    ...change,
  };
}

export function grant(n: number, change: Partial<GrantRow> = {}): GrantRow {
  return { id: inboxIdOf(n), rights: ['read', 'work', 'forward', 'cancel'], rev: 1, ...change };
}

export const dueType: DueTypeRow = {
  id: id(7, 1) as DueTypeRow['id'],
  name: 'Refund',
  position: 1,
  archived: false,
  rev: 1,
};

export function customer(n: number, change: Partial<CustomerRow> = {}): CustomerRow {
  return {
    id: customerIdOf(n),
    name: `Customer ${n}`,
    company: null,
    addresses: [{ type: 'email', value: `customer${n}@example.org` }],
    notes: '',
    since: startTime,
    rev: 1,
    ...change,
  };
}

export function caseRow(n: number, change: Partial<CaseRow> = {}): CaseRow {
  return {
    id: caseIdOf(n),
    number: 1000 + n,
    subject: `Subject ${n}`,
    status: 'open',
    priority: 'normal',
    source: 'email',
    customerId: customerIdOf(n),
    inboxId: inboxIdOf(1),
    leadEntryId: entryIdOf(n),
    ownerId: null,
    tags: [],
    createdAt: startTime + n,
    updatedAt: startTime + n,
    lastPublicId: itemIdOf(n),
    lastPublicAt: startTime + n,
    lastPublicDirection: 'in',
    lastInboundN: 1,
    messageCount: 1,
    lastN: 1,
    snippet: `Words ${n}`,
    solvedAt: null,
    ...freshCase(),
    rev: 1,
    ...change,
  };
}

export function entry(n: number, change: Partial<EntryRow> = {}): EntryRow {
  return {
    id: entryIdOf(n),
    caseId: caseIdOf(n),
    inboxId: inboxIdOf(1),
    state: 'open',
    message: '',
    fromAgentId: null,
    dueTypeId: null,
    dueAt: null,
    ownerId: null,
    ownerRev: 0,
    ownerSince: null,
    createdAt: startTime + n,
    endedAt: null,
    endedBy: null,
    rev: 1,
    ...change,
  };
}

export function message(n: number, change: Partial<MessageItem> = {}): MessageItem {
  return {
    id: itemIdOf(n),
    caseId: caseIdOf(n),
    n: 1,
    at: startTime + n,
    intentId: null,
    rev: 1,
    kind: 'message',
    direction: 'in',
    agentId: null,
    customerId: customerIdOf(n),
    from: { name: `Customer ${n}`, address: `customer${n}@example.org` },
    to: [{ name: '', address: 'inbox1@example.com' }],
    cc: [],
    subject: `Subject ${n}`,
    text: `Words ${n}`,
    html: null,
    attachments: [],
    messageId: `<m${n}@example.org>`,
    inReplyTo: null,
    automatic: false,
    notice: '',
    delivery: null,
    ...change,
  };
}

/** A case of one message with its entry and customer, as a feed carries them. */
export function wholeCase(
  n: number,
  change: Partial<CaseRow> = {},
  words: Partial<MessageItem> = {},
): [string, unknown][] {
  const item = message(n, words);
  return [
    ['customer', customer(n)],
    ['case', caseRow(n, { snippet: snippetOf(item.text), ...change })],
    ['entry', entry(n, change.inboxId === undefined ? {} : { inboxId: change.inboxId })],
    ['item', item],
  ];
}
