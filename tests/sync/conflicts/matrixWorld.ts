import { uuidv7 } from 'uuidv7';
import type { AgentId, CaseId, IntentId, ItemId } from '#shared/domain/ids.ts';
import type { ItemRow, MessageItem } from '#shared/domain/item.ts';
import type { Need, Stage } from '#shared/intents/conflicts/cell.ts';
import type { EscrowRow } from '#shared/intents/escrowRow.ts';
import type { Saw } from '#shared/intents/envelope.ts';
import type { ArgsOf, VerbName } from '#shared/intents/registry.ts';
import type { CaseBundle } from '#shared/intents/verb.ts';
import type { PushedIntent, PushResult } from '#shared/protocol/push.ts';
import { setMember } from '../../../server/admin/members.ts';
import { createWorld } from '../../../server/testing/world.ts';
import type { World } from '../../../server/testing/world.ts';
import type { TestReplica } from '../../../server/testing/replica.ts';
import { draftContent, replyArgs } from '../../../server/testing/acts.ts';

const rights = ['read', 'work', 'forward', 'cancel', 'manage'];

export type Matrix = World & { grantAll(): Promise<void> };

/** A server's world in which Anna, Ben and Root may do everything, on the embedded store or on PostgreSQL. */
export async function matrixWorld(databaseUrl: string | null): Promise<Matrix> {
  const world = await createWorld(databaseUrl);
  const grantAll = async (): Promise<void> => {
    for (const agent of [world.anna, world.ben, world.root]) {
      for (const inbox of [world.service, world.finance]) await setMember(world.admin, agent, inbox, rights);
    }
  };
  await grantAll();
  return { ...world, grantAll };
}

/** One case on which two agents meet, looked at as the server's own rows say. */
export class MeetingCase {
  readonly world: World;
  readonly caseId: CaseId;
  /** The device of whom the server is told last is not that of the one before: each act has its own. */
  readonly #devices = new Map<AgentId, TestReplica>();

  private constructor(world: World, caseId: CaseId) {
    this.world = world;
    this.caseId = caseId;
  }

  static async open(world: World): Promise<MeetingCase> {
    return new MeetingCase(world, await world.newCase());
  }

  async bundle(agent: AgentId): Promise<CaseBundle> {
    const wants = { items: [], blobs: [] };
    const bundle = await this.world.sync.write((tx) => tx.loadBundle(this.caseId, agent, wants));
    if (bundle === null) throw new Error('the case is gone');
    return bundle;
  }

  async items(): Promise<ItemRow[]> {
    const rows = await this.world.admin.store.db
      .selectFrom('item')
      .select('doc')
      .where('case_id', '=', this.caseId)
      .orderBy('n')
      .execute();
    return rows.map(({ doc }) => JSON.parse(doc) as ItemRow);
  }

  /** The messages to and from the customer that were not taken back. */
  async messages(): Promise<MessageItem[]> {
    return (await this.items()).flatMap((item) =>
      item.kind === 'message' && item.delivery?.state !== 'withdrawn' ? [item] : [],
    );
  }

  async stage(me: AgentId, other: AgentId): Promise<Stage> {
    const { world } = this;
    const bundle = await this.bundle(me);
    const entry = bundle.entries.find((row) => row.id === bundle.case.leadEntryId);
    if (entry === undefined) throw new Error('the case has no lead entry');
    const held = (await this.messages()).findLast((item) => item.delivery?.state === 'held');
    return {
      case: bundle.case,
      entry,
      me,
      other,
      here: bundle.case.inboxId,
      there: bundle.case.inboxId === world.service ? world.finance : world.service,
      dueType: world.dueType,
      drafts: bundle.drafts,
      heldId: held?.id ?? null,
      trayId: await this.#inTray(),
      id: uuidv7,
    };
  }

  async #inTray(): Promise<IntentId | null> {
    const rows = await this.world.admin.store.db.selectFrom('escrow').select('doc').execute();
    const entries = rows.map(({ doc }) => JSON.parse(doc) as EscrowRow);
    return entries.find((row) => row.caseId === this.caseId)?.id ?? null;
  }

  /** Somebody without any right on the case had written on it. */
  async #strangerWrote(): Promise<void> {
    const stranger = this.world.replica(this.world.kasia);
    const args = { caseId: this.caseId, itemId: uuidv7() as ItemId, text: 'Unsent.', html: null };
    const [result] = await stranger.push(
      stranger.intent('note', { ...args, attachments: [], draftId: null, draftRev: 0 }),
    );
    if (result?.end !== 'parked') throw new Error('the words of a stranger were taken');
  }

  saw({ case: row, entry }: Stage): Saw {
    return {
      lastPublicId: row.lastPublicId,
      entryId: entry.id,
      ownerId: entry.ownerId,
      ownerRev: entry.ownerRev,
      lease:
        row.lease === null ? null : { since: row.lease.since, recalledAt: row.lease.recalled?.at ?? null },
    };
  }

  /** An act made by whoever sees this stage; it has not been pushed. */
  make<N extends VerbName>(
    device: TestReplica,
    name: N,
    args: Omit<ArgsOf<N>, 'caseId'>,
    stage: Stage,
  ): PushedIntent {
    const asOf = this.world.clock.now();
    const whole = { caseId: this.caseId, ...args } as ArgsOf<N>;
    return { ...device.intent(name, whole, { saw: this.saw(stage), asOf }), madeAt: asOf };
  }

  /** Acts at once, seeing everything; an act that does not apply is a mistake of the test. */
  async does<N extends VerbName>(
    agent: AgentId,
    other: AgentId,
    name: N,
    args: (on: Stage) => Omit<ArgsOf<N>, 'caseId'>,
  ): Promise<PushResult> {
    const stage = await this.stage(agent, other);
    const device = this.#devices.get(agent) ?? this.world.replica(agent);
    this.#devices.set(agent, device);
    const [result] = await device.push(this.make(device, name, args(stage), stage));
    if (result?.end !== 'applied')
      throw new Error(`first ${name} did not apply: ${JSON.stringify(result ?? null)}`);
    return result;
  }

  /** Brings about what an act of `me` needs, by real acts. */
  async meet(need: Need, me: AgentId, other: AgentId): Promise<void> {
    const { entry, drafts, heldId } = await this.stage(me, other);
    const { root } = this.world;
    const entryId = entry.id;
    const own = (agent: AgentId) => this.does(agent, root, 'take', () => ({ entryId, over: true }));
    const wantsOpen = need === 'open' || need === 'mine' || need === 'theirs';
    if (wantsOpen && entry.state !== 'open') await this.does(root, me, 'reopen', () => ({ entryId }));
    if (need === 'ended' && entry.state === 'open')
      await this.does(root, me, 'complete', () => ({ entryId, solve: false }));
    if (need === 'solved') await this.does(root, me, 'status', () => ({ to: 'solved' as const }));
    if (need === 'mine' && entry.ownerId !== me) await own(me);
    if (need === 'theirs' && entry.ownerId !== other) await own(other);
    if (need === 'held' && heldId === null)
      await this.does(me, other, 'reply', () => replyArgs(this.caseId, { askedOwner: true, restore: true }));
    const along = async (agent: AgentId) => {
      await this.meet('mine', agent, root);
      await this.does(agent, root, 'lease', (on) => ({ until: on.case.updatedAt + 40 * 3_600_000 }));
    };
    if (need === 'withMe') await along(me);
    if (need === 'withOther' || need === 'recalled') await along(other);
    if (need === 'recalled') await this.does(me, other, 'recall', () => ({ reason: 'Needed here.' }));
    if (need === 'tray' && (await this.#inTray()) === null) await this.#strangerWrote();
    if (need === 'deleted') await this.does(root, me, 'delete', () => ({}));
    if (need === 'drafted' && drafts.length === 0) {
      const content = draftContent('Begun.');
      await this.does(me, other, 'draft', (on) => ({ draftId: on.id() as never, baseRev: 0, content }));
    }
  }

  itemOf(id: string): (item: ItemRow) => boolean {
    return (item) => item.intentId === id || item.id === (id as ItemId);
  }
}
