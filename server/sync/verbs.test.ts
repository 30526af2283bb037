import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CaseId, EntryId } from '#shared/domain/ids.ts';
import { createWorld } from '../testing/world.ts';
import type { World } from '../testing/world.ts';
import type { TestReplica } from '../testing/replica.ts';

let world: World;
let anna: TestReplica;
let caseId: CaseId;
beforeEach(async () => {
  world = await createWorld();
  anna = world.replica(world.anna);
  caseId = await world.newCase();
  await anna.pull();
});
afterEach(() => world.close());

const entryId = (): EntryId => anna.row('case', caseId)!.leadEntryId!;
const theCase = () => anna.row('case', caseId)!;
const events = () => anna.rows('item').flatMap((item) => (item.kind === 'event' ? item.event : []));

test('[A8][A5] taking ownership makes me the owner, on the entry and on the case', async () => {
  expect(await anna.act('take', { caseId, entryId: entryId(), over: false })).toMatchObject({
    end: 'applied',
  });
  await anna.pull();
  expect(theCase().ownerId).toBe(world.anna);
  expect(anna.row('entry', entryId())).toMatchObject({ ownerId: world.anna, ownerRev: 1, rev: 2 });
  expect(events()).toEqual(['case_created', 'taken']);
});
