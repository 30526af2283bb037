import { afterEach, expect, it } from 'vitest';
import { caseRow } from '#shared/domain/case.ts';
import { createWorld } from '../testing/world.ts';
import type { World } from '../testing/world.ts';
import { caseFields } from './migrations/0003_case_fields.ts';

let world: World | null = null;
afterEach(() => world?.close());

it('a case stored by an earlier build can be read and acted upon after the update', async () => {
  world = await createWorld();
  const caseId = await world.newCase();
  const { db } = world.admin.store;
  const { doc } = await db
    .selectFrom('case_')
    .select('doc')
    .where('id', '=', caseId)
    .executeTakeFirstOrThrow();
  const {
    place: _place,
    fields: _fields,
    lease: _lease,
    watchers: _watchers,
    ...old
  } = JSON.parse(doc) as Record<string, unknown>;
  await db
    .updateTable('case_')
    .set({ doc: JSON.stringify(old) })
    .where('id', '=', caseId)
    .execute();
  await caseFields(db as never);
  const stored = await db
    .selectFrom('case_')
    .select('doc')
    .where('id', '=', caseId)
    .executeTakeFirstOrThrow();
  expect(caseRow.parse(JSON.parse(stored.doc))).toMatchObject({ ...old, place: 'desk', lease: null });
  const anna = world.replica(world.anna);
  await anna.pull();
  expect(await anna.act('tag', { caseId, tag: 'vip', add: true })).toMatchObject({ end: 'applied' });
});
