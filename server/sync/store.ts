import type { AgentRow } from '#shared/domain/agent.ts';
import type { CaseRow } from '#shared/domain/case.ts';
import type { CustomerRow } from '#shared/domain/customer.ts';
import type { DraftRow, ReadMarkRow } from '#shared/domain/draft.ts';
import type { EntryRow } from '#shared/domain/entry.ts';
import type {
  AgentId,
  BlobHash,
  CaseId,
  ClientId,
  CustomerId,
  DraftId,
  InboxId,
  IntentId,
  ItemId,
} from '#shared/domain/ids.ts';
import type { ItemRow } from '#shared/domain/item.ts';
import type { Right } from '#shared/domain/right.ts';
import type { CaseBundle, Reference } from '#shared/intents/verb.ts';
import type { FeedName } from '#shared/protocol/feeds.ts';
import type { EscrowRow } from '#shared/intents/escrowRow.ts';
import type { ResultRow, RowKind } from '#shared/protocol/rows.ts';

/**
 * What the protocol needs of a store, and no more: the real one is Kysely's (server/store/syncStore.ts), the simulation
 * has one in memory. Nothing here reads a clock or makes an id.
 */

/** An agent with his rights as they are in this transaction. */
export interface Actor {
  readonly row: AgentRow;
  readonly rights: ReadonlyMap<InboxId, readonly Right[]>;
  /** Counts the grants of each inbox to this agent: a new grant begins its feed anew. */
  readonly epochs: ReadonlyMap<InboxId, number>;
}

export interface ClientRecord {
  readonly agentId: AgentId;
  /** Highest `n` decided. */
  readonly last: number;
}

export interface FeedHead {
  readonly seq: number;
  /** Cursors below this have missed tombstones and must start anew. */
  readonly floor: number;
  readonly epoch: number;
  /** Checksum over the cases of the feed, kept up to date with each stamp (shared/protocol/pull.ts, feedChecksum). */
  readonly cases: number;
  readonly sum: string;
}

/** One row's place in one feed. `sort` orders a snapshot; null = comes along with its case. */
export interface FeedRow {
  readonly kind: RowKind;
  readonly id: string;
  readonly seq: number;
  readonly tomb: boolean;
  readonly sort: string | null;
  readonly rev: number | null;
}

export interface RowRef {
  readonly kind: RowKind;
  readonly id: string;
}

/** A row as the store keeps it. Drafts know their agent; read marks and results do not. */
export type StoredRow =
  | { readonly kind: 'case'; readonly row: CaseRow }
  | { readonly kind: 'entry'; readonly row: EntryRow }
  | { readonly kind: 'item'; readonly row: ItemRow }
  | { readonly kind: 'customer'; readonly row: CustomerRow }
  | { readonly kind: 'draft'; readonly row: DraftRow }
  | { readonly kind: 'readMark'; readonly row: ReadMarkRow; readonly agentId: AgentId }
  | { readonly kind: 'result'; readonly row: ResultRow; readonly agentId: AgentId }
  | { readonly kind: 'escrow'; readonly row: EscrowRow };

export interface HeldReply {
  readonly itemId: ItemId;
  readonly caseId: CaseId;
  readonly inboxId: InboxId;
  readonly sendAfter: number;
}

export interface SyncReader {
  /** Null when there is no such agent or he was disabled. */
  actor(id: AgentId): Promise<Actor | null>;
  client(id: ClientId): Promise<ClientRecord | null>;
  /** Agents, inboxes and due types as they are now. */
  reference(): Promise<Reference>;
  /** Heads of the feeds that have one; a feed nothing was ever stamped in has none. */
  heads(feeds: readonly FeedName[]): Promise<ReadonlyMap<FeedName, FeedHead>>;
  /** Rows stamped after `seq`, in order. */
  stampedAfter(feed: FeedName, seq: number, limit: number): Promise<readonly FeedRow[]>;
  /** Live rows that have a `sort`, in order of (sort, id), behind `after`. */
  snapshotPage(
    feed: FeedName,
    after: { readonly sort: string; readonly id: string } | null,
    limit: number,
  ): Promise<readonly FeedRow[]>;
  /** Cases whose lease is over at `now`, the earliest first. */
  leasesDue(now: number, limit: number): Promise<readonly CaseId[]>;
  /** Entries, items and the customers of these cases. */
  childrenOf(cases: readonly CaseId[]): Promise<readonly (RowRef & { readonly caseId: CaseId })[]>;
  /** Rows as JSON text by id; `agentId` finds read marks and grants. Missing ones are left out. */
  texts(kind: RowKind, ids: readonly string[], agentId: AgentId): Promise<ReadonlyMap<string, string>>;
}

export interface SyncTx extends SyncReader {
  /**
   * Locks the client's record to the end of the transaction. `createFor`: makes one (last 0) when there is none, so
   * that two first pushes at once wait for each other too.
   */
  lockClient(id: ClientId, createFor: AgentId | null): Promise<ClientRecord | null>;
  saveClient(id: ClientId, record: ClientRecord, at: number): Promise<void>;
  /** Locks the case to the end of the transaction and loads what an act may look at. */
  loadBundle(
    id: CaseId,
    actor: AgentId,
    wants: { readonly items: readonly ItemId[]; readonly blobs: readonly BlobHash[] },
  ): Promise<CaseBundle | null>;
  /** Who has the case with him, or had until it was called back; null when nobody. */
  leaseHolder(id: CaseId): Promise<AgentId | null>;
  /** Which of these rows exist already, whoever they belong to. */
  existing(refs: readonly RowRef[]): Promise<readonly RowRef[]>;
  put(rows: readonly StoredRow[]): Promise<void>;
  removeDraft(id: DraftId): Promise<void>;
  holdReply(reply: HeldReply): Promise<void>;
  /** Takes a reply out of the send queue. */
  dropReply(itemId: ItemId): Promise<void>;
  result(id: IntentId): Promise<{ readonly agentId: AgentId; readonly row: ResultRow } | null>;
  /** One entry of the leads' tray. To be read under the lock of its case. */
  escrow(id: IntentId): Promise<EscrowRow | null>;
  /** The entries of an agent on a case that no lead has decided on. */
  openEscrow(caseId: CaseId, author: AgentId): Promise<readonly EscrowRow[]>;
  /** Active agents who may manage one of these inboxes or are leads. */
  leadsOf(inboxes: readonly InboxId[]): Promise<readonly AgentId[]>;
  /** Feeds in which a row is live. */
  feedsHolding(kind: RowKind, id: string): Promise<readonly FeedName[]>;
  /** Raises the head of a feed by `by`, locking it to the end of the transaction; answers the head after. */
  raiseHead(feed: FeedName, by: number): Promise<FeedHead>;
  saveSum(feed: FeedName, cases: number, sum: string): Promise<void>;
  /** The rows of these ids as they stand in the feed. */
  feedRows(feed: FeedName, kind: RowKind, ids: readonly string[]): Promise<readonly FeedRow[]>;
  writeFeedRows(feed: FeedName, rows: readonly FeedRow[], at: number): Promise<void>;
  /** Forgets entries and items of a case in one feed: they go with the case's own tombstone. */
  forgetChildren(feed: FeedName, caseId: CaseId): Promise<void>;
  /** Whether a live case of the feed other than `except` belongs to the customer. */
  holdsCustomer(feed: FeedName, customerId: CustomerId, except: CaseId): Promise<boolean>;
}

export interface SyncStore {
  /**
   * How many acts of one push may share a transaction, and so one wait for the disk; 1 when left out. Only for a store
   * with one writer at a time: with several, acts on many cases in one transaction would deadlock.
   */
  readonly groupCommit?: number;
  /** One transaction; rolled back when `work` throws. */
  write<T>(work: (tx: SyncTx) => Promise<T>): Promise<T>;
  /** Several reads that see one moment. */
  read<T>(work: (tx: SyncReader) => Promise<T>): Promise<T>;
}
