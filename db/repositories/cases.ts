import { isUnanswered } from '#shared/domain/case.ts';
import type { CaseRow } from '#shared/domain/case.ts';
import { isEnded } from '#shared/domain/status.ts';
import type { AgentId, CaseId } from '#shared/domain/ids.ts';
import { fold } from '../search/fold.ts';
import type { Sql } from '../sql.ts';
import type { Touched } from '../touched.ts';
import { parseBody } from './rowTable.ts';
import type { RowTable } from './rowTable.ts';

export class Cases implements RowTable<'case'> {
  private readonly sql: Sql;
  private readonly touched: Touched;
  constructor(sql: Sql, touched: Touched) {
    this.sql = sql;
    this.touched = touched;
  }

  read(id: string): CaseRow | null {
    return parseBody(this.sql.get<{ body: string }>('SELECT body FROM cases WHERE id = ?', id));
  }

  has(id: string): boolean {
    return this.sql.get('SELECT 1 FROM cases WHERE id = ?', id) !== undefined;
  }

  write(row: CaseRow): void {
    this.sql.run(
      `INSERT INTO cases (id, number, inbox_id, customer_id, status, ended, place, unanswered, created_at, last_at,
         last_inbound_n, subject_key, rev, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET number = excluded.number, inbox_id = excluded.inbox_id,
         customer_id = excluded.customer_id, status = excluded.status, ended = excluded.ended, place = excluded.place,
         unanswered = excluded.unanswered, created_at = excluded.created_at, last_at = excluded.last_at,
         last_inbound_n = excluded.last_inbound_n, subject_key = excluded.subject_key, rev = excluded.rev,
         indexed = CASE WHEN subject_key = excluded.subject_key AND customer_id IS excluded.customer_id
           AND body ->> '$.tags' = excluded.body ->> '$.tags' THEN indexed ELSE 0 END,
         body = excluded.body`,
      row.id,
      row.number,
      row.inboxId,
      row.customerId,
      row.status,
      isEnded(row.status) ? 1 : 0,
      row.place,
      row.place === 'desk' && isUnanswered(row) ? 1 : 0,
      row.createdAt,
      row.lastPublicAt ?? row.createdAt,
      row.lastInboundN,
      fold(row.subject).slice(0, 100),
      row.rev,
      JSON.stringify(row),
    );
    this.touched.case('case', row.id);
  }

  remove(id: string): void {
    this.sql.run('DELETE FROM cases WHERE id = ?', id);
    this.touched.case('case', id as CaseId);
  }

  /** Brings the derived columns of a case up to date with its entries, drafts and read mark. */
  refresh(id: CaseId, me: AgentId): void {
    this.sql.run(
      `UPDATE cases SET
         read_n = (SELECT n FROM read_marks WHERE id = cases.id),
         unread = last_inbound_n > coalesce((SELECT n FROM read_marks WHERE id = cases.id), 0),
         has_draft = EXISTS (SELECT 1 FROM drafts WHERE case_id = cases.id),
         mine = place = 'desk' AND EXISTS (SELECT 1 FROM entries WHERE case_id = cases.id AND state = 'open' AND owner_id = ?),
         due_at = (SELECT min(due_at) FROM entries WHERE case_id = cases.id AND state = 'open')
       WHERE id = ?`,
      me,
      id,
    );
    this.sql.run(
      `UPDATE entries SET away = coalesce((SELECT place <> 'desk' FROM cases WHERE id = entries.case_id), 0)
       WHERE case_id = ?`,
      id,
    );
  }
}
