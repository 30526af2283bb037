import type { CaseRow } from '#shared/domain/case.ts';
import type { CustomerRow } from '#shared/domain/customer.ts';
import type { CaseId } from '#shared/domain/ids.ts';
import type { ItemRow, MailAddress } from '#shared/domain/item.ts';
import type { Sql } from '../sql.ts';
import { fold } from './fold.ts';

/** Row ids count milliseconds times this, so that many documents may share one (2^53 is reached in the year 2109). */
const perMs = 2048;
/** Words behind this are not searched: one mail must not fill the index. */
const maxText = 200_000;

interface Doc {
  readonly ref: string;
  readonly kind: 'case' | 'item';
  readonly caseId: string;
  readonly at: number;
  readonly subject: string;
  readonly people: string;
  readonly body: string;
  readonly files: string;
}

const addresses = (list: readonly MailAddress[]) =>
  list.map(({ name, address }) => `${name} ${address}`).join(' ');

function caseDoc(row: CaseRow, customer: CustomerRow | null): Doc {
  return {
    ref: row.id,
    kind: 'case',
    caseId: row.id,
    at: row.createdAt,
    subject: row.subject,
    people:
      customer === null
        ? ''
        : [customer.name, customer.company ?? '', ...customer.addresses.map(({ value }) => value)].join(' '),
    body: row.tags.join(' '),
    files: '',
  };
}

function itemDoc(row: Exclude<ItemRow, { kind: 'event' }>): Doc {
  const people = row.kind === 'message' ? addresses([row.from, ...row.to, ...row.cc]) : '';
  return {
    ref: row.id,
    kind: 'item',
    caseId: row.caseId,
    at: row.at,
    subject: row.kind === 'message' ? row.subject : '',
    people,
    body: row.text.slice(0, maxText),
    files: row.attachments.map(({ name }) => name).join(' '),
  };
}

/** The full-text index. Rows wait for it with `indexed = 0`; slices bring them in, newest first. */
export class SearchIndex {
  private readonly sql: Sql;
  constructor(sql: Sql) {
    this.sql = sql;
  }

  /** Brings in at most `limit` waiting rows, in the caller's transaction. Returns how many there were. */
  slice(limit: number): number {
    const cases = this.sql.all<{ body: string; customer: string | null }>(
      `SELECT c.body, p.body AS customer FROM cases c LEFT JOIN customers p ON p.id = c.customer_id
       WHERE c.indexed = 0 ORDER BY c.created_at DESC LIMIT ?`,
      limit,
    );
    const docs: Doc[] = [];
    for (const row of cases) {
      const found = JSON.parse(row.body) as CaseRow;
      docs.push(caseDoc(found, row.customer === null ? null : (JSON.parse(row.customer) as CustomerRow)));
      this.sql.run('UPDATE cases SET indexed = 1 WHERE id = ?', found.id);
    }
    const items = this.sql.all<{ body: string }>(
      'SELECT body FROM items WHERE indexed = 0 ORDER BY at DESC LIMIT ?',
      limit - cases.length,
    );
    for (const row of items) {
      const found = JSON.parse(row.body) as ItemRow;
      if (found.kind !== 'event') docs.push(itemDoc(found));
      this.sql.run('UPDATE items SET indexed = 1 WHERE id = ?', found.id);
    }
    // Oldest first within the slice: FTS5 writes a segment of its own for every row number below the one before.
    for (const doc of docs.sort((a, b) => a.at - b.at)) this.put(doc);
    return cases.length + items.length;
  }

  /** How much is in the index, 0 to 1. */
  progress(): number {
    const waiting = (table: 'cases' | 'items') =>
      this.sql.get<{ n: number }>(`SELECT count(*) AS n FROM ${table} WHERE indexed = 0`)?.n ?? 0;
    const left = waiting('items') + waiting('cases');
    if (left === 0) return 1;
    const done = this.sql.get<{ n: number }>('SELECT count(*) AS n FROM search_docs')?.n ?? 0;
    return done / (done + left);
  }

  remove(ref: string): void {
    for (const { rowid } of this.sql.all<{ rowid: number }>(
      'SELECT rowid FROM search_docs WHERE ref = ?',
      ref,
    )) {
      this.sql.run('DELETE FROM search_index WHERE rowid = ?', rowid);
      this.sql.run('DELETE FROM search_docs WHERE rowid = ?', rowid);
    }
  }

  removeCase(caseId: CaseId): void {
    this.sql.run(
      'DELETE FROM search_index WHERE rowid IN (SELECT rowid FROM search_docs WHERE case_id = ?)',
      caseId,
    );
    this.sql.run('DELETE FROM search_docs WHERE case_id = ?', caseId);
  }

  /** Begins the index anew: everything waits for it again. */
  begin(): void {
    this.sql.run(`INSERT INTO search_index (search_index) VALUES ('delete-all')`);
    this.sql.run('DELETE FROM search_docs');
    this.sql.run('UPDATE cases SET indexed = 0');
    this.sql.run(`UPDATE items SET indexed = 0 WHERE kind <> 'event'`);
  }

  /** Writes the index anew without what was removed: words of a revoked inbox must not stay in old segments. */
  compact(): void {
    this.sql.run(`INSERT INTO search_index (search_index) VALUES ('optimize')`);
  }

  private put(doc: Doc): void {
    this.remove(doc.ref);
    const rowid = this.freeRow(doc.at);
    this.sql.run(
      'INSERT INTO search_index (rowid, subject, people, body, files) VALUES (?, ?, ?, ?, ?)',
      rowid,
      fold(doc.subject),
      fold(doc.people),
      fold(doc.body),
      fold(doc.files),
    );
    this.sql.run(
      'INSERT INTO search_docs (rowid, ref, kind, case_id) VALUES (?, ?, ?, ?)',
      rowid,
      doc.ref,
      doc.kind,
      doc.caseId,
    );
  }

  private freeRow(at: number): number {
    const from = at * perMs;
    const last = this.sql.get<{ rowid: number }>(
      'SELECT rowid FROM search_docs WHERE rowid BETWEEN ? AND ? ORDER BY rowid DESC LIMIT 1',
      from,
      from + perMs - 1,
    );
    if (last === undefined) return from;
    return last.rowid + 1 < from + perMs ? last.rowid + 1 : this.freeRow(at + 1);
  }
}
