import type { Kysely } from 'kysely';
import { freshCase } from '#shared/domain/case.ts';

interface Docs {
  case_: { id: string; doc: string };
  escrow: { id: string; doc: string };
}

const trayFields = { caseNumber: null, subject: '', cause: 'right', missing: [], resolution: null };

const atOnce = 500;

/** Cases and tray entries of earlier builds get the fields that have come since, with the values everything begins with. */
export async function caseFields(db: Kysely<unknown>): Promise<void> {
  await fill(db, 'case_', freshCase());
  await fill(db, 'escrow', trayFields);
}

async function fill(db: Kysely<Docs>, table: keyof Docs, fields: object): Promise<void> {
  for (let after = ''; ;) {
    const rows = await db
      .selectFrom(table)
      .select(['id', 'doc'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(atOnce)
      .execute();
    for (const { id, doc } of rows) {
      const row = JSON.parse(doc) as object;
      if (Object.keys(fields).every((name) => name in row)) continue;
      const whole = JSON.stringify({ ...fields, ...row });
      await db.updateTable(table).set({ doc: whole }).where('id', '=', id).execute();
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < atOnce) return;
    after = last.id;
  }
}
