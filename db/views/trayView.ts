import { trayChoice } from '#shared/intents/escrowRow.ts';
import type { EscrowRow, TrayChoice } from '#shared/intents/escrowRow.ts';
import { draftOfIntent } from '#shared/intents/words.ts';
import { maxPage } from '#shared/ipc/views.ts';
import type { TrayEntry, TrayView } from '#shared/ipc/views.ts';
import type { Sql } from '../sql.ts';
import type { Store } from '../store.ts';
import { nameOf } from './caseRows.ts';
import { meanwhileOf } from './ledgerViews.ts';

/** What is looked up of the tray: entries that wait first, latest first. It is small: one look at the rows of its kind. */
const inOrder = `SELECT body FROM reference WHERE kind = 'escrow'
  ORDER BY body ->> '$.resolution' IS NOT NULL, body ->> '$.at' DESC, id DESC LIMIT ${maxPage}`;

/** `tray.list` */
export function trayView(store: Store): TrayView {
  const rows = store.sql.all<{ body: string }>(inOrder).map(({ body }) => JSON.parse(body) as EscrowRow);
  const onTheirWay = choicesOnTheirWay(store);
  return {
    open: openEntries(store.sql),
    entries: rows.map((row) => entryOf(store, row, onTheirWay.get(row.id) ?? null)),
  };
}

/** How many entries no lead has decided on. */
export function openEntries(sql: Sql): number {
  const found = sql.get<{ n: number }>(
    `SELECT count(*) AS n FROM reference WHERE kind = 'escrow' AND body ->> '$.resolution' IS NULL`,
  );
  return found?.n ?? 0;
}

/** My own choices that the server has not answered: until it has, nobody can say who was first. */
function choicesOnTheirWay(store: Store): ReadonlyMap<string, TrayChoice> {
  const acts = store.ledger.select(`state = 'waiting' AND name = 'tray' ORDER BY seq`);
  return new Map(acts.map((act) => [String(act.args['escrowId']), trayChoice.parse(act.args['choice'])]));
}

function entryOf(store: Store, row: EscrowRow, pending: TrayChoice | null): TrayEntry {
  const words = draftOfIntent(row.intent);
  const about = row.caseId === null ? null : store.cases.read(row.caseId);
  const customer = about?.customerId == null ? null : store.customers.read(about.customerId);
  const { lastPublicId } = row.intent.saw;
  return {
    row: { ...row, caseNumber: about?.number ?? row.caseNumber, subject: about?.subject ?? row.subject },
    customerName: nameOf(customer),
    caseHere: about !== null,
    words,
    sawItem: lastPublicId === null ? null : store.items.read(lastPublicId),
    meanwhile: row.caseId === null ? [] : meanwhileOf(store, { ...row.intent, caseId: row.caseId }),
    pending,
    choices:
      row.resolution !== null || pending !== null ? [] : choicesOf(row, words !== null, about !== null),
  };
}

/** The safest first. Sending opens the composer of the case, so the case must be here. */
function choicesOf(row: EscrowRow, hasWords: boolean, caseHere: boolean): TrayChoice[] {
  if (!hasWords) return ['discard'];
  const sendable = caseHere && row.intent.name !== 'forward';
  return ['note', ...(sendable ? (['send'] as const) : []), 'give_back', 'discard'];
}
