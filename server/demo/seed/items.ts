import type { Attachment } from '#shared/domain/attachment.ts';
import type { AgentId, ItemId } from '#shared/domain/ids.ts';
import type { EventItem, EventType, ItemRow, MailAddress } from '#shared/domain/item.ts';
import { statusAfterInbound } from '#shared/domain/status.ts';
import { messageIdOf } from '../../sync/applyOutcome.ts';
import type { DemoAttachment, DemoCase, DemoItem, DemoStatus, InboxKey } from '../types.ts';
import type { DemoWorkspace } from '../workspace.ts';
import { demoId } from './demoId.ts';
import { demoIds } from './names.ts';

export interface Telling {
  readonly desk: DemoWorkspace;
  readonly now: number;
  readonly fileOf: (attachment: DemoAttachment) => Attachment;
}

/** Where the story of a case stands while it is told. */
interface Teller {
  readonly one: DemoCase;
  readonly telling: Telling;
  readonly items: ItemRow[];
  status: DemoStatus;
  inbox: InboxKey;
  lastMessageId: string | null;
}

type DemoEventItem = Extract<DemoItem, { kind: 'event' }>;

/** The timeline of a case as rows, in order, each with its number. */
export function itemsOf(one: DemoCase, telling: Telling): readonly ItemRow[] {
  const first = one.entries[0]?.inbox ?? one.inbox;
  const teller: Teller = { one, telling, items: [], status: 'new', inbox: first, lastMessageId: null };
  const params = { source: 'email', followUpOf: null, caseId: null };
  add(teller, {
    ...base(teller, one.minutesAgo),
    kind: 'event',
    agentId: null,
    event: 'case_created',
    params,
  });
  for (const item of one.timeline) tell(teller, item);
  return teller.items;
}

function add(teller: Teller, row: ItemRow): void {
  teller.items.push(row);
}

function base({ one, items, telling }: Teller, minutesAgo: number) {
  const n = items.length + 1;
  return {
    id: demoId('item', `${one.key} ${String(n)}`) as ItemId,
    caseId: demoIds.case(one.key),
    n,
    at: telling.now - minutesAgo * 60_000,
    intentId: null,
    rev: 1,
  };
}

function tell(teller: Teller, item: DemoItem): void {
  if (item.kind === 'event') tellEvent(teller, item);
  else if (item.kind === 'note') {
    const agentId = demoIds.agent(item.by);
    add(teller, {
      ...base(teller, item.minutesAgo),
      kind: 'note',
      agentId,
      text: item.text,
      html: null,
      attachments: [],
    });
  } else tellMessage(teller, item);
}

function addEvent(
  teller: Teller,
  item: Pick<DemoItem, 'minutesAgo'>,
  agentId: AgentId | null,
  event: EventType,
  params: EventItem['params'] = {},
): void {
  add(teller, { ...base(teller, item.minutesAgo), kind: 'event', agentId, event, params });
}

/** The status changes, with the line that says so; nothing when it is that already. */
function moveTo(
  teller: Teller,
  item: Pick<DemoItem, 'minutesAgo'>,
  by: AgentId | null,
  to: DemoStatus,
): void {
  if (teller.status === to) return;
  addEvent(teller, item, by, 'status_changed', { from: teller.status, to });
  teller.status = to;
}

function tellMessage(teller: Teller, item: Extract<DemoItem, { kind: 'in' | 'out' }>): void {
  const { one, telling } = teller;
  const row = base(teller, item.minutesAgo);
  const inbox = addressOfInbox(telling.desk, teller.inbox);
  const agent = item.kind === 'out' ? telling.desk.agents.find(({ key }) => key === item.by) : undefined;
  const customer = customerAddress(telling.desk, one.customer);
  const out = item.kind === 'out';
  const theirs = item.kind === 'in' && item.from !== undefined;
  const from = out ? { name: agent?.name ?? '', address: inbox.address } : (item.from ?? customer);
  const messageId = messageIdOf(row.id, from.address);
  add(teller, {
    ...row,
    kind: 'message',
    direction: item.kind,
    agentId: out ? demoIds.agent(item.by) : null,
    customerId: theirs ? null : demoIds.customer(one.customer),
    from,
    to: [out ? customer : inbox],
    cc: [],
    subject: teller.lastMessageId === null ? one.subject : `Re: ${one.subject}`,
    text: item.text,
    html: item.html ?? null,
    attachments: (item.attachments ?? []).map(telling.fileOf),
    messageId,
    inReplyTo: teller.lastMessageId,
    automatic: false,
    notice: '',
    delivery: out ? { ...item.delivery, sendAfter: null, at: row.at } : null,
  });
  teller.lastMessageId = messageId;
  if (!out) moveTo(teller, item, null, statusAfterInbound(teller.status));
  else if (teller.status === 'new') moveTo(teller, item, demoIds.agent(item.by), 'open');
}

function customerAddress(desk: DemoWorkspace, key: string): MailAddress {
  const found = desk.customers.find((customer) => customer.key === key);
  const address = found?.addresses.find(({ type }) => type === 'email')?.value ?? '';
  return { name: found?.name ?? '', address };
}

function addressOfInbox(desk: DemoWorkspace, key: InboxKey): MailAddress {
  const found = desk.inboxes.find((inbox) => inbox.key === key);
  return { name: found?.name ?? '', address: found?.address ?? '' };
}

function tellEvent(teller: Teller, item: DemoEventItem): void {
  const by = item.by === null ? null : demoIds.agent(item.by);
  const here = { inbox: demoIds.inbox(teller.inbox) };
  switch (item.event) {
    case 'taken':
    case 'released':
      addEvent(teller, item, by, item.event);
      // In the stories an agent who takes a new case has opened it.
      if (item.event === 'taken' && teller.status === 'new') moveTo(teller, item, by, 'open');
      return;
    case 'completed':
    case 'cancelled':
      addEvent(teller, item, by, item.event, here);
      return;
    case 'reopened':
      addEvent(teller, item, by, 'reopened', here);
      moveTo(teller, item, by, 'open');
      return;
    case 'forwarded': {
      const { toInbox, dueType, dueInMinutes, message } = item.params;
      addEvent(teller, item, by, 'forwarded', {
        from: here.inbox,
        to: demoIds.inbox(toInbox),
        dueType: demoIds.dueType(dueType),
        dueAt: dueInMinutes === null ? null : teller.telling.now + dueInMinutes * 60_000,
        message,
      });
      teller.inbox = toInbox;
      if (teller.status === 'new') moveTo(teller, item, by, 'open');
      return;
    }
    case 'statusChanged':
      moveTo(teller, item, by, item.params.to);
      return;
    case 'tagAdded':
    case 'tagRemoved':
      addEvent(teller, item, by, item.event === 'tagAdded' ? 'tag_added' : 'tag_removed', {
        tag: item.params.tag,
      });
      return;
    case 'solved':
      addEvent(teller, item, by, 'completed', here);
      moveTo(teller, item, by, 'solved');
  }
}
