import type { BlobHash, CaseId, DraftId, InboxId, IntentId, ItemId } from '#shared/domain/ids.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { CallOutput } from '#shared/ipc/contract.ts';
import { answer } from '../../db/reader.ts';
import type { SimDevice } from './simDevice.ts';
import type { Random } from './random.ts';
import type { SimServer } from './simServer.ts';
import type { VirtualTime } from './virtualTime.ts';

/** Every act that was made, for the books. */
export interface MadeAct {
  readonly id: IntentId;
  readonly name: string;
  readonly caseId: CaseId;
  readonly device: SimDevice;
  readonly text: string;
  readonly itemId: ItemId | null;
}

export interface AgentParts {
  readonly time: VirtualTime;
  readonly random: Random;
  readonly server: SimServer;
  readonly made: MadeAct[];
  readonly drafts: Map<string, string>;
}

type Detail = CallOutput<'case.get'>;

/** An agent at a device: looks at what the window would show and acts on it. */
export class SimAgent {
  readonly device: SimDevice;
  readonly #parts: AgentParts;
  #words = 0;

  constructor(device: SimDevice, parts: AgentParts) {
    this.device = device;
    this.#parts = parts;
  }

  #id(): string {
    return this.#parts.random.uuid(this.#parts.time.now());
  }
  #text(): string {
    return `words ${this.#id()} ${String((this.#words += 1))}`;
  }

  /** Does one thing that the screen allows. */
  act(): void {
    const { random } = this.#parts;
    const store = this.device.store;
    const page = { offset: 0, limit: 50, sort: 'newest' as const, mine: false, unanswered: false };
    const places = ['all', 'all', 'all', 'archived', 'spam', 'deleted'] as const;
    const { rows } = answer(store, 'cases.list', { ...page, scope: { type: random.pick(places) } });
    if (rows.length === 0) return;
    const cards = answer(store, 'needsYou.list', {}).cards;
    if (cards.length > 0 && random.chance(0.3)) {
      this.#decide(cards);
      return;
    }
    const detail = answer(store, 'case.get', { caseId: random.pick(rows).id });
    this.#onCase(detail);
  }

  /** Writes into a draft of the case that is here, if there is one; answers whether there was. */
  redraft(caseId: CaseId): boolean {
    const detail = this.#look(caseId);
    if (detail === null || detail.drafts.length === 0) return false;
    this.#draft(detail);
    return true;
  }

  /** Begins a draft on some case that is here. */
  begin(): CaseId | null {
    const found = this.device.store.sql.get<{ id: CaseId }>('SELECT id FROM cases ORDER BY id LIMIT 1');
    const detail = found === undefined ? null : this.#look(found.id);
    if (detail === null) return null;
    this.#draft(detail);
    return detail.case.id;
  }

  #look(caseId: CaseId): Detail | null {
    try {
      return answer(this.device.store, 'case.get', { caseId });
    } catch (error) {
      if (error instanceof AppError && error.code === 'not_found') return null;
      throw error;
    }
  }

  #submit(
    detail: Detail,
    name: string,
    args: Record<string, unknown>,
    extra: { text?: string; itemId?: ItemId } = {},
    resolves: unknown = null,
  ): void {
    const lead = detail.entries.find((entry) => entry.id === (args['entryId'] ?? detail.case.leadEntryId));
    try {
      const { intentId } = this.device.writer.submit({
        name,
        args: { caseId: detail.case.id, ...args },
        saw: {
          lastPublicId: detail.case.lastPublicId,
          entryId: lead?.id ?? null,
          ownerId: lead?.ownerId ?? null,
          ownerRev: lead?.ownerRev ?? null,
        },
        dependsOn: null,
        resolves: resolves as never,
      });
      const known = this.#parts.made.some((act) => act.id === intentId);
      if (!known) {
        this.#parts.made.push({
          id: intentId,
          name,
          caseId: detail.case.id,
          device: this.device,
          text: extra.text ?? '',
          itemId: extra.itemId ?? null,
        });
      }
    } catch (error) {
      if (!(error instanceof AppError && ['invalid', 'not_found'].includes(error.code))) throw error;
    }
  }

  #onCase(detail: Detail): void {
    const { random } = this.#parts;
    const entry = detail.entries.find((one) => one.state === 'open') ?? detail.entries.at(-1);
    const roll = random.int(100);
    if (detail.drafts.length > 0 && random.chance(0.25)) this.#draft(detail);
    else if (entry !== undefined && roll < 22)
      this.#submit(detail, 'take', { entryId: entry.id, over: random.chance(0.1) });
    else if (entry !== undefined && roll < 28) this.#submit(detail, 'release', { entryId: entry.id });
    else if (entry !== undefined && roll < 36)
      this.#submit(detail, 'complete', { entryId: entry.id, solve: random.chance(0.5) });
    else if (entry !== undefined && roll < 39)
      this.#submit(detail, 'cancel', { entryId: entry.id, solve: false });
    else if (entry !== undefined && roll < 42) this.#submit(detail, 'reopen', { entryId: entry.id });
    else if (entry !== undefined && roll < 50) this.#forward(detail, entry.id, false, null);
    else if (roll < 60) this.#note(detail);
    else if (roll < 78) this.#reply(detail, null);
    else if (roll < 81) this.#unsend(detail);
    else if (roll < 85)
      this.#submit(detail, 'status', { to: random.pick(['open', 'pending', 'on_hold', 'solved', 'closed']) });
    else if (roll < 89)
      this.#submit(detail, 'tag', { tag: random.pick(['a', 'b', 'c']), add: random.chance(0.6) });
    else if (roll < 91) this.#place(detail);
    else if (roll < 93) this.#submit(detail, 'read', { n: detail.case.lastN });
    else this.#draft(detail);
  }

  /** Puts the case away or back, as the screen offers it. */
  #place(detail: Detail): void {
    const verbs = ['archive', 'spam', 'delete', 'restore', 'restore'];
    this.#submit(detail, this.#parts.random.pick(verbs), {});
  }

  #forward(detail: Detail, entryId: string, anew: boolean, resolves: unknown): void {
    const { server, random } = this.#parts;
    const toInboxId: InboxId = random.pick(server.inboxes);
    const args = {
      entryId,
      toInboxId,
      toAgentId: null,
      dueTypeId: server.dueType,
      dueAt: null,
      message: this.#text(),
      anew,
    };
    this.#submit(detail, 'forward', { ...args, keepOpen: random.chance(0.2) }, {}, resolves);
  }

  #files(): { hash: BlobHash; name: string; type: string; size: number; cid: null }[] {
    const { random } = this.#parts;
    if (!random.chance(0.2)) return [];
    let hash = '';
    while (hash.length < 64) hash += random.int(16).toString(16);
    this.device.addBlob(hash as BlobHash);
    return [{ hash: hash as BlobHash, name: 'a.pdf', type: 'application/pdf', size: 1, cid: null }];
  }

  #note(detail: Detail): void {
    const text = this.#text();
    const itemId = this.#id() as ItemId;
    const args = { itemId, text, html: null, attachments: this.#files(), draftId: null, draftRev: 0 };
    this.#submit(detail, 'note', args, { text, itemId });
  }

  #reply(detail: Detail, resolves: unknown): void {
    const text = this.#text();
    const itemId = this.#id() as ItemId;
    const draft = detail.drafts[0];
    const args = {
      itemId,
      to: [{ name: 'Eleanor', address: 'eleanor@mail.example' }],
      cc: [],
      subject: 'Re',
      text,
      html: null,
      attachments: this.#files(),
      answersId: null,
      draftId: draft?.id ?? null,
      draftRev: draft?.rev ?? 0,
      askedOwner: resolves !== null,
      restore: resolves !== null || this.#parts.random.chance(0.5),
    };
    this.#submit(detail, 'reply', args, { text, itemId }, resolves);
    if (draft !== undefined) this.#parts.drafts.delete(draft.id);
  }

  #unsend(detail: Detail): void {
    const page = answer(this.device.store, 'case.timeline', {
      caseId: detail.case.id,
      before: null,
      limit: 20,
    });
    const held = page.items.find(({ item }) => item.kind === 'message' && item.delivery?.state === 'held');
    if (held !== undefined) this.#submit(detail, 'unsend', { itemId: held.item.id });
  }

  #draft(detail: Detail): void {
    const stored = detail.drafts[0];
    const text = this.#text();
    const content = { mode: 'reply', to: [], cc: [], text, html: text, attachments: [] };
    const draftId = stored?.id ?? (this.#id() as DraftId);
    this.#submit(detail, 'draft', { draftId, baseRev: stored?.rev ?? 0, content });
    this.#parts.drafts.set(draftId, text);
  }

  #decide(cards: CallOutput<'needsYou.list'>['cards']): void {
    const { random } = this.#parts;
    const card = random.pick(cards);
    const detail = this.#look(card.row.caseId);
    if (detail === null) return;
    const choice = random.pick(card.choices);
    const resolves = { intentId: card.row.id, choice };
    const entryId = detail.case.leadEntryId;
    if (choice === 'send_anyway' || choice === 'send_as_follow_up') this.#reply(detail, resolves);
    else if (choice === 'forward_anyway' && entryId !== null) this.#forward(detail, entryId, true, resolves);
    else if (choice === 'take_over' && entryId !== null)
      this.#submit(detail, 'take', { entryId, over: true }, {}, resolves);
    else if (choice === 'ask_for_it' && entryId !== null)
      this.#submit(detail, 'ask', { entryId }, {}, resolves);
    else if (choice === 'keep_as_note') {
      const text = card.words?.text ?? '';
      const itemId = this.#id() as ItemId;
      this.#submit(
        detail,
        'note',
        { itemId, text, html: null, attachments: [], draftId: null, draftRev: 0 },
        { text, itemId },
        resolves,
      );
    } else this.#submit(detail, 'settle', {}, {}, resolves);
  }
}
