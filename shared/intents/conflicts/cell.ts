import type { CaseRow } from '../../domain/case.ts';
import type { DraftRow } from '../../domain/draft.ts';
import type { EntryRow, EntryState } from '../../domain/entry.ts';
import type { AgentId, DueTypeId, InboxId, IntentId, ItemId } from '../../domain/ids.ts';
import type { ErrorCode } from '../../domain/errors.ts';
import type { ReasonCode } from '../outcome.ts';
import type { ArgsOf, VerbName } from '../registry.ts';

/**
 * The conflict matrix (docs/conflicts.md). A cell says what becomes of an act that was made without having seen an
 * earlier one: "first arrives, then second, unseen". Each verb's file here declares its cells, each cell is a test
 * (tests/sync/conflicts) and a line of the page. Nothing of this is part of the product's bundles.
 */

/** What can be first besides the acts of agents: the world outside, and those who look after rights. */
export const actors = [
  'customer_writes',
  'message_leaves',
  'words_grow_old',
  'right_revoked',
  'agent_disabled',
] as const;
export type ActorName = (typeof actors)[number];
export type First = VerbName | ActorName;

/** What must be so on the case before an act makes sense; brought about by real acts. */
export type Need =
  | 'open' // the lead entry is open
  | 'mine' // I own it
  | 'theirs' // the other one owns it
  | 'ended' // it is completed
  | 'solved' // the case is solved
  | 'held' // a reply of mine waits in the send queue
  | 'withMe' // I have taken it along
  | 'withOther' // the other one has
  | 'recalled' // the other one had, and I called it back
  | 'drafted' // I have a draft
  | 'deleted' // the case lies in Deleted
  | 'tray'; // a colleague's unsent work on it lies in the leads' tray

/** The case as the maker of an act sees it. */
export interface Stage {
  readonly case: CaseRow;
  readonly entry: EntryRow;
  readonly me: AgentId;
  readonly other: AgentId;
  /** The inbox where the case lives, and another one. */
  readonly here: InboxId;
  readonly there: InboxId;
  readonly dueType: DueTypeId;
  readonly drafts: readonly DraftRow[];
  /** The reply that waits in the send queue, if one does. */
  readonly heldId: ItemId | null;
  /** The act in the leads' tray, if one lies there. */
  readonly trayId: IntentId | null;
  id(): string;
}

/** How the case must look afterwards, as far as the cell cares. */
export interface Leaves {
  readonly owner?: 'first' | 'second' | 'nobody';
  readonly entry?: EntryState;
  readonly case?: Partial<CaseRow>;
  /** How many notes and messages to or from the customer stand on the timeline. */
  readonly notes?: number;
  readonly messages?: number;
  /** The second agent's drafts. */
  readonly drafts?: number;
}

export interface Cell {
  /** `refused`: the server does not take the act at all; it stays on the device. */
  readonly end: 'applied' | 'superseded' | 'parked' | 'refused';
  readonly code: ReasonCode | ErrorCode | null;
  /** One plain sentence for the page. */
  readonly says: string;
  /** The second act comes from another device of the agent who was first. */
  readonly self?: true;
  /** The second agent's screen already showed what the first act needed (an owner, a held reply), but not that act. */
  readonly seen?: true;
  /** Names a variant when a pair has several. */
  readonly when?: string;
  /** More that must be so before the second agent looks; `mine` is his. */
  readonly needs?: readonly Need[];
  /** Arguments of the second act that differ from what its verb's file makes. */
  readonly with?: Readonly<Record<string, unknown>>;
  readonly leaves?: Leaves;
  /** Whether the loser leaves a line on the timeline (law 7). By default each does whom the case still lets. */
  readonly trace?: boolean;
}

type More = Partial<Omit<Cell, 'end' | 'code' | 'says'>>;
/** It goes as if nothing had happened, or is done already. */
export const goes = (says: string, more: More = {}): Cell => ({ end: 'applied', code: null, says, ...more });
/** It goes, and its author is told something that he did not know. */
export const goesTelling = (code: ReasonCode, says: string, more: More = {}): Cell => ({
  end: 'applied',
  code,
  says,
  ...more,
});
/** Someone was first: superseded. */
export const late = (code: ReasonCode, says: string, more: More = {}): Cell => ({
  end: 'superseded',
  code,
  says,
  ...more,
});
/** It waits for a decision of its author: parked, words intact. */
export const waits = (code: ReasonCode, says: string, more: More = {}): Cell => ({
  end: 'parked',
  code,
  says,
  ...more,
});
/** The server does not take it. */
export const refused = (code: ErrorCode, says: string): Cell => ({ end: 'refused', code, says });

export type Cells<K extends string> = {
  readonly [P in K]?: Cell | readonly Cell[];
} & {
  /** For every pair that has no cell of its own. Where both sides have one, that which is no success counts. */
  readonly otherwise?: Cell;
};

/** What a verb declares. A pair stands in one of two files: the second's `after`, or the first's `then`. */
export interface VerbCells<N extends VerbName = VerbName> {
  /** The arguments, but for the case, of someone who sees this stage. */
  made(on: Stage): Omit<ArgsOf<N>, 'caseId'>;
  readonly needs?: readonly Need[];
  readonly after: Cells<First>;
  readonly then?: Cells<VerbName>;
}

export interface ActorCells {
  readonly needs?: readonly Need[];
  readonly then: Cells<VerbName>;
}
