import type { CaseRow } from '#shared/domain/case.ts';
import type { EntryRow } from '#shared/domain/entry.ts';
import type { AgentId } from '#shared/domain/ids.ts';
import type { ItemRow } from '#shared/domain/item.ts';
import type { Change } from '#shared/intents/outcome.ts';
import { userFeed } from '#shared/protocol/feeds.ts';
import type { CaseBundle, Reference } from '#shared/intents/verb.ts';
import { saveTrayEntry } from './escrow.ts';
import { saveCase } from './saveCase.ts';
import type { Stamps } from './stamps.ts';
import type { SyncTx } from './store.ts';

export interface Applied {
  readonly bundle: CaseBundle;
  readonly changes: readonly Change[];
  readonly actor: AgentId;
  readonly reference: Reference;
  readonly at: number;
}

/** The Message-ID of a reply: from the act that made it, so that every retry is the same mail (RFC 5322, 3.6.4). */
export function messageIdOf(intentId: string, address: string): string {
  const domain = address.slice(address.lastIndexOf('@') + 1) || 'caseload.invalid';
  return `<${intentId}@${domain}>`;
}

function withMessageId(item: ItemRow): ItemRow {
  if (item.kind !== 'message' || item.direction !== 'out' || item.messageId !== null) return item;
  return { ...item, messageId: messageIdOf(item.intentId ?? item.id, item.from.address) };
}

/** Writes what an act changed: its case, drafts, read marks, and the send queue's entry of a reply. */
export async function applyOutcome(tx: SyncTx, stamps: Stamps, done: Applied): Promise<void> {
  const { bundle, changes, at } = done;
  let row: CaseRow = bundle.case;
  const entries = new Map<string, EntryRow>();
  const items: ItemRow[] = [];
  let touched = false;
  for (const change of changes) {
    if (change.kind === 'draft' || change.kind === 'readMark') {
      await saveOwn(tx, stamps, change, done.actor);
      continue;
    }
    if (change.kind === 'escrow') {
      await saveTrayEntry(tx, stamps, change.row);
      continue;
    }
    touched = true;
    if (change.kind === 'case') row = change.row;
    if (change.kind === 'entry') entries.set(change.row.id, change.row);
    if (change.kind === 'item') items.push(withMessageId(change.row));
  }
  if (!touched) return;
  const changedEntries = [...entries.values()];
  const kept = bundle.entries.filter((entry) => !entries.has(entry.id));
  const saved = await saveCase(
    tx,
    stamps,
    { case: row, entries: [...kept, ...changedEntries], changedEntries, items },
    at,
  );
  for (const item of saved.items) await queue(tx, saved.case, item);
}

async function queue(tx: SyncTx, row: CaseRow, item: ItemRow): Promise<void> {
  if (item.kind !== 'message' || item.direction !== 'out') return;
  if (item.delivery?.state === 'withdrawn') await tx.dropReply(item.id);
  if (item.delivery?.state !== 'held') return;
  await tx.holdReply({
    itemId: item.id,
    caseId: row.id,
    inboxId: row.inboxId,
    sendAfter: item.delivery.sendAfter ?? item.at,
  });
}

async function saveOwn(
  tx: SyncTx,
  stamps: Stamps,
  change: Extract<Change, { kind: 'draft' | 'readMark' }>,
  actor: AgentId,
): Promise<void> {
  if (change.kind === 'readMark') {
    const row = { ...change.row, rev: change.row.rev + 1 };
    await tx.put([{ kind: 'readMark', row, agentId: actor }]);
    stamps.mine(actor, 'readMark', row.id);
  } else if ('remove' in change) {
    await tx.removeDraft(change.remove);
    stamps.gone(userFeed(change.agentId), 'draft', change.remove);
  } else {
    const row = { ...change.row, rev: change.row.rev + 1 };
    await tx.put([{ kind: 'draft', row }]);
    stamps.mine(row.agentId, 'draft', row.id);
  }
}
