import { afterEach, beforeEach, expect, test } from 'vitest';
import { forwardArgs, noteArgs } from '../testing/acts.ts';
import { createWorld } from '../testing/world.ts';
import type { World } from '../testing/world.ts';
import { compact, resultsLive, tombstonesLive } from './compact.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const parts = () => ({ store: world.admin.store, clock: world.clock });

test('a device away longer than tombstones live begins anew and keeps nothing that left', async () => {
  const [here, away, anna] = [world.replica(world.ben), world.replica(world.ben), world.replica(world.anna)];
  const caseId = await world.newCase();
  for (const replica of [here, away, anna]) await replica.pull();
  const entryId = anna.row('case', caseId)!.leadEntryId!;
  await anna.act('forward', forwardArgs(caseId, entryId, world.finance, world.dueType));
  await here.pull();
  world.clock.advance(tombstonesLive + 1);
  await compact(parts());
  const [hereResets, awayResets] = [here.resets, away.resets];
  await here.pull();
  await away.pull();
  expect([here.resets, away.resets]).toEqual([hereResets, awayResets + 1]);
  expect([here.rows('case'), away.rows('case')]).toEqual([[], []]);
});

test('results of acts that applied go after their time; those that wait for a decision stay', async () => {
  const anna = world.replica(world.anna);
  const caseId = await world.newCase();
  await anna.pull();
  await anna.act('note', noteArgs(caseId));
  const parked = { ...anna.intent('note', noteArgs(caseId)), name: 'vanish' };
  await anna.push(parked);
  await compact(parts());
  const before = world.replica(world.anna);
  await before.pull();
  expect(before.rows('result')).toHaveLength(2);
  world.clock.advance(resultsLive + 1);
  await compact(parts());
  const after = world.replica(world.anna);
  await after.pull();
  expect(after.rows('result').map((row) => row.id)).toEqual([parked.id]);
});
