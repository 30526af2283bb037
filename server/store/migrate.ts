import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';
import type { Engine } from './engine.ts';
import { start } from './migrations/0001_start.ts';
import { leases } from './migrations/0002_leases.ts';
import { caseFields } from './migrations/0003_case_fields.ts';

interface Migration {
  readonly number: number;
  readonly name: string;
  readonly up: (db: Kysely<unknown>) => Promise<void>;
}

/** Forward only, in order; a number that was released never changes. */
const migrations: readonly Migration[] = [
  { number: 1, name: 'start', up: start },
  { number: 2, name: 'leases', up: leases },
  { number: 3, name: 'case_fields', up: caseFields },
];

export const newestMigration = migrations.at(-1)?.number ?? 0;

/**
 * Brings the store to the newest schema; each step in a transaction of its own. Throws if the store was written by a
 * newer version of the server, before anything is touched.
 */
export async function migrate(db: Kysely<Tables>, engine: Engine): Promise<void> {
  await db.transaction().execute(async (tx) => {
    // "if not exists" is no protection against another node that is at the same statement.
    await engine.lockSchema(tx);
    await sql`create table if not exists schema_migration (number bigint primary key, name text not null)`.execute(
      tx,
    );
  });
  for (const migration of migrations) {
    await db.transaction().execute(async (tx) => {
      await engine.lockSchema(tx);
      const { rows } = await sql<{
        newest: number | null;
      }>`select max(number) as newest from schema_migration`.execute(tx);
      const newest = rows[0]?.newest ?? 0;
      if (newest > newestMigration) {
        throw new Error(
          `The data was written by a newer version of the server (schema ${String(newest)}, this one knows ${String(newestMigration)}). Start that version.`,
        );
      }
      if (migration.number <= newest) return;
      await migration.up(tx as unknown as Kysely<unknown>);
      await sql`insert into schema_migration (number, name) values (${migration.number}, ${migration.name})`.execute(
        tx,
      );
    });
  }
}
