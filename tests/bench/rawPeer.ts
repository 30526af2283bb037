import Database from 'better-sqlite3';
import type { FeedRow } from './generator.ts';

interface Words {
  readonly id: string;
  readonly caseId?: string;
  readonly inboxId?: string;
  readonly state?: string;
  readonly createdAt?: number;
  readonly text?: string;
}

/**
 * The floor: better-sqlite3 alone, without encryption, schemas, feeds, ledger, prediction or read models. It does the
 * least that could be called the same work.
 */
export class RawPeer {
  readonly #db: Database.Database;
  #documents = 0;

  constructor(file: string) {
    this.#db = new Database(file);
    this.#db.pragma('journal_mode = WAL');
    this.#db.exec(`
      CREATE TABLE entry (id TEXT PRIMARY KEY, inbox TEXT, state TEXT, at INTEGER, body TEXT);
      CREATE INDEX entry_open ON entry (inbox, state, at);
      CREATE TABLE item (id TEXT PRIMARY KEY, case_id TEXT, body TEXT);
      CREATE INDEX item_case ON item (case_id);
      CREATE TABLE row (kind TEXT, id TEXT, body TEXT, PRIMARY KEY (kind, id));
      CREATE TABLE act (n INTEGER PRIMARY KEY, body TEXT);
      CREATE VIRTUAL TABLE words USING fts5(text, content = '', prefix = '2 3')`);
  }

  /** Writes rows, 100 to a transaction as the replica does. */
  write(rows: readonly FeedRow[]): void {
    this.#db.pragma('synchronous = NORMAL');
    for (let from = 0; from < rows.length; from += 100) {
      this.#db.transaction(() => {
        for (const [kind, row] of rows.slice(from, from + 100)) this.#put(kind, row as Words);
      })();
    }
  }

  index(rows: readonly FeedRow[]): void {
    this.#db.transaction(() => {
      for (const [kind, row] of rows) {
        if (kind !== 'item') continue;
        this.#documents += 1;
        this.#db
          .prepare('INSERT INTO words (rowid, text) VALUES (?, ?)')
          .run(this.#documents, (row as Words).text ?? '');
      }
    })();
  }

  firstPage(inbox: string): unknown[] {
    const rows = this.#db
      .prepare(`SELECT body FROM entry WHERE inbox = ? AND state = 'open' ORDER BY at DESC LIMIT 50`)
      .all(inbox) as { body: string }[];
    return rows.map(({ body }) => JSON.parse(body) as unknown);
  }

  openCase(caseId: string): unknown[] {
    const rows = this.#db.prepare('SELECT body FROM item WHERE case_id = ?').all(caseId) as {
      body: string;
    }[];
    return rows.map(({ body }) => JSON.parse(body) as unknown);
  }

  /** One act on the disk: a row changed and a line written down. */
  act(kind: string, id: string, body: string): void {
    this.#db.pragma('synchronous = FULL');
    this.#db.transaction(() => {
      this.#db.prepare('UPDATE row SET body = ? WHERE kind = ? AND id = ?').run(body, kind, id);
      this.#db.prepare('INSERT INTO act (body) VALUES (?)').run(body);
    })();
  }

  search(word: string): unknown[] {
    return this.#db
      .prepare('SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT 50')
      .all(`"${word}"*`);
  }

  close(): void {
    this.#db.close();
  }

  #put(kind: string, row: Words): void {
    const body = JSON.stringify(row);
    if (kind === 'entry') {
      this.#db
        .prepare('INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?, ?)')
        .run(row.id, row.inboxId, row.state, row.createdAt, body);
    } else if (kind === 'item') {
      this.#db.prepare('INSERT OR REPLACE INTO item VALUES (?, ?, ?)').run(row.id, row.caseId, body);
    } else this.#db.prepare('INSERT OR REPLACE INTO row VALUES (?, ?, ?)').run(kind, row.id, body);
  }
}
