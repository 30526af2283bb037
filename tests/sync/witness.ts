import type { AgentId, ItemId } from '#shared/domain/ids.ts';
import type { IntentEnvelope } from '#shared/intents/envelope.ts';
import type { Committed } from './memoryStore.ts';

/**
 * Watches every commit of the simulated server for what the final state no longer shows: who owned what under which
 * owner number, replies that went though something came before them, ended entries that ended again, drafts that
 * were written over by one who had not seen them.
 */
export class Witness {
  readonly #owners = new Map<string, AgentId | null>();
  /** By reply: the last public message its author saw. */
  readonly #saw = new Map<ItemId, ItemId | null>();
  /** By the text of a draft: the revision its author wrote upon. */
  readonly #base = new Map<string, number>();
  /** Texts of drafts that somebody who saw them replaced, sent or threw away. */
  readonly knowinglyGone = new Set<string>();
  readonly wrong: string[] = [];

  /** An act as its author sent it, before anything could tamper with it. */
  hear(intent: Pick<IntentEnvelope, 'name' | 'args' | 'saw'>): void {
    const args = intent.args as { itemId?: ItemId; baseRev?: number; content?: { text: string } | null };
    if (intent.name === 'reply' && args.itemId !== undefined)
      this.#saw.set(args.itemId, intent.saw.lastPublicId);
    if (intent.name === 'draft' && args.content != null && !this.#base.has(args.content.text)) {
      this.#base.set(args.content.text, args.baseRev ?? 0);
    }
  }

  see(rows: readonly Committed[]): void {
    this.#lease(rows);
    for (const { before, after } of rows) {
      if (after?.kind === 'entry') this.#entry(before?.kind === 'entry' ? before.row : null, after.row);
      if (after?.kind === 'item' && after.row.kind === 'message')
        this.#message(rows, before === undefined, after.row);
      if (before?.kind === 'draft' && after === undefined) this.knowinglyGone.add(before.row.text);
      if (after?.kind === 'draft' && before?.kind === 'draft') this.#draft(before.row, after.row);
    }
  }

  /** While a colleague has the case with him nobody else becomes owner, but by ending the lease in the open or from his hands. */
  #lease(rows: readonly Committed[]): void {
    for (const { before, after } of rows) {
      if (before?.kind !== 'case' || after?.kind !== 'case') continue;
      const { lease, leadEntryId } = before.row;
      if (lease === null || lease.recalled !== null) continue;
      const lead = rows.find(({ after: row }) => row?.kind === 'entry' && row.row.id === leadEntryId)?.after;
      if (lead?.kind !== 'entry' || lead.row.ownerId === null || lead.row.ownerId === lease.agentId) continue;
      if ((lead.row.ownerSince ?? 0) >= lease.until) continue;
      const events = rows.flatMap(({ after: row }) =>
        row?.kind === 'item' && row.row.kind === 'event' ? [row.row] : [],
      );
      const told = events.some((item) => item.event === 'lease_ended');
      const given = events.some((item) => item.event === 'assigned' && item.agentId === lease.agentId);
      if (!told && !given)
        this.wrong.push(`${lead.row.ownerId} took ${before.row.id} while ${lease.agentId} had it along`);
    }
  }

  #entry(before: EntryLike | null, after: EntryLike): void {
    const key = `${after.id} ${String(after.ownerRev)}`;
    const known = this.#owners.get(key);
    if (known !== undefined && known !== after.ownerId) {
      this.wrong.push(`entry ${after.id} had two owners under the owner number ${String(after.ownerRev)}`);
    }
    this.#owners.set(key, after.ownerId);
    if (
      before !== null &&
      before.state !== 'open' &&
      after.state !== 'open' &&
      before.endedAt !== after.endedAt
    ) {
      this.wrong.push(`entry ${after.id} was ${after.state} though it was ${before.state} already`);
    }
  }

  #message(
    rows: readonly Committed[],
    fresh: boolean,
    item: { id: ItemId; direction: string; caseId: string },
  ): void {
    if (!fresh || item.direction !== 'out') return;
    const change = rows.find(({ after }) => after?.kind === 'case' && after.row.id === item.caseId);
    const last = change?.before?.kind === 'case' ? change.before.row.lastPublicId : null;
    const saw = this.#saw.get(item.id);
    if (saw !== undefined && last !== null && saw !== last) {
      this.wrong.push(`reply ${item.id} went though ${last} came before it unseen`);
    }
  }

  #draft(before: DraftLike, after: DraftLike): void {
    const base = this.#base.get(after.text);
    if (base === before.rev) this.knowinglyGone.add(before.text);
    if (base !== undefined && before.text !== after.text && base !== before.rev) {
      this.wrong.push(`draft ${after.id}: "${before.text}" was written over by one who had not seen it`);
    }
  }
}

interface EntryLike {
  readonly id: string;
  readonly state: string;
  readonly ownerId: AgentId | null;
  readonly ownerRev: number;
  readonly endedAt: number | null;
}
interface DraftLike {
  readonly id: string;
  readonly text: string;
  readonly rev: number;
}
