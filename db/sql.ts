import type Database from 'better-sqlite3';
import { AppError } from '#shared/domain/errors.ts';
import type { ErrorCode } from '#shared/domain/errors.ts';

/** The first row, if there is one. */
type Found<T> = T | undefined;

export type SqlValue = string | number | bigint | null | Uint8Array;

/** SQLite's extended result codes that are expected failures (sqlite.org/rescode.html), longest prefix first. */
const codes: readonly (readonly [string, ErrorCode])[] = [
  ['SQLITE_FULL', 'disk_full'],
  ['SQLITE_IOERR_WRITE', 'disk_full'],
  ['SQLITE_IOERR_TRUNCATE', 'disk_full'],
  ['SQLITE_IOERR_SHMSIZE', 'disk_full'],
  ['SQLITE_READONLY', 'read_only'],
  ['SQLITE_CANTOPEN', 'read_only'],
  ['SQLITE_PERM', 'read_only'],
  ['SQLITE_CORRUPT', 'replica_corrupt'],
  ['SQLITE_NOTADB', 'replica_corrupt'],
  ['SQLITE_BUSY', 'replica_locked'],
];

/** Turns what better-sqlite3 throws into an `AppError` where it is an expected failure; bugs stay as they are. */
export function asAppError(error: unknown): unknown {
  if (error instanceof AppError || !(error instanceof Error) || !('code' in error)) return error;
  const name = String(error.code);
  const found = codes.find(([prefix]) => name.startsWith(prefix));
  return found === undefined ? error : new AppError(found[1], name, {}, { cause: error });
}

/** Pages of 4 KiB after which a transaction folds the write-ahead log into the file. */
const logPages = 4000;
/** The same for acts: reached only when nothing comes from the server for a long time. */
const logPagesWithActs = 32_000;

/** One connection with its prepared statements. The only place that calls better-sqlite3's query methods. */
export class Sql {
  readonly db: Database.Database;
  private readonly statements = new Map<string, Database.Statement>();
  /** What the connection is set to; null before the first transaction. */
  private durable: boolean | null = null;

  constructor(db: Database.Database) {
    this.db = db;
  }

  run(text: string, ...params: SqlValue[]): number {
    return this.guarded(() => this.statement(text).run(...params).changes);
  }

  get<T>(text: string, ...params: SqlValue[]): Found<T> {
    return this.guarded(() => this.statement(text).get(...params) as Found<T>);
  }

  all<T>(text: string, ...params: SqlValue[]): T[] {
    return this.guarded(() => this.statement(text).all(...params) as T[]);
  }

  exec(text: string): void {
    this.guarded(() => this.db.exec(text));
  }

  /** One transaction. `durable`: on the disk before this returns (synchronous=FULL), for acts of the agent. */
  transaction<T>(durable: boolean, work: () => T): T {
    return this.guarded(() => {
      if (this.durable !== durable) {
        this.db.pragma(`synchronous = ${durable ? 'FULL' : 'NORMAL'}`);
        // An act does not wait until the log is folded into the file (10 ms and more): what is not durable does that.
        this.db.pragma(`wal_autocheckpoint = ${durable ? logPagesWithActs : logPages}`);
        this.durable = durable;
      }
      return this.db.transaction(work).immediate();
    });
  }

  /** All reads of `work` see the same moment. */
  read<T>(work: () => T): T {
    return this.guarded(() => this.db.transaction(work).deferred());
  }

  private statement(text: string): Database.Statement {
    let found = this.statements.get(text);
    if (found === undefined) {
      found = this.db.prepare(text);
      this.statements.set(text, found);
    }
    return found;
  }

  private guarded<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw asAppError(error);
    }
  }
}
