import type { AgentRow } from '../domain/agent.ts';
import { freshCase } from '../domain/case.ts';
import type { CaseRow } from '../domain/case.ts';
import type { EntryRow } from '../domain/entry.ts';
import type {
  AgentId,
  BlobHash,
  CaseId,
  CustomerId,
  DueTypeId,
  EntryId,
  InboxId,
  IntentId,
  ItemId,
} from '../domain/ids.ts';
import type { InboxRow } from '../domain/inbox.ts';
import type { EventItem, MessageItem } from '../domain/item.ts';
import type { Right } from '../domain/right.ts';
import type { Saw } from './envelope.ts';
import type { Change, Outcome } from './outcome.ts';
import { findVerb, verbVersion } from './registry.ts';
import type { ArgsOf, VerbName } from './registry.ts';
import { runIntent } from './run.ts';
import type { CaseBundle, MutatorContext } from './verb.ts';

/** A small world for the tests of the verbs: one case in Customer Service, Anna and Ben, two inboxes. */
const uuid = (n: number) => `00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
export const ids = {
  case: uuid(1) as CaseId,
  entry: uuid(2) as EntryId,
  customer: uuid(3) as CustomerId,
  anna: uuid(4) as AgentId,
  ben: uuid(5) as AgentId,
  service: uuid(6) as InboxId,
  finance: uuid(7) as InboxId,
  refund: uuid(8) as DueTypeId,
  inbound: uuid(9) as ItemId,
  other: uuid(10) as ItemId,
  intent: uuid(11) as IntentId,
  item: uuid(12) as ItemId,
};

export const caseRow: CaseRow = {
  id: ids.case,
  number: 48213,
  subject: 'Charged twice',
  status: 'open',
  priority: 'normal',
  source: 'email',
  customerId: ids.customer,
  inboxId: ids.service,
  leadEntryId: ids.entry,
  ownerId: null,
  tags: ['billing'],
  createdAt: 1000,
  updatedAt: 1000,
  lastPublicId: ids.inbound,
  lastPublicAt: 1000,
  lastPublicDirection: 'in',
  lastInboundN: 1,
  messageCount: 1,
  lastN: 1,
  snippet: 'My statement shows two payments',
  solvedAt: null,
  ...freshCase(),
  rev: 1,
};

export const entryRow: EntryRow = {
  id: ids.entry,
  caseId: ids.case,
  inboxId: ids.service,
  state: 'open',
  message: '',
  fromAgentId: null,
  dueTypeId: null,
  dueAt: null,
  ownerId: null,
  ownerRev: 0,
  ownerSince: null,
  createdAt: 1000,
  endedAt: null,
  endedBy: null,
  rev: 1,
};

export const inboundItem: MessageItem = {
  kind: 'message',
  id: ids.inbound,
  caseId: ids.case,
  n: 1,
  at: 1000,
  intentId: null,
  rev: 1,
  direction: 'in',
  agentId: null,
  customerId: ids.customer,
  from: { name: 'Eleanor', address: 'eleanor@mail.example' },
  to: [],
  cc: [],
  subject: 'Charged twice',
  text: 'My statement shows two payments',
  html: null,
  attachments: [],
  messageId: '<one@mail.example>',
  inReplyTo: null,
  automatic: false,
  notice: '',
  delivery: null,
};

export interface World {
  readonly case?: Partial<CaseRow>;
  readonly entry?: Partial<EntryRow>;
  readonly entries?: readonly EntryRow[];
  readonly drafts?: CaseBundle['drafts'];
  readonly readMark?: CaseBundle['readMark'];
  readonly items?: readonly MessageItem[];
  readonly blobs?: readonly BlobHash[];
  /** Events the act names. */
  readonly events?: readonly EventItem[];
}

export function bundleOf(world: World = {}): CaseBundle {
  const items = world.items ?? [inboundItem];
  return {
    case: { ...caseRow, ...world.case },
    entries: world.entries ?? [{ ...entryRow, ...world.entry }],
    customer: null,
    drafts: world.drafts ?? [],
    readMark: world.readMark ?? null,
    items: new Map([...items, ...(world.events ?? [])].map((item) => [item.id, item])),
    recentPublic: items.filter((item) => item.delivery?.state !== 'withdrawn').toReversed(),
    blobs: new Set(world.blobs ?? []),
  };
}

export interface Acting {
  readonly actor?: Partial<AgentRow>;
  readonly saw?: Partial<Saw>;
  readonly rights?: readonly Right[];
  readonly ageMs?: number;
  readonly inbox?: Partial<InboxRow>;
  readonly intentId?: IntentId;
  /** What colleagues may do in Service and Finance; left out: this side does not know. */
  readonly others?: Readonly<Record<AgentId, readonly Right[]>>;
}

export function contextOf(acting: Acting = {}): MutatorContext {
  const agent = (id: AgentId, name: string): AgentRow => ({
    id,
    name,
    email: `${name.toLowerCase()}@vestmere.example`,
    roleName: 'Customer Service',
    permissions: [],
    active: true,
    rev: 1,
  });
  const inbox = (id: InboxId, name: string): InboxRow => ({
    id,
    name,
    address: 'service@vestmere.example',
    icon: 'inbox',
    position: 0,
    staleAfterMs: 12 * 3_600_000,
    sendDelayMs: 10_000,
    archived: false,
    rev: 1,
    ...acting.inbox,
  });
  const agents = [agent(ids.anna, 'Anna'), agent(ids.ben, 'Ben')];
  const inboxes = [inbox(ids.service, 'Customer Service'), inbox(ids.finance, 'Finance')];
  return {
    actor: { ...agent(ids.anna, 'Anna'), ...acting.actor },
    intentId: acting.intentId ?? ids.intent,
    saw: { lastPublicId: ids.inbound, entryId: ids.entry, ownerId: null, ownerRev: 0, ...acting.saw },
    at: 5000,
    ageMs: acting.ageMs ?? 0,
    agent: (id) => agents.find((row) => row.id === id) ?? null,
    inbox: (id) => inboxes.find((row) => row.id === id) ?? null,
    dueType: (id) =>
      id === ids.refund ? { id, name: 'Refund', position: 0, archived: false, rev: 1 } : null,
    rights: (id) => (id === ids.service ? (acting.rights ?? ['read', 'work', 'forward', 'cancel']) : []),
    rightsOf: (id) => (acting.others === undefined ? null : (acting.others[id] ?? [])),
  };
}

/** Runs a verb on a world and answers its outcome. */
export function act<N extends VerbName>(
  name: N,
  args: Omit<ArgsOf<N>, 'caseId'>,
  world: World = {},
  acting: Acting = {},
): Outcome {
  const verb = findVerb(name, verbVersion(name));
  if (verb === null) throw new Error(`no verb ${name}`);
  const parsed = verb.args.parse({ caseId: ids.case, ...args });
  return runIntent(bundleOf(world), { verb, args: parsed }, contextOf(acting));
}

type WrittenRow<K extends Change['kind']> = Extract<Change, { kind: K; row: unknown }>['row'];

/** The rows of a kind that an outcome writes, for assertions. */
export function written<K extends Change['kind']>(outcome: Outcome, kind: K): readonly WrittenRow<K>[] {
  return outcome.changes.flatMap((change) =>
    change.kind === kind && 'row' in change ? [change.row as WrittenRow<K>] : [],
  );
}

export function events(outcome: Outcome): readonly string[] {
  return outcome.changes.flatMap((change) =>
    change.kind === 'item' && change.row.kind === 'event' ? [change.row.event] : [],
  );
}
