import type { AgentRow } from '#shared/domain/agent.ts';
import type { CaseRow } from '#shared/domain/case.ts';
import type { EntryRow } from '#shared/domain/entry.ts';
import type {
  AgentId,
  BlobHash,
  CaseId,
  ClientId,
  CustomerId,
  InboxId,
  IntentId,
  ItemId,
} from '#shared/domain/ids.ts';
import type { DueTypeRow, InboxRow } from '#shared/domain/inbox.ts';
import type { ItemRow, MessageItem } from '#shared/domain/item.ts';
import type { Right } from '#shared/domain/right.ts';
import type { CaseBundle, Reference } from '#shared/intents/verb.ts';
import type { FeedName } from '#shared/protocol/feeds.ts';
import type { EscrowRow } from '#shared/intents/escrowRow.ts';
import type { ResultRow, RowKind } from '#shared/protocol/rows.ts';
import { emptyHead } from '../../server/sync/grants.ts';
import type {
  Actor,
  ClientRecord,
  FeedHead,
  FeedRow,
  HeldReply,
  RowRef,
  StoredRow,
  SyncReader,
  SyncStore,
  SyncTx,
} from '../../server/sync/store.ts';

/** Thrown where the simulated server is killed inside a transaction. */
export class ServerKilled extends Error {}

type Undo = () => void;

/** One row as it was and as it is, of a transaction that was committed. */
export interface Committed {
  readonly before: StoredRow | undefined;
  readonly after: StoredRow | undefined;
}

/** A map whose changes can be taken back, as a transaction must. */
class Table<V> {
  readonly rows = new Map<string, V>();
  readonly #undo: Undo[];
  readonly #wrote: () => void;
  constructor(undo: Undo[], wrote: () => void = () => undefined) {
    this.#undo = undo;
    this.#wrote = wrote;
  }
  get(key: string): V | undefined {
    return this.rows.get(key);
  }
  set(key: string, value: V): void {
    const before = this.rows.get(key);
    const had = this.rows.has(key);
    this.#undo.push(() => (had ? this.rows.set(key, before as V) : this.rows.delete(key)));
    this.rows.set(key, value);
    this.#wrote();
  }
  delete(key: string): void {
    const before = this.rows.get(key);
    if (!this.rows.delete(key)) return;
    this.#undo.push(() => this.rows.set(key, before as V));
  }
}

const rank = (row: ItemRow): number => row.n ?? Number.MAX_SAFE_INTEGER;

/**
 * The server's store in memory: the real push and pull run on it at the speed that thousands of histories need. One
 * transaction at a time, rolled back as a whole; a kill in the middle of one leaves nothing of it.
 */
export class MemoryStore implements SyncStore {
  readonly #undo: Undo[] = [];
  readonly agents = new Table<AgentRow>(this.#undo);
  readonly grants = new Table<ReadonlyMap<InboxId, readonly Right[]>>(this.#undo);
  readonly epochs = new Table<ReadonlyMap<InboxId, number>>(this.#undo);
  readonly clients = new Table<ClientRecord>(this.#undo, () => this.#mayDie());
  readonly inboxes = new Table<InboxRow>(this.#undo);
  readonly dueTypes = new Table<DueTypeRow>(this.#undo);
  readonly stored = new Table<StoredRow>(this.#undo, () => this.#mayDie());
  readonly feedHeads = new Table<FeedHead>(this.#undo, () => this.#mayDie());
  readonly feedRowsOf = new Table<FeedRow>(this.#undo, () => this.#mayDie());
  readonly held = new Table<HeldReply>(this.#undo, () => this.#mayDie());
  readonly blobs = new Set<BlobHash>();
  /** Told of every committed transaction's rows, in order. */
  onRows: (rows: readonly Committed[]) => void = () => undefined;
  #writing = false;
  #written: Committed[] = [];
  readonly #kill: () => boolean;
  #queue: Promise<unknown> = Promise.resolve();

  /** `kill` is asked after each write of a transaction, and before its commit, whether the server dies there. */
  constructor(kill: () => boolean) {
    this.#kill = kill;
  }

  write<T>(work: (tx: SyncTx) => Promise<T>): Promise<T> {
    return this.#serial(async () => {
      this.#undo.length = 0;
      this.#written = [];
      try {
        this.#writing = true;
        const value = await work(new MemoryTx(this));
        this.#mayDie();
        this.onRows(this.#written);
        return value;
      } catch (error) {
        for (const undo of this.#undo.reverse()) undo();
        throw error;
      } finally {
        this.#writing = false;
        this.#undo.length = 0;
      }
    });
  }

  #mayDie(): void {
    if (this.#writing && this.#kill()) throw new ServerKilled('killed in a transaction');
  }

  read<T>(work: (tx: SyncReader) => Promise<T>): Promise<T> {
    return this.#serial(() => work(new MemoryTx(this)));
  }

  #serial<T>(work: () => Promise<T>): Promise<T> {
    const run = this.#queue.then(work, work);
    this.#queue = run.catch(() => undefined);
    return run;
  }

  setRow(key: string, after: StoredRow | undefined): void {
    this.#written.push({ before: this.stored.get(key), after });
    if (after === undefined) this.stored.delete(key);
    else this.stored.set(key, after);
  }

  rowsOf<K extends StoredRow['kind']>(kind: K): Extract<StoredRow, { kind: K }>[] {
    return [...this.stored.rows.values()].filter(
      (row): row is Extract<StoredRow, { kind: K }> => row.kind === kind,
    );
  }

  caseRow(id: CaseId): CaseRow | null {
    const found = this.stored.get(`case ${id}`);
    return found?.kind === 'case' ? found.row : null;
  }
  entriesOf(id: CaseId): EntryRow[] {
    return this.rowsOf('entry').flatMap(({ row }) => (row.caseId === id ? [row] : []));
  }
  itemsOf(id: CaseId): ItemRow[] {
    const items = this.rowsOf('item').flatMap(({ row }) => (row.caseId === id ? [row] : []));
    return items.sort((a, b) => rank(a) - rank(b));
  }
}

class MemoryTx implements SyncTx {
  readonly #store: MemoryStore;
  constructor(store: MemoryStore) {
    this.#store = store;
  }

  async actor(id: AgentId): Promise<Actor | null> {
    const row = this.#store.agents.get(id);
    if (row?.active !== true) return null;
    return {
      row,
      rights: this.#store.grants.get(id) ?? new Map(),
      epochs: this.#store.epochs.get(id) ?? new Map(),
    };
  }
  async client(id: ClientId): Promise<ClientRecord | null> {
    return this.#store.clients.get(id) ?? null;
  }
  async lockClient(id: ClientId, makeFor: AgentId | null): Promise<ClientRecord | null> {
    if (this.#store.clients.get(id) === undefined && makeFor !== null) {
      this.#store.clients.set(id, { agentId: makeFor, last: 0 });
    }
    return this.client(id);
  }
  async saveClient(id: ClientId, record: ClientRecord): Promise<void> {
    this.#store.clients.set(id, record);
  }

  async reference(): Promise<Reference> {
    const { agents, inboxes, dueTypes } = this.#store;
    return {
      agent: (id) => agents.get(id) ?? null,
      inbox: (id) => inboxes.get(id) ?? null,
      dueType: (id) => dueTypes.get(id) ?? null,
    };
  }

  async loadBundle(
    id: CaseId,
    actor: AgentId,
    wants: { readonly items: readonly ItemId[]; readonly blobs: readonly BlobHash[] },
  ): Promise<CaseBundle | null> {
    const row = this.#store.caseRow(id);
    if (row === null) return null;
    const items = this.#store.itemsOf(id);
    const isPublic = (item: ItemRow): item is MessageItem =>
      item.kind === 'message' && item.delivery?.state !== 'withdrawn';
    const mark = this.#store.stored.get(`readMark ${actor} ${id}`);
    return {
      case: row,
      entries: this.#store.entriesOf(id),
      customer: null,
      drafts: this.#store
        .rowsOf('draft')
        .flatMap((d) => (d.row.caseId === id && d.row.agentId === actor ? [d.row] : [])),
      readMark: mark?.kind === 'readMark' ? mark.row : null,
      items: new Map(items.filter((item) => wants.items.includes(item.id)).map((item) => [item.id, item])),
      recentPublic: items.filter(isPublic).reverse().slice(0, 3),
      blobs: new Set(wants.blobs.filter((hash) => this.#store.blobs.has(hash))),
    };
  }

  async existing(refs: readonly RowRef[]): Promise<readonly RowRef[]> {
    return refs.filter(({ kind, id }) => this.#store.stored.get(`${kind} ${id}`) !== undefined);
  }
  async put(rows: readonly StoredRow[]): Promise<void> {
    for (const row of rows) {
      const key =
        row.kind === 'readMark' ? `readMark ${row.agentId} ${row.row.id}` : `${row.kind} ${row.row.id}`;
      this.#store.setRow(key, row);
    }
  }
  async removeDraft(id: string): Promise<void> {
    this.#store.setRow(`draft ${id}`, undefined);
  }
  async holdReply(reply: HeldReply): Promise<void> {
    this.#store.held.set(reply.itemId, reply);
  }
  async dropReply(itemId: ItemId): Promise<void> {
    this.#store.held.delete(itemId);
  }
  async result(id: IntentId): Promise<{ readonly agentId: AgentId; readonly row: ResultRow } | null> {
    const found = this.#store.stored.get(`result ${id}`);
    return found?.kind === 'result' ? { agentId: found.agentId, row: found.row } : null;
  }
  async escrow(id: IntentId): Promise<EscrowRow | null> {
    const found = this.#store.stored.get(`escrow ${id}`);
    return found?.kind === 'escrow' ? found.row : null;
  }
  async openEscrow(caseId: CaseId, author: AgentId): Promise<readonly EscrowRow[]> {
    return this.#store
      .rowsOf('escrow')
      .map(({ row }) => row)
      .filter((row) => row.caseId === caseId && row.agentId === author && row.resolution === null);
  }
  async leadsOf(inboxes: readonly InboxId[]): Promise<readonly AgentId[]> {
    return [...this.#store.agents.rows.values()]
      .filter((agent) => {
        const rights = this.#store.grants.get(agent.id);
        return (
          agent.permissions.includes('lead') || inboxes.some((id) => rights?.get(id)?.includes('manage'))
        );
      })
      .map((agent) => agent.id)
      .sort();
  }

  async heads(feeds: readonly FeedName[]): Promise<ReadonlyMap<FeedName, FeedHead>> {
    return new Map(
      feeds.flatMap((feed) => {
        const head = this.#store.feedHeads.get(feed);
        return head === undefined ? [] : [[feed, head] as const];
      }),
    );
  }
  #rows(feed: FeedName): FeedRow[] {
    const prefix = `${feed} `;
    return [...this.#store.feedRowsOf.rows].flatMap(([key, row]) => (key.startsWith(prefix) ? [row] : []));
  }
  async stampedAfter(feed: FeedName, seq: number, limit: number): Promise<readonly FeedRow[]> {
    const rows = this.#rows(feed).filter((row) => row.seq > seq);
    return rows.sort((a, b) => a.seq - b.seq).slice(0, limit);
  }
  async snapshotPage(
    feed: FeedName,
    after: { readonly sort: string; readonly id: string } | null,
    limit: number,
  ): Promise<readonly FeedRow[]> {
    const key = (row: FeedRow): string => `${row.sort ?? ''} ${row.id}`;
    const from = after === null ? '' : `${after.sort} ${after.id}`;
    const rows = this.#rows(feed).filter((row) => !row.tomb && row.sort !== null && key(row) > from);
    return rows.sort((a, b) => (key(a) < key(b) ? -1 : 1)).slice(0, limit);
  }
  async leasesDue(now: number): Promise<readonly CaseId[]> {
    const leased = this.#store
      .rowsOf('case')
      .filter(({ row }) => row.lease !== null && row.lease.until <= now);
    return leased.map(({ row }) => row.id);
  }
  async leaseHolder(id: CaseId): Promise<AgentId | null> {
    return this.#store.caseRow(id)?.lease?.agentId ?? null;
  }
  async childrenOf(cases: readonly CaseId[]): Promise<readonly (RowRef & { caseId: CaseId })[]> {
    return cases.flatMap((caseId) => [
      ...this.#store.entriesOf(caseId).map((row) => ({ kind: 'entry' as const, id: row.id, caseId })),
      ...this.#store.itemsOf(caseId).map((row) => ({ kind: 'item' as const, id: row.id, caseId })),
      ...this.#customerOf(caseId).map((id) => ({ kind: 'customer' as const, id, caseId })),
    ]);
  }
  #customerOf(caseId: CaseId): CustomerId[] {
    const id = this.#store.caseRow(caseId)?.customerId ?? null;
    return id === null ? [] : [id];
  }
  async texts(kind: RowKind, ids: readonly string[], agentId: AgentId): Promise<ReadonlyMap<string, string>> {
    const texts = new Map<string, string>();
    for (const id of ids) {
      const value = this.#value(kind, id, agentId);
      if (value !== undefined) texts.set(id, JSON.stringify(value));
    }
    return texts;
  }
  #value(kind: RowKind, id: string, agentId: AgentId): unknown {
    if (kind === 'agent') return this.#store.agents.get(id);
    if (kind === 'inbox') return this.#store.inboxes.get(id);
    if (kind === 'dueType') return this.#store.dueTypes.get(id);
    if (kind === 'grant') {
      const rights = this.#store.grants.get(agentId)?.get(id as InboxId);
      return rights === undefined ? undefined : { id, rights, rev: 1 };
    }
    const key = kind === 'readMark' ? `readMark ${agentId} ${id}` : `${kind} ${id}`;
    return this.#store.stored.get(key)?.row;
  }

  async feedsHolding(kind: RowKind, id: string): Promise<readonly FeedName[]> {
    const suffix = ` ${kind} ${id}`;
    return [...this.#store.feedRowsOf.rows].flatMap(([key, row]) =>
      key.endsWith(suffix) && !row.tomb ? [key.slice(0, -suffix.length)] : [],
    );
  }
  async raiseHead(feed: FeedName, by: number): Promise<FeedHead> {
    const before = this.#store.feedHeads.get(feed) ?? emptyHead;
    const head = { ...before, seq: before.seq + by };
    this.#store.feedHeads.set(feed, head);
    return head;
  }
  async saveSum(feed: FeedName, cases: number, sum: string): Promise<void> {
    this.#store.feedHeads.set(feed, { ...(this.#store.feedHeads.get(feed) ?? emptyHead), cases, sum });
  }
  async feedRows(feed: FeedName, kind: RowKind, ids: readonly string[]): Promise<readonly FeedRow[]> {
    return ids.flatMap((id) => this.#store.feedRowsOf.get(`${feed} ${kind} ${id}`) ?? []);
  }
  async writeFeedRows(feed: FeedName, rows: readonly FeedRow[]): Promise<void> {
    for (const row of rows) this.#store.feedRowsOf.set(`${feed} ${row.kind} ${row.id}`, row);
  }
  async forgetChildren(feed: FeedName, caseId: CaseId): Promise<void> {
    for (const row of this.#store.entriesOf(caseId)) this.#store.feedRowsOf.delete(`${feed} entry ${row.id}`);
    for (const row of this.#store.itemsOf(caseId)) this.#store.feedRowsOf.delete(`${feed} item ${row.id}`);
  }
  async holdsCustomer(feed: FeedName, customerId: CustomerId, except: CaseId): Promise<boolean> {
    return this.#rows(feed).some(
      (row) =>
        row.kind === 'case' &&
        !row.tomb &&
        row.id !== except &&
        this.#store.caseRow(row.id as CaseId)?.customerId === customerId,
    );
  }
}
