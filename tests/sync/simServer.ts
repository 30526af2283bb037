import type { Permission, Right } from '#shared/domain/right.ts';
import type {
  AgentId,
  BlobHash,
  CaseId,
  ClientId,
  CustomerId,
  DueTypeId,
  InboxId,
  ItemId,
} from '#shared/domain/ids.ts';
import type { CustomerRow } from '#shared/domain/customer.ts';
import type { MessageItem } from '#shared/domain/item.ts';
import { statusAfterInbound } from '#shared/domain/status.ts';
import { inboxesOf } from '#shared/intents/run.ts';
import { orgFeed } from '#shared/protocol/feeds.ts';
import type { FeedName } from '#shared/protocol/feeds.ts';
import type { PullRequest } from '#shared/protocol/pull.ts';
import type { PushRequest, PushResponse } from '#shared/protocol/push.ts';
import {
  entryRow,
  isFetchedBack,
  messageRow,
  newCaseRow,
  withMessage,
} from '../../server/cases/inboundRows.ts';
import type { InboundMail } from '../../server/channels/ports.ts';
import { pull } from '../../server/sync/pull.ts';
import { push } from '../../server/sync/push.ts';
import { saveCase } from '../../server/sync/saveCase.ts';
import { Stamps } from '../../server/sync/stamps.ts';
import type { SyncTx } from '../../server/sync/store.ts';
import { emptyHead } from '../../server/sync/grants.ts';
import { MemoryStore } from './memoryStore.ts';
import { Witness } from './witness.ts';
import type { Random } from './random.ts';
import type { VirtualTime } from './virtualTime.ts';

/** Mail that left: what customers' mailboxes hold. */
export interface Delivered {
  readonly itemId: ItemId;
  readonly messageId: string;
  readonly text: string;
}

const allRights: readonly Right[] = ['read', 'work', 'forward', 'cancel'];

/**
 * The team's server of the simulation: the real push, pull, case saving and feed stamping on a store in memory, with
 * customers who write, a sender that may be killed, and an administrator who grants and revokes.
 */
export class SimServer {
  readonly store: MemoryStore;
  readonly inboxes: InboxId[] = [];
  readonly dueType: DueTypeId;
  readonly delivered: Delivered[] = [];
  readonly witness = new Witness();
  /** Acts whose author had no right at all on the case when they were decided. */
  readonly strangers = new Set<string>();
  /** Told after each commit. */
  onCommit: (feeds: readonly FeedName[]) => void = () => undefined;
  /** Writes after which the server dies, in the middle of their transaction; null: it lives. */
  diesIn: number | null = null;
  /** Where ids and chances come from; each step of a history brings its own. */
  random: Random;
  readonly #time: VirtualTime;

  constructor(time: VirtualTime, random: Random) {
    this.#time = time;
    this.random = random;
    this.store = new MemoryStore(() => this.#mayDie());
    this.store.onRows = (rows) => this.witness.see(rows);
    this.dueType = random.uuid(time.now()) as DueTypeId;
  }

  #mayDie(): boolean {
    if (this.diesIn === null) return false;
    this.diesIn -= 1;
    if (this.diesIn > 0) return false;
    this.diesIn = null;
    return true;
  }

  /** As after 30 days: what left a feed is forgotten, and whoever has not heard of it begins that feed anew. */
  forgetTombstones(): void {
    for (const [key, row] of [...this.store.feedRowsOf.rows]) {
      if (!row.tomb) continue;
      const feed = key.slice(0, -` ${row.kind} ${row.id}`.length);
      const head = this.store.feedHeads.get(feed) ?? emptyHead;
      this.store.feedHeads.set(feed, { ...head, floor: Math.max(head.floor, row.seq) });
      this.store.feedRowsOf.delete(key);
    }
  }

  /** As after the record of a device was lost: its next push is answered with `client_unknown`. */
  forgetClient(id: ClientId): void {
    this.store.clients.delete(id);
  }

  #id(): string {
    return this.random.uuid(this.#time.now());
  }

  /** One transaction with its stamps, as every writer of the server does it. */
  async #change(work: (tx: SyncTx, stamps: Stamps) => Promise<void>): Promise<void> {
    const feeds = await this.store.write(async (tx) => {
      const stamps = new Stamps();
      await work(tx, stamps);
      return stamps.write(tx, this.#time.now());
    });
    this.onCommit(feeds);
  }

  async addInbox(name: string): Promise<InboxId> {
    const id = this.#id() as InboxId;
    this.inboxes.push(id);
    await this.#change(async (_tx, stamps) => {
      this.store.inboxes.set(id, {
        id,
        name,
        address: `${name.toLowerCase()}@vestmere.example`,
        icon: 'inbox',
        position: this.inboxes.length,
        staleAfterMs: 12 * 3_600_000,
        sendDelayMs: 10_000,
        archived: false,
        rev: 1,
      });
      stamps.row(orgFeed, 'inbox', id);
      if (this.store.dueTypes.get(this.dueType) === undefined) {
        this.store.dueTypes.set(this.dueType, {
          id: this.dueType,
          name: 'Refund',
          position: 0,
          archived: false,
          rev: 1,
        });
        stamps.row(orgFeed, 'dueType', this.dueType);
      }
    });
    return id;
  }

  async addAgent(name: string, permissions: readonly Permission[]): Promise<AgentId> {
    const id = this.#id() as AgentId;
    await this.#change(async (_tx, stamps) => {
      this.store.agents.set(id, {
        id,
        name,
        email: `${name.toLowerCase()}@vestmere.example`,
        roleName: 'Customer Service',
        permissions: ['see_all_cases', ...permissions],
        active: true,
        rev: 1,
      });
      stamps.row(orgFeed, 'agent', id);
    });
    return id;
  }

  /** Grants anew or takes away all rights of an agent in an inbox. */
  async setMember(agent: AgentId, inbox: InboxId, member: boolean): Promise<void> {
    await this.#change(async (_tx, stamps) => {
      const rights = new Map(this.store.grants.get(agent) ?? []);
      const epochs = new Map(this.store.epochs.get(agent) ?? []);
      if (member && !rights.has(inbox)) {
        rights.set(inbox, allRights);
        epochs.set(inbox, (epochs.get(inbox) ?? 0) + 1);
        stamps.mine(agent, 'grant', inbox);
      } else if (!member && rights.delete(inbox)) {
        stamps.gone(`user:${agent}`, 'grant', inbox);
      }
      this.store.grants.set(agent, rights);
      this.store.epochs.set(agent, epochs);
    });
  }

  /**
   * A customer writes: on a case, or (null) to an inbox, which makes a new case. The rows and what a message does to
   * its case are those of the real intake.
   */
  async customerWrites(on: CaseId | null, text: string, automatic = false): Promise<void> {
    const now = this.#time.now();
    const ids = (): string => this.#id();
    await this.#change(async (tx, stamps) => {
      const known = on === null ? null : this.store.caseRow(on);
      const inboxId = known?.inboxId ?? this.random.pick(this.inboxes);
      const caseId = known?.id ?? (ids() as CaseId);
      const customer = this.#customer(known?.customerId ?? (ids() as CustomerId), now);
      const entries = known === null ? [] : this.store.entriesOf(caseId);
      const open = entries.find((entry) => entry.state === 'open');
      const mail = { ...this.#mail(inboxId, text), automatic: automatic && known !== null };
      const opens = open === undefined && !mail.automatic;
      const entry = open ?? entryRow(ids, caseId, inboxId, now);
      const message = { mail, caseId, customerId: customer.id, attachments: [], at: now };
      const item = messageRow(ids, message);
      const number = 48_000 + this.store.rowsOf('case').length;
      const base = known ?? { ...newCaseRow(caseId, mail, customer, entry, now), number };
      await saveCase(
        tx,
        stamps,
        {
          case: {
            ...withMessage(base, item, base.lastN + 1),
            ...(isFetchedBack(base) && !mail.automatic
              ? { place: 'desk', placedAt: now, placedBy: null }
              : {}),
            ...(mail.automatic ? {} : { status: statusAfterInbound(base.status) }),
            leadEntryId: opens ? entry.id : base.leadEntryId,
            ownerId: opens ? null : base.ownerId,
          },
          entries: opens ? [...entries, entry] : entries,
          changedEntries: opens ? [entry] : [],
          items: [item],
          ...(known === null ? { customer } : {}),
        },
        now,
      );
    });
  }

  #customer(id: CustomerId, since: number): CustomerRow {
    return { id, name: 'Eleanor', company: null, addresses: [], notes: '', since, rev: 1 };
  }

  #mail(inboxId: InboxId, text: string): InboundMail {
    return {
      mailboxId: 'simulated',
      uidValidity: '1',
      uid: 1,
      inboxId,
      messageId: `<${this.#id()}@mail.example>`,
      rawHash: '',
      inReplyTo: null,
      references: [],
      from: { name: 'Eleanor', address: 'eleanor@mail.example' },
      to: [],
      cc: [],
      subject: 'About my bill',
      text,
      html: null,
      files: [],
      automatic: false,
      bounce: null,
      notice: '',
      at: null,
      direction: 'in',
    };
  }

  /** Sends what is due: claims under the store's lock, delivers, notes it. A kill in between leaves `sending`. */
  async sendDue(): Promise<void> {
    const now = this.#time.now();
    for (const reply of [...this.store.held.rows.values()]) {
      if (reply.sendAfter > now) continue;
      const item = await this.#setDelivery(reply.itemId, 'held', 'sending');
      if (item === null) continue;
      // Cut before DATA was accepted: nothing left. Cut after it: the mail is out, and nobody here knows.
      if (!this.random.chance(0.07))
        this.delivered.push({ itemId: item.id, messageId: item.messageId ?? '', text: item.text });
      else continue;
      if (!this.random.chance(0.1)) await this.#setDelivery(item.id, 'sending', 'sent');
    }
    await this.#resolveUnfinished();
  }

  /** What was left in `sending` is looked up in the Sent mailbox, never sent again. */
  async #resolveUnfinished(): Promise<void> {
    for (const { row } of this.store.rowsOf('item')) {
      if (row.kind !== 'message' || row.delivery?.state !== 'sending') continue;
      if (this.delivered.some((mail) => mail.itemId === row.id))
        await this.#setDelivery(row.id, 'sending', 'sent');
      else await this.#setDelivery(row.id, 'sending', 'unknown');
    }
  }

  async #setDelivery(
    id: ItemId,
    from: 'held' | 'sending',
    to: 'sending' | 'sent' | 'unknown',
  ): Promise<MessageItem | null> {
    let changed: MessageItem | null = null;
    await this.#change(async (tx, stamps) => {
      const stored = this.store.stored.get(`item ${id}`);
      if (stored?.kind !== 'item' || stored.row.kind !== 'message' || stored.row.delivery?.state !== from)
        return;
      const row = this.store.caseRow(stored.row.caseId);
      if (row === null) return;
      const delivery = { ...stored.row.delivery, state: to, at: this.#time.now() };
      changed = { ...stored.row, delivery };
      if (from === 'held') await tx.dropReply(id);
      await saveCase(
        tx,
        stamps,
        { case: row, entries: this.store.entriesOf(row.id), changedEntries: [], items: [changed] },
        this.#time.now(),
      );
    }).catch((error: unknown) => {
      changed = null;
      if (!(error instanceof Error) || error.constructor.name !== 'ServerKilled') throw error;
    });
    return changed;
  }

  async push(agent: AgentId, request: PushRequest): Promise<PushResponse> {
    for (const intent of request.intents) {
      this.witness.hear(intent);
      if (this.#isStranger(agent, intent.args)) this.strangers.add(intent.id);
    }
    return push(
      {
        store: this.store,
        clock: this.#time.clock(),
        onBug: (error) => {
          throw error instanceof Error ? error : new Error(String(error));
        },
        onCommit: (feeds) => this.onCommit(feeds),
      },
      agent,
      request,
    );
  }

  /** A lead's own words stay with him. Judged when the push comes in; a grant that changes while it is decided is judged by the store alone. */
  #isStranger(agent: AgentId, args: unknown): boolean {
    const row = this.store.caseRow((args as { caseId: CaseId }).caseId);
    if (row === null || this.store.agents.get(agent)?.permissions.includes('lead') === true) return false;
    const rights = this.store.grants.get(agent);
    const inboxes = inboxesOf({ case: row, entries: this.store.entriesOf(row.id) });
    return inboxes.every((inbox) => rights?.has(inbox) !== true);
  }

  async pull(agent: AgentId, request: PullRequest): Promise<string> {
    let text = '';
    for await (const line of pull({ store: this.store, clock: this.#time.clock() }, agent, request))
      text += line;
    return text;
  }

  putBlob(hash: BlobHash): void {
    this.store.blobs.add(hash);
  }
}
