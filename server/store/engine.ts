import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { PostgresDialect, SqliteDialect, sql } from 'kysely';
import type { Dialect, Kysely, SelectQueryBuilder, SqliteDatabase, SqliteStatement } from 'kysely';
import pg from 'pg';
import type { Tables } from './tables.ts';

/** Everything in which the two engines differ. Nothing else in the server asks which one it runs on. */
export interface Engine {
  readonly name: 'sqlite' | 'postgres';
  readonly dialect: Dialect;
  /** See SyncStore. */
  readonly groupCommit: number;
  /** Locks the selected rows to the end of the transaction. SQLite has one writer, so there is nothing to lock. */
  forUpdate<DB, TB extends keyof DB, O>(query: SelectQueryBuilder<DB, TB, O>): SelectQueryBuilder<DB, TB, O>;
  /** Makes all reads of this transaction see one moment. Must be its first statement. */
  oneMoment(tx: Kysely<Tables>): Promise<void>;
  /** Two nodes starting at once must not migrate twice. */
  lockSchema(tx: Kysely<Tables>): Promise<void>;
  isUniqueViolation(error: unknown): boolean;
  /** Before the store is closed: SQLite folds its write-ahead log into the file. */
  settle(db: Kysely<Tables>): Promise<void>;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

const cachedStatements = 400;

/** Kysely prepares every statement anew; keeping them saves a third of the time of an act. */
function withCache(db: Database.Database): SqliteDatabase {
  const cache = new Map<string, SqliteStatement>();
  return {
    close: () => {
      cache.clear();
      db.close();
    },
    prepare(text) {
      // A transaction that reads first and writes later would fail when another process wrote in between.
      const wanted = text === 'begin' ? 'begin immediate' : text;
      const known = cache.get(wanted);
      if (known !== undefined) return known;
      const made = db.prepare(wanted) as unknown as SqliteStatement;
      if (cache.size >= cachedStatements) cache.delete(cache.keys().next().value ?? '');
      cache.set(wanted, made);
      return made;
    },
  };
}

/**
 * The embedded engine. `file` may be `:memory:`. An act is on disk when its transaction returns (synchronous FULL).
 * @param repeatable for work that a second run completes (an import): the disk is waited for now and then, not with
 *   every transaction, so that a power cut may undo the latest ones, whole and in order; the end of a process undoes none
 */
export function sqliteEngine(file: string, repeatable = false): Engine {
  // The customers' words: for the user that runs the server, nobody else on the machine.
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const db = new Database(file, { timeout: 10_000 });
  db.pragma('journal_mode = WAL');
  // What is deleted is overwritten: "deleted forever" must be true of the file.
  db.pragma('secure_delete = ON');
  db.pragma(`synchronous = ${repeatable ? 'NORMAL' : 'FULL'}`);
  db.pragma('cache_size = -65536');
  return {
    name: 'sqlite',
    groupCommit: 20,
    dialect: new SqliteDialect({ database: withCache(db) }),
    forUpdate: (query) => query,
    oneMoment: () => Promise.resolve(),
    lockSchema: () => Promise.resolve(),
    isUniqueViolation: (error) =>
      ['SQLITE_CONSTRAINT_PRIMARYKEY', 'SQLITE_CONSTRAINT_UNIQUE'].includes(codeOf(error)),
    settle: async (store) => {
      await sql`pragma wal_checkpoint(truncate)`.execute(store);
    },
  };
}

const schemaLock = 0x6361_7365;

/** PostgreSQL, for teams that outgrow one machine; any number of nodes may share one database. */
export function postgresEngine(url: string): Engine {
  // Numbers of ours stay far below 2^53; as text, pg's default, they would compare wrongly.
  pg.types.setTypeParser(pg.types.builtins.INT8, Number);
  const pool = new pg.Pool({
    connectionString: url,
    max: 20,
    connectionTimeoutMillis: 10_000,
  });
  // An idle connection that the server ends must not end the process; the next query reports what is wrong.
  pool.on('error', () => undefined);
  return {
    name: 'postgres',
    groupCommit: 1,
    dialect: new PostgresDialect({ pool }),
    forUpdate: (query) => query.forUpdate(),
    oneMoment: async (tx) => {
      await sql`set transaction isolation level repeatable read, read only`.execute(tx);
    },
    lockSchema: async (tx) => {
      await sql`select pg_advisory_xact_lock(${schemaLock})`.execute(tx);
    },
    isUniqueViolation: (error) => codeOf(error) === '23505',
    settle: () => Promise.resolve(),
  };
}
