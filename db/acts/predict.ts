import type { CaseId, IntentId } from '#shared/domain/ids.ts';
import type { Change, Outcome } from '#shared/intents/outcome.ts';
import { prepareIntent, runIntent } from '#shared/intents/run.ts';
import type { Act } from '../repositories/ledger.ts';
import { isShadowed } from '../repositories/rowTable.ts';
import type { RowTable, ShadowedKind } from '../repositories/rowTable.ts';
import type { Store } from '../store.ts';
import { contextOf, loadBundle } from './bundle.ts';

/**
 * Shadow rows (docs/sync.md, Client). Tables hold the predicted row; `shadow` holds the confirmed value of every row
 * that a prediction changed. A change from the server is made on the confirmed rows: `unpredict`, write, `predict`.
 */

interface ShadowRecord {
  kind: string;
  row_id: string;
  body: string | null;
}

/** Puts the confirmed rows of a case back into the tables. */
export function unpredict(store: Store, caseId: CaseId): void {
  const rows = store.sql.all<ShadowRecord>('SELECT kind, row_id, body FROM shadow WHERE case_id = ?', caseId);
  if (rows.length === 0) return;
  for (const row of rows) if (isShadowed(row.kind)) restore(store, row.kind, row);
  store.sql.run('DELETE FROM shadow WHERE case_id = ?', caseId);
}

function restore(store: Store, kind: ShadowedKind, row: ShadowRecord): void {
  const table = store.tables[kind] as RowTable<ShadowedKind>;
  if (row.body === null) table.remove(row.row_id);
  else {
    const { seen, value } = JSON.parse(row.body) as { seen: number; value: never };
    table.write(value, seen);
  }
}

/** Runs the waiting acts of a case over its confirmed rows, in the order of making. Call after `unpredict`. */
export function predict(store: Store, caseId: CaseId): void {
  const failed = new Set<IntentId>();
  for (const act of store.ledger.waitingOn(caseId)) {
    const refused = act.dependsOn !== null && (failed.has(act.dependsOn) || hasFailed(store, act.dependsOn));
    const outcome = refused ? null : runAct(store, onOwnDraft(store, act));
    if (outcome?.end !== 'applied') failed.add(act.id);
    else for (const change of outcome.changes) applyChange(store, caseId, change);
  }
}

function hasFailed(store: Store, id: IntentId): boolean {
  const state = store.ledger.get(id)?.state;
  return state !== undefined && state !== 'waiting' && state !== 'applied';
}

/** A draft written upon an act of mine that has not settled yet: its base is whatever that act leaves behind. */
function onOwnDraft(store: Store, act: Act): Act {
  if (act.chainedTo === null || store.ledger.get(act.chainedTo)?.state !== 'waiting') return act;
  const stored = store.drafts.read(String(act.args['draftId']));
  return { ...act, args: { ...act.args, baseRev: stored?.rev ?? 0 } };
}

/** What would become of an act over the rows as they are now. */
export function runAct(store: Store, act: Pick<Act, 'id' | 'name' | 'v' | 'args' | 'saw' | 'at'>): Outcome {
  const prepared = prepareIntent(act);
  if ('end' in prepared) return prepared;
  return runIntent(loadBundle(store, prepared.args.caseId, prepared), prepared, contextOf(store, act));
}

function applyChange(store: Store, caseId: CaseId, change: Change): void {
  if (change.kind === 'draft') {
    // A draft that goes to a colleague is not kept on my device.
    if (!('row' in change)) shadowAndWrite(store, caseId, 'draft', change.remove, null);
    else if (change.row.agentId === store.identity.agentId)
      shadowAndWrite(store, caseId, 'draft', change.row.id, change.row);
    return;
  }
  // Of two leads the server takes the first: until then the tray shows the choice as one that is on its way.
  if (change.kind === 'escrow' || isOlderThanConfirmed(store, change)) return;
  shadowAndWrite(store, caseId, change.kind, change.row.id, change.row);
}

/** A row that an act makes anew must not cover the server's own copy of it, once that is here. */
function isOlderThanConfirmed(store: Store, change: Exclude<Change, { kind: 'draft' | 'escrow' }>): boolean {
  if (change.kind === 'item') {
    return change.row.n === null && (store.items.read(change.row.id)?.n ?? null) !== null;
  }
  if (change.kind === 'entry') {
    return change.row.rev === 0 && (store.entries.read(change.row.id)?.rev ?? 0) > 0;
  }
  return false;
}

function shadowAndWrite(
  store: Store,
  caseId: CaseId,
  kind: ShadowedKind,
  id: string,
  row: object | null,
): void {
  const table = store.tables[kind] as RowTable<ShadowedKind>;
  const confirmed = table.read(id);
  store.sql.run(
    'INSERT OR IGNORE INTO shadow (kind, row_id, case_id, body) VALUES (?, ?, ?, ?)',
    kind,
    id,
    caseId,
    confirmed === null ? null : JSON.stringify({ seen: seenOf(store, kind, id), value: confirmed }),
  );
  if (row === null) table.remove(id);
  else table.write(row as never, 0);
}

const seenColumns: Partial<Record<ShadowedKind, string>> = {
  entry: 'entries',
  item: 'items',
  draft: 'drafts',
  readMark: 'read_marks',
};

function seenOf(store: Store, kind: ShadowedKind, id: string): number {
  const table = seenColumns[kind];
  if (table === undefined) return 0;
  return store.sql.get<{ seen: number }>(`SELECT seen FROM ${table} WHERE id = ?`, id)?.seen ?? 0;
}
