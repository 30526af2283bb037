import { join } from 'node:path';
import { Kysely } from 'kysely';
import { postgresEngine, sqliteEngine } from './engine.ts';
import type { Engine } from './engine.ts';
import { migrate } from './migrate.ts';
import type { Tables } from './tables.ts';

export type Db = Kysely<Tables>;

/** The server's data: one code path over two engines. */
export interface Store {
  readonly db: Db;
  readonly engine: Engine;
  /** One transaction. Nothing in it may wait for the network: on SQLite all others wait for it. */
  write<T>(work: (tx: Db) => Promise<T>): Promise<T>;
  /** Several reads that see one moment. */
  read<T>(work: (tx: Db) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface StoreOptions {
  /** Folder of the embedded database and of the blobs. */
  readonly dataDir: string;
  /** `postgres://…`; absent or null: the embedded engine. */
  readonly databaseUrl?: string | null;
  /** Set by work that a second run completes; see `sqliteEngine`. Makes no difference on PostgreSQL. */
  readonly repeatable?: boolean;
}

/** Opens the store and brings its schema up to date. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const url = options.databaseUrl ?? null;
  if (url !== null && !/^postgres(ql)?:\/\//.test(url)) {
    throw new Error('DATABASE_URL must begin with postgres:// (leave it out for the embedded engine).');
  }
  if (url !== null) return openEngine(postgresEngine(url));
  return openEngine(sqliteEngine(join(options.dataDir, 'caseload.db'), options.repeatable));
}

export async function openEngine(engine: Engine): Promise<Store> {
  const db = new Kysely<Tables>({ dialect: engine.dialect });
  try {
    await migrate(db, engine);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return {
    db,
    engine,
    write: (work) => db.transaction().execute(work),
    read: (work) =>
      db.transaction().execute(async (tx) => {
        await engine.oneMoment(tx);
        return work(tx);
      }),
    close: async () => {
      await engine.settle(db);
      await db.destroy();
    },
  };
}
