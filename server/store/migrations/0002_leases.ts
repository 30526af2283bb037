import type { Kysely } from 'kysely';

/** When a case's lease ends, so that the server finds those that have. */
export async function leases(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('case_').addColumn('lease_until', 'bigint').execute();
  await db.schema.createIndex('case__lease_until').on('case_').columns(['lease_until']).execute();
}
