import type { CaseId } from '#shared/domain/ids.ts';
import type { FeedName } from '#shared/protocol/feeds.ts';
import { readAs } from '#shared/protocol/olderRows.ts';
import { rowSchemas } from '#shared/protocol/rows.ts';
import type { RowKind, RowOf } from '#shared/protocol/rows.ts';
import type { pullGone, pullRow } from '#shared/protocol/pull.ts';
import type { z } from 'zod';
import { predict, unpredict } from '../acts/predict.ts';
import { caseOf, isShadowed } from '../repositories/rowTable.ts';
import type { RowTable } from '../repositories/rowTable.ts';
import type { Store } from '../store.ts';

export type RowLine = z.infer<typeof pullRow> | z.infer<typeof pullGone>;

export interface FeedContext {
  readonly feed: FeedName;
  /** What rows of this answer are marked with. */
  readonly mark: number;
  /** A feed that was caught up before: what is new in it has just arrived. */
  readonly tailing: boolean;
  /** In which version the server sends each kind; 1 where it does not say. */
  readonly versions: Readonly<Record<string, number>>;
}

interface Applied {
  /** A case was deleted forever: its words must leave the file too. */
  readonly forever: boolean;
}

/** Applies rows of one feed over the confirmed rows, in the caller's transaction. */
export function applyRows(store: Store, context: FeedContext, lines: readonly RowLine[]): Applied {
  let forever = false;
  const affected = new Set<CaseId>();
  const someRefused = store.sql.get('SELECT 1 FROM refused LIMIT 1') !== undefined;
  const parsed = lines.map((line) => {
    const row = line.t === 'row' ? validated(store, context, line, someRefused) : null;
    const caseId = affectedCase(store, line, row);
    if (caseId !== null) affected.add(caseId);
    return { line, row };
  });
  for (const id of affected) unpredict(store, id);
  for (const { line, row } of parsed) {
    if (line.t === 'gone') {
      remove(store, context.feed, line.k, line.id);
      if (line.forever === true) {
        forever = true;
        store.ledger.sealCase(line.id as CaseId);
      }
    } else if (row !== null) write(store, context, line.k, row);
  }
  for (const id of affected) predict(store, id);
  return { forever };
}

/** The row, checked against its schema; a row that does not fit is left out and remembered, never half-taken. */
function validated(
  store: Store,
  { feed, versions }: FeedContext,
  line: z.infer<typeof pullRow>,
  someRefused: boolean,
): RowOf<RowKind> | null {
  const parsed = rowSchemas[line.k].safeParse(readAs(line.k, line.r, versions[line.k] ?? 1));
  const given = (line.r as { id?: unknown } | null)?.id;
  const id = typeof given === 'string' ? given : '';
  if (parsed.success) {
    if (someRefused) {
      store.sql.run('DELETE FROM refused WHERE feed = ? AND kind = ? AND row_id = ?', feed, line.k, id);
    }
    return parsed.data;
  }
  const detail = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.code}`).join('; ');
  store.sql.run(
    'INSERT OR REPLACE INTO refused (feed, kind, row_id, detail) VALUES (?, ?, ?, ?)',
    feed,
    line.k,
    id,
    detail.slice(0, 500),
  );
  return null;
}

function affectedCase(store: Store, line: RowLine, row: RowOf<RowKind> | null): CaseId | null {
  if (!isShadowed(line.k)) return null;
  if (line.t === 'row') return row === null ? null : caseOf(line.k, row as { id: string; caseId?: CaseId });
  const stored = store.tables[line.k].read(line.id);
  if (stored !== null) return caseOf(line.k, stored);
  const hidden = store.sql.get<{ case_id: CaseId }>(
    'SELECT case_id FROM shadow WHERE kind = ? AND row_id = ?',
    line.k,
    line.id,
  );
  return hidden?.case_id ?? null;
}

function write(store: Store, context: FeedContext, kind: RowKind, row: RowOf<RowKind>): void {
  if (kind === 'case' || kind === 'customer') store.membership.add(context.feed, kind, row.id, context.mark);
  if (kind === 'item' || kind === 'entry') noteChild(store, context, kind, row as RowOf<'item' | 'entry'>);
  (store.tables[kind] as RowTable<RowKind>).write(row, context.mark);
}

function noteChild(
  store: Store,
  context: FeedContext,
  kind: 'item' | 'entry',
  row: RowOf<'item' | 'entry'>,
): void {
  if (!store.cases.has(row.caseId)) {
    store.sql.run('INSERT OR IGNORE INTO orphans (case_id) VALUES (?)', row.caseId);
  }
  if (kind !== 'item' || !context.tailing) return;
  const item = row as RowOf<'item'>;
  const isInbound = item.kind === 'message' && item.direction === 'in';
  if (isInbound && store.items.read(item.id) === null) store.touched.arrived(item.id);
}

/** A row left the feed. It goes only when no other feed holds it (or, for a child, its case). */
function remove(store: Store, feed: FeedName, kind: RowKind, id: string): void {
  if (kind === 'case' || kind === 'customer') {
    if (!store.membership.remove(feed, kind, id)) return;
    if (kind === 'case') store.removeCase(id as CaseId);
    else store.customers.remove(id);
    return;
  }
  if (kind === 'entry' || kind === 'item') {
    const caseId = store.tables[kind].read(id)?.caseId;
    if (caseId === undefined) return;
    const elsewhere = store.sql.get('SELECT 1 FROM membership WHERE row_id = ? AND feed <> ?', caseId, feed);
    if (elsewhere !== undefined) return;
  }
  store.tables[kind].remove(id);
}
