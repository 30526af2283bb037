import type { RowKind, RowOf } from '#shared/protocol/rows.ts';
import type { Sql } from '../sql.ts';
import type { Touched } from '../touched.ts';
import { parseBody } from './rowTable.ts';
import type { RowTable } from './rowTable.ts';

export type ReferenceKind = Extract<RowKind, 'agent' | 'inbox' | 'dueType' | 'grant' | 'escrow'>;

/** One of the slow lists: small, read as a whole. */
export class ReferenceRows<K extends ReferenceKind> implements RowTable<K> {
  private readonly sql: Sql;
  private readonly touched: Touched;
  private readonly kind: K;
  constructor(sql: Sql, touched: Touched, kind: K) {
    this.sql = sql;
    this.touched = touched;
    this.kind = kind;
  }

  read(id: string): RowOf<K> | null {
    return parseBody(
      this.sql.get<{ body: string }>('SELECT body FROM reference WHERE kind = ? AND id = ?', this.kind, id),
    );
  }

  all(): RowOf<K>[] {
    return this.sql
      .all<{ body: string }>('SELECT body FROM reference WHERE kind = ? ORDER BY id', this.kind)
      .map((row) => JSON.parse(row.body) as RowOf<K>);
  }

  write(row: RowOf<K>, mark: number): void {
    this.sql.run(
      'INSERT OR REPLACE INTO reference (kind, id, body, seen) VALUES (?, ?, ?, ?)',
      this.kind,
      row.id,
      JSON.stringify(row),
      mark,
    );
    this.touched.kind(this.kind);
  }

  remove(id: string): void {
    this.sql.run('DELETE FROM reference WHERE kind = ? AND id = ?', this.kind, id);
    this.touched.kind(this.kind);
  }
}
