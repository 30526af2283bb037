import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { AppError } from '#shared/domain/errors.ts';
import { Sql, asAppError } from './sql.ts';

/** Before this, a WAL with two connections could be corrupted (sqlite.org/releaselog, 3.51.3). */
const oldestSqlite = [3, 51, 3] as const;
/** Up to this size the whole file is checked at every opening (about 0.1 s). */
const quickCheckBytes = 16 * 1024 * 1024;

export interface OpenDatabase {
  readonly file: string;
  /** 32 raw bytes; null only for databases in memory. */
  readonly key: Uint8Array | null;
  readonly readonly: boolean;
}

/**
 * Opens the encrypted database file. Order matters: cipher, legacy mode, key, then everything else.
 * @throws AppError key_unreadable (another key than the file was made with), replica_corrupt, read_only, disk_full,
 *   internal (an SQLite that may corrupt a WAL).
 */
export function openDatabase({ file, key, readonly }: OpenDatabase): Sql {
  if (key !== null && key.length !== 32) throw new AppError('key_unreadable', 'the key has not 32 bytes');
  const memory = file === ':memory:';
  if (!memory && key !== null) checkKey(file, key);
  let db: Database.Database | null = null;
  try {
    db = new Database(file, { readonly, timeout: 5000 });
    if (key !== null) {
      db.pragma(`cipher = 'sqlcipher'`);
      db.pragma('legacy = 4');
      db.pragma(`key = "x'${Buffer.from(key).toString('hex')}'"`);
    }
    prepare(db, { memory, readonly });
    assertVersion(db);
    if (!memory && !readonly) checkSmallFile(db, file);
    return new Sql(db);
  } catch (error) {
    db?.close();
    throw asAppError(error);
  }
}

function prepare(db: Database.Database, { memory, readonly }: { memory: boolean; readonly: boolean }): void {
  db.prepare('SELECT count(*) FROM sqlite_master').get();
  if (!memory && !readonly) db.pragma('journal_mode = WAL');
  db.pragma('secure_delete = ON');
  db.pragma('foreign_keys = ON');
  db.pragma('temp_store = MEMORY');
  db.pragma('cache_size = -32000');
  if (readonly) db.pragma('query_only = ON');
}

function assertVersion(db: Database.Database): void {
  const { version } = db.prepare('SELECT sqlite_version() AS version').get() as { version: string };
  const have = version.split('.').map(Number);
  for (const [at, wanted] of oldestSqlite.entries()) {
    const part = have[at] ?? 0;
    if (part > wanted) return;
    if (part < wanted) throw new AppError('internal', `SQLite ${version} can corrupt a WAL`);
  }
}

/** Damaged pages of an encrypted file also show at every read (each page is authenticated); this finds them early. */
function checkSmallFile(db: Database.Database, file: string): void {
  if (!existsSync(file) || statSync(file).size > quickCheckBytes) return;
  const answer = db.pragma('quick_check(1)', { simple: true });
  if (answer !== 'ok') throw new AppError('replica_corrupt', 'quick_check');
}

/**
 * A wrong key and a damaged first page look alike to SQLite. A fingerprint of the key beside the file tells them
 * apart; it gives nothing away of 256 random bits.
 */
function checkKey(file: string, key: Uint8Array): void {
  const mark = `${file}.key`;
  const print = createHash('sha256').update('caseload replica key').update(key).digest('hex');
  if (existsSync(file) && existsSync(mark)) {
    if (readFileSync(mark, 'utf8').trim() !== print) {
      throw new AppError('key_unreadable', 'the file was made with another key');
    }
    return;
  }
  try {
    writeFileSync(mark, print);
  } catch (error) {
    const full = error instanceof Error && 'code' in error && error.code === 'ENOSPC';
    throw new AppError(full ? 'disk_full' : 'read_only', 'key mark', {}, { cause: error });
  }
}
