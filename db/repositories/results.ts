import type { RowOf } from '#shared/protocol/rows.ts';
import type { Sql } from '../sql.ts';
import type { Touched } from '../touched.ts';
import { parseBody } from './rowTable.ts';
import type { RowTable } from './rowTable.ts';

type ResultRow = RowOf<'result'>;

/** The server's word on how acts ended. Taken into the ledger only when a whole pull is here. */
export class Results implements RowTable<'result'> {
  private readonly sql: Sql;
  private readonly touched: Touched;
  constructor(sql: Sql, touched: Touched) {
    this.sql = sql;
    this.touched = touched;
  }

  read(id: string): ResultRow | null {
    return parseBody(this.sql.get<{ body: string }>('SELECT body FROM results WHERE id = ?', id));
  }

  write(row: ResultRow, mark: number): void {
    this.sql.run(
      'INSERT OR REPLACE INTO results (id, settled, body, seen) VALUES (?, 0, ?, ?)',
      row.id,
      JSON.stringify(row),
      mark,
    );
    this.touched.kind('result');
  }

  unsettled(): ResultRow[] {
    return this.sql
      .all<{ body: string }>('SELECT body FROM results WHERE settled = 0 ORDER BY id')
      .map((row) => JSON.parse(row.body) as ResultRow);
  }

  settle(id: string): void {
    this.sql.run('UPDATE results SET settled = 1 WHERE id = ?', id);
  }

  remove(id: string): void {
    this.sql.run('DELETE FROM results WHERE id = ?', id);
    this.touched.kind('result');
  }
}
