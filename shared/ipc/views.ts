import { z } from 'zod';
import { agentRow } from '../domain/agent.ts';
import { caseRow } from '../domain/case.ts';
import { customerRow } from '../domain/customer.ts';
import { draftContent, draftRow } from '../domain/draft.ts';
import { entryRow } from '../domain/entry.ts';
import { agentId, caseId, customerId, inboxId, intentId, itemId } from '../domain/ids.ts';
import { dueTypeRow, inboxRow } from '../domain/inbox.ts';
import { itemRow } from '../domain/item.ts';
import { right } from '../domain/right.ts';
import { choice } from '../intents/envelope.ts';
import { escrowRow, trayChoice } from '../intents/escrowRow.ts';
import { reason } from '../intents/outcome.ts';

/** What windows show. Built by the readers of the replica; never more than 200 rows in one answer. */
export const maxPage = 200;
export const page = z.object({ offset: z.int().nonnegative(), limit: z.int().positive().max(maxPage) });

/** Acts on a row that wait for the network, by verb: drawn as the dashed ring, "Claiming" for `take`. */
const pending = z.array(z.string());

export const caseListRow = z.object({
  id: caseId,
  number: z.int().nullable(),
  subject: z.string(),
  snippet: z.string(),
  status: caseRow.shape.status,
  place: caseRow.shape.place,
  priority: caseRow.shape.priority,
  tags: z.array(z.string()),
  inboxId,
  ownerId: agentId.nullable(),
  customerId: customerId.nullable(),
  customerName: z.string(),
  messageCount: z.int(),
  lastPublicId: itemId.nullable(),
  lastPublicAt: z.int().nullable(),
  updatedAt: z.int(),
  createdAt: z.int(),
  dueAt: z.int().nullable(),
  unread: z.boolean(),
  notViewed: z.boolean(),
  unanswered: z.boolean(),
  hasDraft: z.boolean(),
  needsYou: z.boolean(),
  pending,
});
export type CaseListRow = z.infer<typeof caseListRow>;

export const entryListRow = z.object({
  entry: entryRow,
  number: z.int().nullable(),
  subject: z.string(),
  customerName: z.string(),
  unread: z.boolean(),
  receivedAt: z.int(),
  lastPublicId: itemId.nullable(),
  status: caseRow.shape.status,
  needsYou: z.boolean(),
  pending,
});
export type EntryListRow = z.infer<typeof entryListRow>;

/** What "show message" (A7) reveals under an entry's row: the colleague's words, or the customer's last message. */
export const entryMessage = z.object({
  entry: entryRow,
  message: itemRow.nullable(),
});
export type EntryMessage = z.infer<typeof entryMessage>;

export const caseDetail = z.object({
  case: caseRow,
  customer: customerRow.nullable(),
  entries: z.array(entryRow),
  drafts: z.array(draftRow),
  /** How far I had read before this opening. */
  readN: z.int(),
  /** My rights in the inboxes of this case, united. */
  rights: z.array(right),
  pending,
  needsYou: z.array(intentId),
});
export type CaseDetail = z.infer<typeof caseDetail>;

/** A timeline item with what this device knows of it. */
export const timelineItem = z.object({
  item: itemRow,
  /** `device`: written here and not yet with the server. `server`: as the server has it. */
  place: z.enum(['device', 'server']),
});
export type TimelineItem = z.infer<typeof timelineItem>;

export const timelinePage = z.object({
  items: z.array(timelineItem),
  /** Older items exist before the first one. */
  more: z.boolean(),
});
export type TimelinePage = z.infer<typeof timelinePage>;

export const referenceView = z.object({
  me: agentRow,
  workspace: z.string(),
  agents: z.array(agentRow),
  inboxes: z.array(inboxRow.extend({ rights: z.array(right) })),
  dueTypes: z.array(dueTypeRow),
  tags: z.array(z.string()),
});
export type ReferenceView = z.infer<typeof referenceView>;

export const sidebarCounts = z.object({
  needsYou: z.int(),
  mine: z.int(),
  /** Cases I have never viewed. */
  attention: z.int(),
  drafts: z.int(),
  unanswered: z.int(),
  archived: z.int(),
  spam: z.int(),
  deleted: z.int(),
  outbox: z.int(),
  /** Unsent work of colleagues in my tray that no lead has decided on. */
  tray: z.int(),
  inboxes: z.array(z.object({ id: inboxId, open: z.int(), unread: z.int(), mine: z.int() })),
  /** Unread messages in cases that I own: the badge. */
  badge: z.int(),
});
export type SidebarCounts = z.infer<typeof sidebarCounts>;

export const customerView = z.object({
  customer: customerRow,
  cases: z.array(caseListRow),
});
export type CustomerView = z.infer<typeof customerView>;

export const searchHit = z.object({
  caseId,
  itemId: itemId.nullable(),
  number: z.int().nullable(),
  subject: z.string(),
  customerName: z.string(),
  status: caseRow.shape.status,
  place: caseRow.shape.place,
  inboxId,
  ownerId: agentId.nullable(),
  /** The found words in their surroundings; `mark` ranges are [start, end) in UTF-16 units. */
  excerpt: z.string(),
  marks: z.array(z.tuple([z.int(), z.int()])),
  at: z.int(),
});
export type SearchHit = z.infer<typeof searchHit>;
export const searchResult = z.object({
  hits: z.array(searchHit),
  more: z.boolean(),
  /** 1 when everything is in the index; less while it is being built. */
  indexed: z.number().min(0).max(1),
});
export type SearchResult = z.infer<typeof searchResult>;

/** The state of an act in the ledger. `waiting` is not an end; the other four are. */
export const ledgerState = z.enum(['waiting', 'applied', 'superseded', 'parked', 'withdrawn']);
export type LedgerState = z.infer<typeof ledgerState>;

export const ledgerRow = z.object({
  id: intentId,
  name: z.string(),
  caseId,
  caseNumber: z.int().nullable(),
  subject: z.string(),
  /** Placeholders of the sentence `intents.<name>`. */
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  state: ledgerState,
  reason: reason.nullable(),
  madeAt: z.int(),
  endedAt: z.int().nullable(),
  dependsOn: intentId.nullable(),
  /** It has left the device and the answer is not here yet: no longer simply undone. */
  underWay: z.boolean(),
  /** What it waits for, when that is not only the line. */
  waitsFor: z.enum(['server_update']).nullable(),
  /** The choice made on its card. */
  resolution: choice.nullable(),
});
export type LedgerRow = z.infer<typeof ledgerRow>;

export const outboxView = z.object({
  /** `made` is counted by itself, not added up from the others; each act is in just one of those. */
  sums: z.object({
    made: z.int(),
    applied: z.int(),
    superseded: z.int(),
    withdrawn: z.int(),
    /** Parked once, and settled by a choice since. */
    decided: z.int(),
    needYou: z.int(),
    waiting: z.int(),
  }),
  needYou: z.array(ledgerRow),
  waiting: z.array(ledgerRow),
  ended: z.array(ledgerRow),
});
export type OutboxView = z.infer<typeof outboxView>;

/** One card of "Needs you". */
export const needsYouCard = z.object({
  row: ledgerRow,
  customerName: z.string(),
  /** Words of mine that the act carried; null for acts without any. */
  words: z.object({ text: z.string(), html: z.string().nullable(), attachments: z.int() }).nullable(),
  /** What the act was to do, as it was submitted: choices that do it again or elsewhere take their words from here. */
  args: z.record(z.string(), z.unknown()),
  /** The last public message I had read when I acted. */
  sawItem: itemRow.nullable(),
  /** What happened on the case after what I saw. */
  meanwhile: z.array(itemRow),
  /** In the order they are offered; the first is the safest. */
  choices: z.array(choice),
});
export type NeedsYouCard = z.infer<typeof needsYouCard>;

/** One entry of the leads' tray (G8): what a colleague wrote and could not send. */
export const trayEntry = z.object({
  row: escrowRow,
  customerName: z.string(),
  /** The case is on this device, so it can be opened and written on. */
  caseHere: z.boolean(),
  /** Words of his that the act carried; null for acts without any. */
  words: draftContent.nullable(),
  /** The last public message he had read when he acted. */
  sawItem: itemRow.nullable(),
  /** What happened on the case after what he saw. */
  meanwhile: z.array(itemRow),
  /** A choice of mine on its way to the server. */
  pending: trayChoice.nullable(),
  /** In the order they are offered; the first is the safest. */
  choices: z.array(trayChoice),
});
export type TrayEntry = z.infer<typeof trayEntry>;
export const trayView = z.object({ open: z.int(), entries: z.array(trayEntry) });
export type TrayView = z.infer<typeof trayView>;

export const syncStatus = z.object({
  state: z.enum(['synced', 'syncing', 'offline', 'needs_you', 'stopped']),
  /** Time of the last complete pull, server time; null before the first. */
  syncedAt: z.int().nullable(),
  offlineSince: z.int().nullable(),
  waiting: z.int(),
  needYou: z.int(),
  /** Progress of the first load, 0 to 1; null when it is done. */
  loading: z.number().min(0).max(1).nullable(),
  /** Why sync stopped, for `stopped` and for a visible warning; a code of domain/errors.ts. */
  problem: z.string().nullable(),
  /** The device's clock differs from the server's by this much, if by more than two minutes. */
  skewMs: z.int().nullable(),
});
export type SyncStatus = z.infer<typeof syncStatus>;
