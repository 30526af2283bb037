import type { EntryRow } from '#shared/domain/entry.ts';
import type { Attachment } from '#shared/domain/attachment.ts';
import type { AgentId, DraftId, ItemId } from '#shared/domain/ids.ts';
import type { Choice } from '#shared/intents/envelope.ts';
import type { CallOutput } from '#shared/ipc/contract.ts';
import type { IntentId } from '#shared/domain/ids.ts';
import type { Random } from '../random.ts';
import type { SimServer } from '../simServer.ts';

/** What the window shows of one case. */
export type Detail = CallOutput<'case.get'>;
export type Card = CallOutput<'needsYou.list'>['cards'][number];

/** What the books must know of an act: its words, and the row that they become. */
export interface Words {
  readonly text?: string;
  readonly itemId?: ItemId;
}

/** One agent in front of one case, about to do one thing. All chance comes from `random`. */
export interface Scene {
  readonly me: AgentId;
  readonly detail: Detail;
  /** What a person would act on: the first open entry, or the last of all. */
  readonly entry: EntryRow | null;
  readonly random: Random;
  readonly server: SimServer;
  /** Set when this act is a choice on a card. */
  readonly resolves: { readonly intentId: IntentId; readonly choice: Choice } | null;
  readonly id: () => string;
  /** Words that occur nowhere else. */
  readonly text: () => string;
  /** Sometimes a file, on its way up. */
  readonly files: () => Attachment[];
  /** The newest items of the timeline, as shown. */
  readonly timeline: () => CallOutput<'case.timeline'>['items'];
  readonly submit: (name: string, args: Record<string, unknown>, words?: Words) => void;
  /** For the books of drafts: these words must be found again; those of this draft were used knowingly. */
  readonly keptDraft: (id: DraftId, text: string) => void;
  readonly usedDraft: (id: DraftId) => void;
}

/** One thing an agent may do. `weight`: how often, compared with the others. Doing nothing is allowed. */
export interface SimAct {
  readonly weight: number;
  readonly run: (scene: Scene) => void;
}
export type SimActs = Readonly<Record<string, SimAct>>;
