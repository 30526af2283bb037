import { createHash } from 'node:crypto';
import type { CaseRow } from '#shared/domain/case.ts';
import type { EntryRow } from '#shared/domain/entry.ts';
import type { AgentId, CaseId, ClientId, IntentId } from '#shared/domain/ids.ts';
import type { MessageItem } from '#shared/domain/item.ts';
import { verbVersion } from '#shared/intents/registry.ts';
import type { RunningServer } from '../compose.ts';
import { recentPublic } from '../store/bundle.ts';
import { loadDoc } from '../store/rows.ts';
import { syncStoreOf } from '../store/syncStore.ts';
import { push } from '../sync/push.ts';
import { protocolVersion } from '#shared/protocol/versions.ts';
import { actOf } from './colleagueActs.ts';
import type { Seen } from './colleagueActs.ts';
import type { SeededDemo } from './seed.ts';
import { mailOf } from './seedTimeline.ts';
import type { AgentKey, ColleagueStep } from './types.ts';

const recentMessages = 20;

/** Plays the demo's colleague: each step is a real act, pushed as by a device of his, or a customer's mail. */
export class ColleaguePlayer {
  readonly #server: RunningServer;
  readonly #demo: SeededDemo;
  readonly #clients = new Map<AgentId, { id: ClientId; n: number }>();
  #uid = 0;

  constructor(server: RunningServer, demo: SeededDemo) {
    this.#server = server;
    this.#demo = demo;
  }

  /** Does one step; a step that no longer fits (the user was faster) changes nothing. */
  async step({ by, does }: ColleagueStep): Promise<void> {
    const id = this.#demo.ids.cases.get(does.case);
    const seen = id === undefined ? null : await this.#look(id);
    if (seen === null) return;
    if (does.act === 'customerWrites') await this.#customerWrites(seen, does.case, does.text);
    else if (by !== null) await this.#act(by, seen, does);
  }

  async #look(id: CaseId): Promise<Seen | null> {
    const { db } = this.#server.store;
    const row = await loadDoc<CaseRow>(db, 'case', id);
    if (row === null) return null;
    const entry = row.leadEntryId === null ? null : await loadDoc<EntryRow>(db, 'entry', row.leadEntryId);
    const messages: readonly MessageItem[] = await recentPublic(db, id, recentMessages);
    return { row, entry, lastIn: messages.find((message) => message.direction === 'in') ?? null };
  }

  async #act(by: AgentKey, seen: Seen, does: ColleagueStep['does']): Promise<void> {
    const { store, admin } = this.#server;
    const planned = actOf(this.#demo.ids, seen, does, admin.clock.now());
    if (planned === null) return;
    const agent = this.#demo.ids.agents[by];
    const client = this.#clients.get(agent) ?? { id: admin.ids() as ClientId, n: 0 };
    client.n += 1;
    this.#clients.set(agent, client);
    const now = admin.clock.now();
    const { row, entry } = seen;
    const intent = {
      n: client.n,
      id: admin.ids() as IntentId,
      name: planned.name,
      v: verbVersion(planned.name),
      args: planned.args,
      saw: {
        lastPublicId: row.lastPublicId,
        entryId: entry?.id ?? null,
        ownerId: entry?.ownerId ?? null,
        ownerRev: entry?.ownerRev ?? null,
      },
      dependsOn: null,
      resolves: null,
      madeAt: now,
      asOf: now,
      elapsedMs: 0,
    };
    const parts = {
      store: syncStoreOf(store),
      clock: admin.clock,
      onCommit: () => this.#server.changed(),
      onBug: (error: unknown): never => {
        throw error;
      },
    };
    await push(parts, agent, { clientId: client.id, protocol: protocolVersion, intents: [intent] });
  }

  async #customerWrites(seen: Seen, key: string, text: string): Promise<void> {
    const { workspace, ids } = this.#demo;
    const demo = workspace.cases.find((one) => one.key === key);
    const customer = workspace.customers.find((one) => one.key === demo?.customer);
    if (demo === undefined || customer === undefined) return;
    const from = mailOf(customer);
    this.#uid += 1;
    const messageId = `<${ids.make()}@${from.address.split('@')[1] ?? 'vestmere.example'}>`;
    await this.#server.intake.receive({
      mailboxId: 'demo',
      uidValidity: '1',
      uid: this.#uid,
      inboxId: seen.row.inboxId,
      messageId,
      rawHash: createHash('sha256').update(messageId).digest('hex'),
      inReplyTo: seen.lastIn?.messageId ?? null,
      references: [],
      from,
      to: [{ name: workspace.company, address: ids.addresses[demo.inbox] }],
      cc: [],
      subject: `Re: ${seen.row.subject}`,
      text,
      html: null,
      files: [],
      automatic: false,
      bounce: null,
      notice: '',
      at: null,
      direction: 'in',
    });
  }
}
