import type { CallInput, CallOutput, CaseScope, CaseSort } from '#shared/ipc/contract.ts';
import type { Sql, SqlValue } from '../sql.ts';
import { caseListRows } from './caseRows.ts';

/** The predicate of each scope: constants, written so that a partial index or a leading column serves each. */
const scopes: Readonly<Record<CaseScope['type'], string>> = {
  inbox: `c.inbox_id = ? AND c.place = 'desk' AND c.ended = 0`,
  mine: 'c.mine = 1',
  attention: `c.read_n IS NULL AND c.ended = 0 AND c.place = 'desk'`,
  // Words are found again wherever their case lies.
  drafts: 'c.has_draft = 1',
  unanswered: 'c.unanswered = 1',
  solved: `c.place = 'desk' AND c.status = 'solved'`,
  closed: `c.place = 'desk' AND c.status = 'closed'`,
  all: `c.place = 'desk'`,
  archived: `c.place = 'archived'`,
  spam: `c.place = 'spam'`,
  deleted: `c.place = 'deleted'`,
};

const orders: Readonly<Record<CaseSort, string>> = {
  newest: 'c.last_at DESC, c.id DESC',
  oldest: 'c.last_at, c.id',
  number: 'c.number DESC, c.id DESC',
  created: 'c.created_at DESC, c.id DESC',
  subject: 'c.subject_key, c.id',
  due: 'c.due_at IS NULL, c.due_at, c.id',
};

/** `cases.list` */
export function listCases(sql: Sql, input: CallInput<'cases.list'>): CallOutput<'cases.list'> {
  const where = [scopes[input.scope.type]];
  if (input.mine) where.push('c.mine = 1');
  if (input.unanswered) where.push('c.unanswered = 1');
  const params: SqlValue[] = input.scope.type === 'inbox' ? [input.scope.inboxId] : [];
  const predicate = where.join(' AND ');
  const total = sql.get<{ n: number }>(`SELECT count(*) AS n FROM cases c WHERE ${predicate}`, ...params);
  const page = `SELECT c.id FROM cases c WHERE ${predicate} ORDER BY ${orders[input.sort]} LIMIT ? OFFSET ?`;
  const rows = caseListRows(sql, `cases c WHERE c.id IN (${page}) ORDER BY ${orders[input.sort]}`, [
    ...params,
    input.limit,
    input.offset,
  ]);
  return { rows, total: total?.n ?? 0 };
}
