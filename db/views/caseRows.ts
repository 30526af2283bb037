import type { CaseRow } from '#shared/domain/case.ts';
import type { CustomerRow } from '#shared/domain/customer.ts';
import type { CaseListRow } from '#shared/ipc/views.ts';
import type { Sql, SqlValue } from '../sql.ts';

interface CaseRecord {
  body: string;
  customer: string | null;
  read_n: number | null;
  unread: number;
  unanswered: number;
  has_draft: number;
  due_at: number | null;
  needs: number;
}

/** What a list shows of a case, beside its body. `c` is the cases table. */
const columns = `c.body, p.body AS customer, c.read_n, c.unread, c.unanswered, c.has_draft, c.due_at,
  EXISTS (SELECT 1 FROM ledger l WHERE l.case_id = c.id AND l.open_card = 1) AS needs`;

/**
 * List rows for the ids that `from` selects: `from` is everything behind FROM with the alias c, a constant of the
 * caller. Only the rows of the page are joined with customers and acts.
 */
export function caseListRows(sql: Sql, from: string, params: readonly SqlValue[]): CaseListRow[] {
  const records = sql.all<CaseRecord>(
    `SELECT ${columns} FROM ${from.replace('cases c', 'cases c LEFT JOIN customers p ON p.id = c.customer_id')}`,
    ...params,
  );
  return records.map((record) => toListRow(sql, record));
}

function toListRow(sql: Sql, record: CaseRecord): CaseListRow {
  const row = JSON.parse(record.body) as CaseRow;
  const customer = record.customer === null ? null : (JSON.parse(record.customer) as CustomerRow);
  return {
    id: row.id,
    number: row.number,
    subject: row.subject,
    snippet: row.snippet,
    status: row.status,
    place: row.place,
    priority: row.priority,
    tags: row.tags,
    inboxId: row.inboxId,
    ownerId: row.ownerId,
    customerId: row.customerId,
    customerName: nameOf(customer),
    messageCount: row.messageCount,
    lastPublicId: row.lastPublicId,
    lastPublicAt: row.lastPublicAt,
    updatedAt: row.updatedAt,
    createdAt: row.createdAt,
    dueAt: record.due_at,
    unread: record.unread === 1,
    notViewed: record.read_n === null,
    unanswered: record.unanswered === 1,
    hasDraft: record.has_draft === 1,
    needsYou: record.needs === 1,
    pending: pendingVerbs(sql, row.id),
  };
}

/** The customer's name, or an address of his while none is known. */
export function nameOf(customer: CustomerRow | null): string {
  if (customer === null) return '';
  return customer.name === '' ? (customer.addresses[0]?.value ?? '') : customer.name;
}

/** Acts on a case that wait for the network, by verb; drafts and read marks are not told. */
export function pendingVerbs(sql: Sql, caseId: string): string[] {
  return sql
    .all<{
      name: string;
    }>(
      `SELECT DISTINCT name FROM ledger WHERE case_id = ? AND state = 'waiting' AND quiet = 0 ORDER BY seq`,
      caseId,
    )
    .map((row) => row.name);
}
