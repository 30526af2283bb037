import { afterEach, beforeEach, expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { createWorld } from '../testing/world.ts';
import type { World } from '../testing/world.ts';
import { expireLeases } from './leases.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

test('[G2] a lease ends by the server’s clock alone: colleagues see it, and may take the case', async () => {
  const caseId = await world.newCase();
  const [anna, ben] = [world.replica(world.anna), world.replica(world.ben)];
  await anna.pull();
  await ben.pull();
  const entryId = anna.row('case', caseId)!.leadEntryId!;
  const until = world.clock.now() + 60_000;
  expect(await anna.act('lease', { caseId, until })).toMatchObject({ end: 'applied' });
  const job = () =>
    expireLeases({ sync: world.sync, clock: world.clock, ids: uuidv7, onCommit: () => undefined });
  await job();
  expect(await ben.act('take', { caseId, entryId, over: false })).toMatchObject({
    end: 'superseded',
    reason: { code: 'leased', by: world.anna, at: until },
  });
  world.clock.advance(60_000);
  await job();
  await ben.pull();
  expect(ben.row('case', caseId)).toMatchObject({ lease: null, ownerId: null });
  expect(ben.rows('item').some((item) => item.kind === 'event' && item.event === 'lease_expired')).toBe(true);
  expect(await ben.act('take', { caseId, entryId, over: false })).toMatchObject({ end: 'applied' });
});
