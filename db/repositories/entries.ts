import type { EntryRow } from '#shared/domain/entry.ts';
import type { CaseId } from '#shared/domain/ids.ts';
import type { Sql } from '../sql.ts';
import type { Touched } from '../touched.ts';
import { parseBody } from './rowTable.ts';
import type { RowTable } from './rowTable.ts';

export class Entries implements RowTable<'entry'> {
  private readonly sql: Sql;
  private readonly touched: Touched;
  constructor(sql: Sql, touched: Touched) {
    this.sql = sql;
    this.touched = touched;
  }

  read(id: string): EntryRow | null {
    return parseBody(this.sql.get<{ body: string }>('SELECT body FROM entries WHERE id = ?', id));
  }

  /** In the order of making. */
  ofCase(caseId: string): EntryRow[] {
    return this.sql
      .all<{ body: string }>('SELECT body FROM entries WHERE case_id = ? ORDER BY created_at, id', caseId)
      .map((row) => JSON.parse(row.body) as EntryRow);
  }

  write(row: EntryRow, mark: number): void {
    this.sql.run(
      `INSERT OR REPLACE INTO entries
         (id, case_id, inbox_id, state, owner_id, due_at, created_at, ended_at, body, seen)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      row.id,
      row.caseId,
      row.inboxId,
      row.state,
      row.ownerId,
      row.dueAt,
      row.createdAt,
      row.endedAt,
      JSON.stringify(row),
      mark,
    );
    this.touched.case('entry', row.caseId);
  }

  remove(id: string): void {
    const row = this.read(id);
    this.sql.run('DELETE FROM entries WHERE id = ?', id);
    if (row !== null) this.touched.case('entry', row.caseId);
  }

  removeOfCase(caseId: CaseId): void {
    this.sql.run('DELETE FROM entries WHERE case_id = ?', caseId);
    this.touched.case('entry', caseId);
  }
}
