import type { z } from 'zod';
import type { AgentRow } from '../domain/agent.ts';
import type { CaseRow } from '../domain/case.ts';
import type { CustomerRow } from '../domain/customer.ts';
import type { DraftRow, ReadMarkRow } from '../domain/draft.ts';
import type { EntryRow } from '../domain/entry.ts';
import type { AgentId, BlobHash, CaseId, DueTypeId, InboxId, IntentId, ItemId } from '../domain/ids.ts';
import type { DueTypeRow, InboxRow } from '../domain/inbox.ts';
import type { ItemRow, MessageItem } from '../domain/item.ts';
import type { Permission, Right } from '../domain/right.ts';
import type { Saw } from './envelope.ts';
import type { EscrowRow } from './escrowRow.ts';
import type { Outcome } from './outcome.ts';

/** Unsent work that an act decides on. `authorSees`: its author may see the case; the device cannot know and says yes. */
export interface TrayView {
  readonly row: EscrowRow;
  readonly authorSees: boolean;
}

/** Everything of one case that a mutator may look at; loaded before it runs, on either side. */
export interface CaseBundle {
  readonly case: CaseRow;
  readonly entries: readonly EntryRow[];
  readonly customer: CustomerRow | null;
  /** The acting agent's drafts on this case (one, or two while branches differ). */
  readonly drafts: readonly DraftRow[];
  readonly readMark: ReadMarkRow | null;
  /** The items that the act names (`verb.namedItems`). */
  readonly items: ReadonlyMap<ItemId, ItemRow>;
  /** The latest messages to or from the customer, newest first, at most three, without those taken back. */
  readonly recentPublic: readonly MessageItem[];
  /** Which of the act's blobs are stored on this side, complete. */
  readonly blobs: ReadonlySet<BlobHash>;
  /** The entry of the tray that the act names (`verb.trayEntry`); absent for all other acts. */
  readonly tray?: TrayView | null;
}

/** Slow-moving lists both sides know. */
export interface Reference {
  agent(id: AgentId): AgentRow | null;
  inbox(id: InboxId): InboxRow | null;
  dueType(id: DueTypeId): DueTypeRow | null;
}

export interface MutatorContext extends Reference {
  readonly actor: AgentRow;
  readonly intentId: IntentId;
  readonly saw: Saw;
  /** Server time; on a prediction the device's best guess of it. For display only. */
  readonly at: number;
  /** How long ago the act was made, ms, as far as the server can know; 0 in a prediction. */
  readonly ageMs: number;
  /** The actor's rights in an inbox. */
  rights(inbox: InboxId): readonly Right[];
  /** A colleague's rights in an inbox; null where this side does not know them (the device knows only its agent's). */
  rightsOf(agent: AgentId, inbox: InboxId): readonly Right[] | null;
}

export interface Verb<A extends { caseId: CaseId } = { caseId: CaseId }> {
  readonly name: string;
  readonly version: number;
  readonly args: z.ZodType<A>;
  /**
   * Earlier versions of the arguments, each as a schema that reads them as today's. Devices that were not updated and
   * acts that waited through an update use them; a version stays for at least 90 days after the one that replaced it.
   */
  readonly older?: Readonly<Record<number, z.ZodType<A>>>;
  /** Drafts and read marks are kept and synchronised like every act but not listed in the ledger. */
  readonly quiet: boolean;
  /** False for an act on one's own cards alone: it goes through when the case is gone or no longer one's to see. */
  readonly needsCase?: boolean;
  /** The act may be made on a case that is not on this device: it is not predicted, the server decides. */
  readonly unseen?: boolean;
  /** The right needed in one of the case's inboxes (or in the entry's, if the verb names one). */
  readonly right: Right;
  /**
   * What becomes of the act while a colleague has the case with him (leaseRules.ts): it goes all the same (absent), or
   * has this end. A lead who saw the lease may, which ends it.
   */
  readonly underLease?: 'superseded' | 'parked';
  /** A workspace-wide permission that stands in for the right. */
  readonly permission?: Permission;
  /** The entry the act is about, if it is about one. */
  entryOf?(args: A): EntryRow['id'] | null;
  namedItems?(args: A): readonly ItemId[];
  trayEntry?(args: A): IntentId;
  /** Agents whose rights the act asks for (`context.rightsOf`). */
  namedAgents?(args: A, bundle: CaseBundle): readonly AgentId[];
  /** Blobs that must be on the server before the act may go. */
  blobs?(args: A): readonly BlobHash[];
  /** Placeholders of the sentence `intents.<name>` (number, subject and customer are always there). */
  sentence?(args: A, bundle: CaseBundle, reference: Reference): Readonly<Record<string, string | number>>;
  apply(bundle: CaseBundle, args: A, context: MutatorContext): Outcome;
}

/** Keeps the argument type of a verb while the registry holds them all. */
export function defineVerb<A extends { caseId: CaseId }>(verb: Verb<A>): Verb<A> {
  return verb;
}
