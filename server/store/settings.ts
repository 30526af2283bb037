import { sql } from 'kysely';
import type { Db } from './open.ts';

/** Values of the workspace that are not rows of a feed. */
export type SettingName = 'workspace' | 'case_number' | 'restored_at';

export async function getSetting(db: Db, name: SettingName): Promise<string | null> {
  const row = await db.selectFrom('setting').select('value').where('name', '=', name).executeTakeFirst();
  return row?.value ?? null;
}

export async function setSetting(db: Db, name: SettingName, value: string): Promise<void> {
  await db
    .insertInto('setting')
    .values({ name, value })
    .onConflict((on) => on.column('name').doUpdateSet({ value }))
    .execute();
}

/** The next case number; its row stays locked to the end of the transaction, so no two cases get the same. */
export async function nextCaseNumber(db: Db): Promise<number> {
  const row = await db
    .updateTable('setting')
    .set({ value: sql<string>`cast(cast(value as bigint) + 1 as text)` })
    .where('name', '=', 'case_number')
    .returning('value')
    .executeTakeFirst();
  if (row === undefined) throw new Error('The workspace was never set up: run "init" first.');
  return Number(row.value);
}
