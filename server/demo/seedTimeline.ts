import type { Attachment } from '#shared/domain/attachment.ts';
import type { CaseId, CustomerId, ItemId } from '#shared/domain/ids.ts';
import type { EventItem, EventType, ItemRow, MailAddress } from '#shared/domain/item.ts';
import type { AgentKey, DemoCase, DemoCustomer, DemoItem, DemoStatus, InboxKey } from './types.ts';
import type { DemoIds } from './seed.ts';

const minute = 60_000;

export interface TimelineInput {
  readonly demo: DemoCase;
  readonly customer: DemoCustomer;
  readonly ids: DemoIds;
  readonly now: number;
  /** Stored files by their key. */
  readonly files: ReadonlyMap<string, Omit<Attachment, 'cid'>>;
}

/** What the events need to know of the case at their time. */
interface Stage {
  status: DemoStatus;
  inbox: InboxKey;
  lastMessageId: string | null;
}

export function mailOf(customer: DemoCustomer): MailAddress {
  const address = customer.addresses.find(({ type }) => type === 'email')?.value ?? '';
  return { name: customer.name, address };
}

/** The items of a demo case, oldest first. */
export function timelineOf(input: TimelineInput): readonly ItemRow[] {
  const { demo, ids, now } = input;
  const first = demo.timeline[0];
  const stage: Stage = { status: 'new', inbox: demo.entries[0]?.inbox ?? demo.inbox, lastMessageId: null };
  const opened = eventOf(input, null, now - (first?.minutesAgo ?? 0) * minute, 'case_created', {
    source: 'email',
  });
  return [opened, ...demo.timeline.flatMap((item) => rowsOf(input, stage, item))].map((row) => ({
    ...row,
    caseId: ids.cases.get(demo.key) as CaseId,
  }));
}

function base(input: TimelineInput, minutesAgo: number) {
  return {
    id: input.ids.make() as ItemId,
    caseId: input.ids.cases.get(input.demo.key) as CaseId,
    n: null,
    at: input.now - minutesAgo * minute,
    intentId: null,
    rev: 0,
  };
}

function eventOf(
  input: TimelineInput,
  by: AgentKey | null,
  at: number,
  event: EventType,
  params: EventItem['params'],
): EventItem {
  const agentId = by === null ? null : input.ids.agents[by];
  return { ...base(input, 0), at, kind: 'event', agentId, event, params };
}

function rowsOf(input: TimelineInput, stage: Stage, item: DemoItem): readonly ItemRow[] {
  if (item.kind === 'event') return eventsOf(input, stage, item);
  if (item.kind === 'note') {
    const agentId = input.ids.agents[item.by];
    return [
      {
        ...base(input, item.minutesAgo),
        kind: 'note',
        agentId,
        text: item.text,
        html: null,
        attachments: [],
      },
    ];
  }
  return [messageOf(input, stage, item)];
}

function messageOf(
  input: TimelineInput,
  stage: Stage,
  item: Extract<DemoItem, { kind: 'in' | 'out' }>,
): ItemRow {
  const { demo, customer, ids, files } = input;
  const common = base(input, item.minutesAgo);
  const desk = { name: 'Vestmere', address: ids.addresses[stage.inbox] };
  const inReplyTo = stage.lastMessageId;
  const host = item.kind === 'in' ? mailOf(customer).address.split('@')[1] : 'vestmere.example';
  stage.lastMessageId = `<${common.id}@${host ?? 'vestmere.example'}>`;
  if (item.kind === 'in' && (stage.status === 'pending' || stage.status === 'on_hold')) stage.status = 'open';
  if (item.kind === 'out' && stage.status === 'new') stage.status = 'open';
  const attachments = (item.attachments ?? []).flatMap(({ file, cid }) => {
    const stored = files.get(file);
    return stored === undefined ? [] : [{ ...stored, cid: cid ?? null }];
  });
  const writer = item.kind === 'in' ? null : ids.agents[item.by];
  return {
    ...common,
    kind: 'message',
    direction: item.kind,
    agentId: writer,
    customerId: ids.customers.get(customer.key) as CustomerId,
    from: item.kind === 'in' ? (item.from ?? mailOf(customer)) : { ...desk, name: ids.names[item.by] },
    to: [item.kind === 'in' ? desk : mailOf(customer)],
    cc: [],
    subject: inReplyTo === null ? demo.subject : `Re: ${demo.subject}`,
    text: item.text,
    html: item.html ?? null,
    attachments,
    messageId: stage.lastMessageId,
    inReplyTo,
    automatic: false,
    notice: '',
    delivery: item.kind === 'in' ? null : { ...item.delivery, sendAfter: null, at: common.at },
  };
}

const eventTypes = {
  taken: 'taken',
  released: 'released',
  completed: 'completed',
  cancelled: 'cancelled',
  reopened: 'reopened',
  statusChanged: 'status_changed',
  tagAdded: 'tag_added',
  tagRemoved: 'tag_removed',
} as const;

function eventsOf(
  input: TimelineInput,
  stage: Stage,
  item: Extract<DemoItem, { kind: 'event' }>,
): readonly EventItem[] {
  const { ids, now } = input;
  const at = now - item.minutesAgo * minute;
  const inbox = ids.inboxes[stage.inbox];
  switch (item.event) {
    case 'forwarded': {
      const { toInbox, dueType, dueInMinutes, message } = item.params;
      const dueAt = dueInMinutes === null ? null : now + dueInMinutes * minute;
      const params = {
        from: inbox,
        to: ids.inboxes[toInbox],
        dueType: ids.dueTypes[dueType],
        dueAt,
        message,
      };
      stage.inbox = toInbox;
      return [eventOf(input, item.by, at, 'forwarded', params)];
    }
    case 'solved': {
      const from = stage.status;
      stage.status = 'solved';
      const { disposition } = item.params;
      return [
        eventOf(input, item.by, at, 'completed', { inbox, disposition }),
        eventOf(input, item.by, at, 'status_changed', { from, to: 'solved' }),
      ];
    }
    case 'statusChanged':
      stage.status = item.params.to;
      return [eventOf(input, item.by, at, 'status_changed', { ...item.params })];
    case 'tagAdded':
    case 'tagRemoved':
      return [eventOf(input, item.by, at, eventTypes[item.event], { ...item.params })];
    case 'taken':
    case 'released':
    case 'completed':
    case 'cancelled':
    case 'reopened':
      return [eventOf(input, item.by, at, eventTypes[item.event], { inbox })];
  }
}
