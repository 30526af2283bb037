import type { CaseId, ItemId } from '#shared/domain/ids.ts';
import type { ItemRow, MessageItem } from '#shared/domain/item.ts';
import type { SearchIndex } from '../search/index.ts';
import type { Sql } from '../sql.ts';
import type { Touched } from '../touched.ts';
import type { Blobs } from './blobs.ts';
import { parseBody } from './rowTable.ts';
import type { RowTable } from './rowTable.ts';

export class Items implements RowTable<'item'> {
  private readonly sql: Sql;
  private readonly touched: Touched;
  private readonly blobs: Blobs;
  private readonly index: SearchIndex;
  constructor(sql: Sql, touched: Touched, blobs: Blobs, index: SearchIndex) {
    this.sql = sql;
    this.touched = touched;
    this.blobs = blobs;
    this.index = index;
  }

  read(id: string): ItemRow | null {
    return parseBody(this.sql.get<{ body: string }>('SELECT body FROM items WHERE id = ?', id));
  }

  /** The latest messages to or from the customer, newest first, at most three, without those taken back. */
  recentPublic(caseId: CaseId): MessageItem[] {
    return this.sql
      .all<{ body: string }>(
        `SELECT body FROM items WHERE case_id = ? AND kind = 'message'
           AND coalesce(body ->> '$.delivery.state', '') <> 'withdrawn' ORDER BY ord DESC LIMIT 3`,
        caseId,
      )
      .map((row) => JSON.parse(row.body) as MessageItem);
  }

  write(row: ItemRow, mark: number): void {
    this.sql.run(
      `INSERT INTO items (id, case_id, kind, direction, n, at, ord, body, seen, indexed)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET case_id = excluded.case_id, n = excluded.n, at = excluded.at,
         ord = excluded.ord, seen = excluded.seen,
         indexed = CASE WHEN body ->> '$.text' IS excluded.body ->> '$.text' THEN indexed ELSE 0 END,
         body = excluded.body`,
      row.id,
      row.caseId,
      row.kind,
      row.kind === 'message' ? row.direction : null,
      row.n,
      row.at,
      row.n ?? row.at,
      JSON.stringify(row),
      mark,
      row.kind === 'event' ? 1 : 0,
    );
    if (row.kind !== 'event' && row.attachments.length > 0) this.blobs.refer(row.id, row.attachments);
    this.touched.case('item', row.caseId);
  }

  remove(id: string): void {
    const row = this.read(id);
    if (row === null) return;
    this.sql.run('DELETE FROM items WHERE id = ?', id);
    this.blobs.refer(id, []);
    this.index.remove(id);
    this.touched.case('item', row.caseId);
  }

  removeOfCase(caseId: CaseId): void {
    const ids = this.sql.all<{ id: ItemId }>('SELECT id FROM items WHERE case_id = ?', caseId);
    for (const { id } of ids) this.blobs.refer(id, []);
    this.sql.run('DELETE FROM items WHERE case_id = ?', caseId);
    this.touched.case('item', caseId);
  }
}
