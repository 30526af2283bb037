import type { BlobHash, CaseId, DraftId, IntentId, ItemId } from '#shared/domain/ids.ts';
import { AppError } from '#shared/domain/errors.ts';
import { answer } from '../../db/reader.ts';
import { choose } from './acts/choices.ts';
import { pickAct } from './acts/index.ts';
import type { Detail, Scene, Words } from './acts/scene.ts';
import { draft } from './acts/words.ts';
import type { SimDevice } from './simDevice.ts';
import { Random, seedOf } from './random.ts';
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
  /** Counts the machines of the device: acts of one that was lost went with it, unless they had left. */
  readonly machine: number;
}

export interface AgentParts {
  readonly time: VirtualTime;
  readonly server: SimServer;
  readonly made: MadeAct[];
  readonly drafts: Map<string, string>;
}

/** An agent at a device: looks at what the window would show and acts on it. What he may do is in `acts/`. */
export class SimAgent {
  readonly device: SimDevice;
  readonly #parts: AgentParts;
  #words = 0;

  constructor(device: SimDevice, parts: AgentParts) {
    this.device = device;
    this.#parts = parts;
  }

  /** Does one thing that the screen allows. */
  act(random: Random): void {
    const { store } = this.device;
    const cases = store.sql.all<{ id: CaseId }>('SELECT id FROM cases').map(({ id }) => id);
    if (cases.length === 0) return;
    const cards = answer(store, 'needsYou.list', {}).cards;
    if (cards.length > 0 && random.chance(0.3)) {
      const card = random.pick(cards);
      const detail = this.#look(card.row.caseId);
      if (detail === null) return;
      const choice = random.pick(card.choices);
      choose(this.#scene(random, detail, { intentId: card.row.id, choice }), card, choice);
      return;
    }
    const detail = answer(store, 'case.get', { caseId: favourite(cases, random) });
    const scene = this.#scene(random, detail, null);
    if (detail.drafts.length > 0 && random.chance(0.25)) draft(scene);
    else pickAct(random).run(scene);
  }

  /** Writes into a draft of the case that is here, if there is one; answers whether there was. */
  redraft(caseId: CaseId, random: Random): boolean {
    const detail = this.#look(caseId);
    if (detail === null || detail.drafts.length === 0) return false;
    draft(this.#scene(random, detail, null));
    return true;
  }

  /** Begins a draft on some case that is here. */
  begin(random: Random): CaseId | null {
    const found = this.device.store.sql.get<{ id: CaseId }>('SELECT id FROM cases ORDER BY id LIMIT 1');
    const detail = found === undefined ? null : this.#look(found.id);
    if (detail === null) return null;
    draft(this.#scene(random, detail, null));
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

  #scene(random: Random, detail: Detail, resolves: Scene['resolves']): Scene {
    const { server, time, drafts } = this.#parts;
    const id = (): string => random.uuid(time.now());
    const entry = detail.entries.find((one) => one.state === 'open') ?? detail.entries.at(-1) ?? null;
    const page = { caseId: detail.case.id, before: null, limit: 20 };
    return {
      me: this.device.agentId,
      detail,
      entry,
      random,
      server,
      resolves,
      id,
      text: () => `words ${id()} ${String((this.#words += 1))}`,
      files: () => this.#files(random),
      timeline: () => answer(this.device.store, 'case.timeline', page).items,
      submit: (name, args, words = {}) => this.#submit(random, detail, name, args, words, resolves),
      keptDraft: (draftId: DraftId, text) => void drafts.set(draftId, text),
      usedDraft: (draftId: DraftId) => void drafts.delete(draftId),
    };
  }

  #submit(
    random: Random,
    detail: Detail,
    name: string,
    args: Record<string, unknown>,
    words: Words,
    resolves: Scene['resolves'],
  ): void {
    const lead = detail.entries.find((entry) => entry.id === (args['entryId'] ?? detail.case.leadEntryId));
    try {
      const { intentId } = this.device.submit(random, {
        name,
        args: { caseId: detail.case.id, ...args },
        saw: {
          lastPublicId: detail.case.lastPublicId,
          entryId: lead?.id ?? null,
          ownerId: lead?.ownerId ?? null,
          ownerRev: lead?.ownerRev ?? null,
        },
        dependsOn: null,
        resolves,
      });
      const known = this.#parts.made.some((act) => act.id === intentId);
      if (!known) {
        this.#parts.made.push({
          id: intentId,
          name,
          caseId: detail.case.id,
          device: this.device,
          text: words.text ?? '',
          itemId: words.itemId ?? null,
          machine: this.device.machine,
        });
      }
    } catch (error) {
      if (!(error instanceof AppError && ['invalid', 'not_found'].includes(error.code))) throw error;
    }
  }

  #files(random: Random): ReturnType<Scene['files']> {
    if (!random.chance(0.2)) return [];
    let hash = '';
    while (hash.length < 64) hash += random.int(16).toString(16);
    this.device.addBlob(hash as BlobHash);
    return [{ hash: hash as BlobHash, name: 'a.pdf', type: 'application/pdf', size: 1, cid: null }];
  }
}

/** A choice that stays the same when other cases come or go, so that a shorter history means the same. */
function favourite(cases: readonly CaseId[], random: Random): CaseId {
  const salt = random.int(1e9);
  const ranked = cases.map((id) => ({ id, rank: seedOf(id, salt) })).sort((a, b) => a.rank - b.rank);
  return ranked[0]?.id ?? new Random(salt).pick(cases);
}
