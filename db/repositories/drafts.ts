import type { DraftRow, ReadMarkRow } from '#shared/domain/draft.ts';
import type { CaseId } from '#shared/domain/ids.ts';
import type { Sql } from '../sql.ts';
import type { Touched } from '../touched.ts';
import type { Blobs } from './blobs.ts';
import { parseBody } from './rowTable.ts';
import type { RowTable } from './rowTable.ts';

/** My unsent words. Another agent's drafts never lie here. */
export class Drafts implements RowTable<'draft'> {
  private readonly sql: Sql;
  private readonly touched: Touched;
  private readonly blobs: Blobs;
  constructor(sql: Sql, touched: Touched, blobs: Blobs) {
    this.sql = sql;
    this.touched = touched;
    this.blobs = blobs;
  }

  read(id: string): DraftRow | null {
    return parseBody(this.sql.get<{ body: string }>('SELECT body FROM drafts WHERE id = ?', id));
  }

  ofCase(caseId: CaseId): DraftRow[] {
    return this.sql
      .all<{ body: string }>('SELECT body FROM drafts WHERE case_id = ? ORDER BY id', caseId)
      .map((row) => JSON.parse(row.body) as DraftRow);
  }

  write(row: DraftRow, mark: number): void {
    this.sql.run(
      'INSERT OR REPLACE INTO drafts (id, case_id, body, seen) VALUES (?, ?, ?, ?)',
      row.id,
      row.caseId,
      JSON.stringify(row),
      mark,
    );
    this.blobs.refer(row.id, row.attachments);
    this.touched.case('draft', row.caseId);
  }

  remove(id: string): void {
    const row = this.read(id);
    if (row === null) return;
    this.sql.run('DELETE FROM drafts WHERE id = ?', id);
    this.blobs.refer(id, []);
    this.touched.case('draft', row.caseId);
  }
}

export class ReadMarks implements RowTable<'readMark'> {
  private readonly sql: Sql;
  private readonly touched: Touched;
  constructor(sql: Sql, touched: Touched) {
    this.sql = sql;
    this.touched = touched;
  }

  read(id: string): ReadMarkRow | null {
    return this.sql.get<ReadMarkRow>('SELECT id, n, rev FROM read_marks WHERE id = ?', id) ?? null;
  }

  write(row: ReadMarkRow, mark: number): void {
    this.sql.run(
      'INSERT OR REPLACE INTO read_marks (id, n, rev, seen) VALUES (?, ?, ?, ?)',
      row.id,
      row.n,
      row.rev,
      mark,
    );
    this.touched.case('readMark', row.id);
  }

  remove(id: string): void {
    this.sql.run('DELETE FROM read_marks WHERE id = ?', id);
    this.touched.case('readMark', id as CaseId);
  }
}
