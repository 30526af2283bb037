import { freshCase } from '#shared/domain/case.ts';
import type { CaseRow } from '#shared/domain/case.ts';
import type { CustomerRow } from '#shared/domain/customer.ts';
import type { ReadMarkRow } from '#shared/domain/draft.ts';
import type { EntryRow } from '#shared/domain/entry.ts';
import type { EntryId } from '#shared/domain/ids.ts';
import { snippetOf } from '#shared/domain/item.ts';
import type { ItemRow, MessageItem } from '#shared/domain/item.ts';
import { isEnded } from '#shared/domain/status.ts';
import type { AgentKey, DemoCase, DemoCustomer, DemoEntry } from '../types.ts';
import { demoId } from './demoId.ts';
import { demoIds } from './names.ts';

const minute = 60_000;

export function customerRowOf(one: DemoCustomer, now: number): CustomerRow {
  return {
    id: demoIds.customer(one.key),
    name: one.name,
    company: one.company,
    addresses: [...one.addresses],
    notes: [one.product, one.notes].filter((text) => text !== '').join('\n'),
    since: now - one.since * 24 * 60 * minute,
    rev: 1,
  };
}

export function entryRowsOf(one: DemoCase, now: number): readonly EntryRow[] {
  return one.entries.map((entry, index) => entryRowOf(one, entry, index, now));
}

function entryRowOf(one: DemoCase, entry: DemoEntry, index: number, now: number): EntryRow {
  const ago = (minutes: number | null) => (minutes === null ? null : now - minutes * minute);
  const taken = one.timeline.findLast(
    (item) => item.kind === 'event' && item.event === 'taken' && item.by === entry.owner,
  );
  return {
    id: demoId('entry', `${one.key} ${String(index)}`) as EntryId,
    caseId: demoIds.case(one.key),
    inboxId: demoIds.inbox(entry.inbox),
    state: entry.state,
    message: entry.message,
    fromAgentId: entry.from === null ? null : demoIds.agent(entry.from),
    dueTypeId: entry.dueType === null ? null : demoIds.dueType(entry.dueType),
    dueAt: entry.dueInMinutes === null ? null : now + entry.dueInMinutes * minute,
    ownerId: entry.owner === null ? null : demoIds.agent(entry.owner),
    ownerRev: entry.owner === null ? 0 : 1,
    ownerSince: entry.owner === null ? null : ago(taken?.minutesAgo ?? entry.minutesAgo),
    createdAt: now - entry.minutesAgo * minute,
    endedAt: ago(entry.endedMinutesAgo),
    endedBy: entry.endedBy === null ? null : demoIds.agent(entry.endedBy),
    rev: 0,
  };
}

/** The case at the end of its timeline. */
export function caseRowOf(one: DemoCase, entries: readonly EntryRow[], items: readonly ItemRow[]): CaseRow {
  const messages = items.filter((item): item is MessageItem => item.kind === 'message');
  const last = messages.at(-1);
  const lead = entries.at(-1);
  const solved = items.findLast((item) => item.kind === 'event' && item.event === 'status_changed');
  return {
    id: demoIds.case(one.key),
    number: one.number,
    subject: one.subject,
    status: one.status,
    priority: one.priority,
    source: 'email',
    customerId: demoIds.customer(one.customer),
    inboxId: demoIds.inbox(one.inbox),
    leadEntryId: lead?.id ?? null,
    ownerId: lead?.ownerId ?? null,
    tags: [...one.tags],
    createdAt: items[0]?.at ?? 0,
    updatedAt: items.at(-1)?.at ?? 0,
    lastPublicId: last?.id ?? null,
    lastPublicAt: last?.at ?? null,
    lastPublicDirection: last?.direction ?? null,
    lastInboundN: messages.findLast((item) => item.direction === 'in')?.n ?? 0,
    messageCount: messages.length,
    lastN: items.length,
    snippet: snippetOf(last?.text ?? ''),
    solvedAt: isEnded(one.status) ? (solved?.at ?? null) : null,
    ...freshCase(),
    rev: 0,
  };
}

/** How far an agent has read; null when he never opened the case. */
export function readMarkOf(one: DemoCase, row: CaseRow, agent: AgentKey): ReadMarkRow | null {
  if (!one.unreadFor.includes(agent)) return { id: row.id, n: row.lastN, rev: 0 };
  // The customer wrote again: what came before it was read. A case of one message was never opened.
  return row.messageCount > 1 ? { id: row.id, n: row.lastInboundN - 1, rev: 0 } : null;
}
