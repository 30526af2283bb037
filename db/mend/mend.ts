import { rmSync } from 'node:fs';
import { AppError } from '#shared/domain/errors.ts';
import type { ClientId, IdSource } from '#shared/domain/ids.ts';
import { rekey } from '../acts/push.ts';
import { migrate } from '../migrate.ts';
import { migrations } from '../migrations/bundle.ts';
import { openDatabase } from '../open.ts';
import type { MendReport, ReplicaPlace } from '../port.ts';
import type { Sql, SqlValue } from '../sql.ts';
import { Store } from '../store.ts';
import { afterDamage } from './afterDamage.ts';
import { asFarAsReadable, readableRows } from './readable.ts';
import type { ReadPart } from './readable.ts';
import { removeUnfinished, unfinished } from './swap.ts';

/** Without row numbers, and small. */
const unnumbered = 'search_index_idx';
const indexTables = ['search_docs', 'search_index_data', unnumbered, 'search_index_docsize'];

/**
 * Copies everything that can be read of a damaged replica into a new file, unsent work first of all, and makes the new
 * one ask the server for what is missing. A page that fails its authentication can be neither written nor freed, so
 * nothing can be mended in place. Yields how far it is, 0 to 1. Nobody may write to the replica meanwhile.
 * @throws AppError replica_corrupt when not even the schema can be read; disk_full, read_only.
 */
export function* mend(
  { file, key, identity }: ReplicaPlace,
  suspects: readonly string[],
  newId: IdSource,
): Generator<number, MendReport> {
  const target = unfinished(file);
  removeUnfinished(file);
  const from = openDatabase({ file, key, readonly: true });
  let to: Sql | null = null;
  try {
    to = openDatabase({ file: target, key, readonly: false });
    const version = from.db.pragma('user_version', { simple: true }) as number;
    if (version === 0 || version > migrations.length) throw new AppError('replica_corrupt', 'no schema');
    migrate(to, ':memory:', migrations.slice(0, version));
    to.transaction(false, () => undefined);
    // Nobody reads the copy before it is whole, and then it is brought to the disk as one.
    to.db.pragma('journal_mode = OFF');
    to.db.pragma('synchronous = OFF');
    to.db.unsafeMode(true);
    const damaged = yield* copyAll(from, to);
    to.db.unsafeMode(false);
    migrate(to, ':memory:');
    const store = new Store(to, identity);
    const report = to.transaction(false, () => finish(store, damaged, suspects, newId));
    to.db.pragma('journal_mode = WAL');
    return report;
  } finally {
    from.db.close();
    to?.db.close();
    rmSync(`${target}.key`, { force: true });
  }
}

function* copyAll(from: Sql, to: Sql): Generator<number, ReadonlySet<string>> {
  const damaged = new Set<string>();
  const tables = to
    .all<{ name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE TABLE%'`)
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('sqlite_') && !name.startsWith('search_index'));
  const indexes = to.all<{ name: string; sql: string }>(
    `SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL AND tbl_name <> 'search_docs'
       AND tbl_name NOT LIKE 'search_index%'`,
  );
  for (const { name } of indexes) to.exec(`DROP INDEX "${name}"`);
  const ordered = [...tables, ...indexTables.filter((name) => !tables.includes(name))];
  for (const [at, table] of ordered.entries()) {
    if (indexTables.includes(table)) to.exec(`DELETE FROM "${table}"`);
    for (const gap of copyTable(from, to, table)) {
      if (gap) damaged.add(table);
      yield at / (ordered.length + 1);
    }
  }
  for (const { sql } of indexes) to.exec(sql);
  return damaged;
}

function* copyTable(from: Sql, to: Sql, table: string): Generator<boolean> {
  const columns = to
    .all<{ name: string }>(`SELECT name FROM pragma_table_info(?)`, table)
    .map(({ name }) => name);
  const names = columns.map((name) => `"${name}"`).join(', ');
  const insert = `INSERT OR REPLACE INTO "${table}" (${names}) VALUES (${columns.map(() => '?').join(', ')})`;
  for (const { rows, gap } of table === unnumbered ? wholeTable(from, table) : readableRows(from, table)) {
    to.transaction(false, () => {
      for (const row of rows) to.run(insert, ...columns.map((name) => row[name] ?? null));
    });
    yield gap;
  }
}

function* wholeTable(from: Sql, table: string): Generator<ReadPart> {
  const rows = asFarAsReadable(() => from.all<Record<string, SqlValue>>(`SELECT * FROM "${table}"`));
  yield { rows: rows ?? [], gap: rows === null };
}

function finish(
  store: Store,
  damaged: ReadonlySet<string>,
  suspects: readonly string[],
  newId: IdSource,
): MendReport {
  const doubtful = new Set([...damaged, ...suspects]);
  const indexLost = [...doubtful].some((table) => table.startsWith('search_'));
  if (indexLost) store.index.begin();
  const known = store.cursors.all().map(({ feed }) => feed);
  afterDamage(store, doubtful);
  if (damaged.has('meta')) rekey(store, newId() as ClientId);
  const left = new Set(store.cursors.all().map(({ feed }) => feed));
  store.refreshTouched();
  store.touched.clear();
  const waiting = store.sql.get<{ n: number }>(
    `SELECT count(*) AS n FROM ledger WHERE state = 'waiting' AND quiet = 0`,
  );
  return {
    whole: !damaged.has('ledger'),
    damaged: [...damaged],
    reloaded: known.filter((feed) => !left.has(feed)),
    indexLost,
    waiting: waiting?.n ?? 0,
  };
}
