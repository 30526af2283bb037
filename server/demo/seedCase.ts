import type { Attachment } from '#shared/domain/attachment.ts';
import type { CaseRow } from '#shared/domain/case.ts';
import type { CustomerRow } from '#shared/domain/customer.ts';
import type { EntryRow } from '#shared/domain/entry.ts';
import type { CaseId, CustomerId, EntryId } from '#shared/domain/ids.ts';
import { snippetOf } from '#shared/domain/item.ts';
import type { ItemRow, MessageItem } from '#shared/domain/item.ts';
import { isEnded } from '#shared/domain/status.ts';
import type { Db } from '../store/open.ts';
import { syncTxOf } from '../store/syncStore.ts';
import { saveCase } from '../sync/saveCase.ts';
import type { Stamps } from '../sync/stamps.ts';
import type { Admin } from '../admin/stamped.ts';
import { addressKey } from '../cases/customers.ts';
import type { DemoIds } from './seed.ts';
import { timelineOf } from './seedTimeline.ts';
import type { DemoAgent, DemoCase, DemoCustomer, DemoEntry } from './types.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

export interface SeedContext {
  readonly admin: Admin;
  readonly db: Db;
  readonly stamps: Stamps;
  readonly ids: DemoIds;
  readonly now: number;
  readonly agents: readonly DemoAgent[];
  readonly customers: ReadonlyMap<string, DemoCustomer>;
  readonly files: ReadonlyMap<string, Omit<Attachment, 'cid'>>;
}

function entryOf(ids: DemoIds, caseId: CaseId, demo: DemoEntry, now: number): EntryRow {
  const createdAt = now - demo.minutesAgo * minute;
  return {
    id: ids.make() as EntryId,
    caseId,
    inboxId: ids.inboxes[demo.inbox],
    state: demo.state,
    message: demo.message,
    fromAgentId: demo.from === null ? null : ids.agents[demo.from],
    dueTypeId: demo.dueType === null ? null : ids.dueTypes[demo.dueType],
    dueAt: demo.dueInMinutes === null ? null : now + demo.dueInMinutes * minute,
    ownerId: demo.owner === null ? null : ids.agents[demo.owner],
    ownerRev: demo.owner === null ? 0 : 1,
    ownerSince: demo.owner === null ? null : createdAt,
    createdAt,
    endedAt: demo.endedMinutesAgo === null ? null : now - demo.endedMinutesAgo * minute,
    endedBy: demo.endedBy === null ? null : ids.agents[demo.endedBy],
    rev: 0,
  };
}

function customerRow(demo: DemoCustomer, id: CustomerId, now: number): CustomerRow {
  const { name, company, notes, product } = demo;
  const addresses = [...demo.addresses];
  const words = [product, notes].filter((text) => text !== '').join('\n');
  return { id, name, company, addresses, notes: words, since: now - demo.since * day, rev: 1 };
}

/** The row of a case as its timeline leaves it. */
function caseRowOf(
  demo: DemoCase,
  id: CaseId,
  customerId: CustomerId,
  entries: readonly EntryRow[],
  items: readonly ItemRow[],
  now: number,
): CaseRow {
  const messages = items.filter((item): item is MessageItem => item.kind === 'message');
  const last = messages.at(-1);
  const lead = entries.at(-1);
  const lastAt = items.at(-1)?.at ?? now;
  return {
    id,
    number: demo.number,
    subject: demo.subject,
    status: demo.status,
    priority: demo.priority,
    source: 'email',
    customerId,
    inboxId: lead?.inboxId ?? entries[0]?.inboxId ?? ('' as never),
    leadEntryId: lead?.id ?? null,
    ownerId: lead?.ownerId ?? null,
    tags: [...demo.tags],
    createdAt: now - demo.minutesAgo * minute,
    updatedAt: lastAt,
    lastPublicId: last?.id ?? null,
    lastPublicAt: last?.at ?? null,
    lastPublicDirection: last?.direction ?? null,
    lastInboundN: items.findLastIndex((item) => item.kind === 'message' && item.direction === 'in') + 1,
    messageCount: messages.length,
    lastN: 0,
    snippet: snippetOf(last?.text ?? ''),
    solvedAt: isEnded(demo.status) ? lastAt : null,
    rev: 0,
  };
}

/** Writes one case of the demo with its customer, timeline, files and everybody's read marks. */
export async function seedCase(context: SeedContext, demo: DemoCase): Promise<void> {
  const { admin, db, stamps, ids, now } = context;
  const customer = context.customers.get(demo.customer);
  if (customer === undefined) throw new Error(`The demo has no customer "${demo.customer}".`);
  const tx = syncTxOf(db, admin.store.engine);
  const id = ids.cases.get(demo.key) as CaseId;
  const customerId = ids.customers.get(demo.customer) as CustomerId;
  const entries = demo.entries.map((entry) => entryOf(ids, id, entry, now));
  const items = timelineOf({ demo, customer, ids, now, files: context.files });
  const row = caseRowOf(demo, id, customerId, entries, items, now);
  const write = {
    case: row,
    entries,
    changedEntries: entries,
    items,
    customer: customerRow(customer, customerId, now),
  };
  const saved = await saveCase(tx, stamps, write, row.updatedAt);
  for (const { type, value } of customer.addresses) {
    await db
      .insertInto('customer_address')
      .values({ type, value: addressKey(value), customer_id: customerId })
      .onConflict((on) => on.doNothing())
      .execute();
  }
  const inboxes = new Set(demo.entries.map((entry) => entry.inbox));
  for (const agent of context.agents) {
    const sees = agent.inboxes.some(({ inbox }) => inboxes.has(inbox));
    if (!sees || demo.unreadFor.includes(agent.key)) continue;
    const agentId = ids.agents[agent.key];
    await tx.put([{ kind: 'readMark', row: { id, n: saved.case.lastN, rev: 1 }, agentId }]);
    stamps.mine(agentId, 'readMark', id);
  }
}
