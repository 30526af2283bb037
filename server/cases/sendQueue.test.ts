import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CaseId, ItemId } from '#shared/domain/ids.ts';
import { createWorld } from '../testing/world.ts';
import type { World } from '../testing/world.ts';
import type { TestReplica } from '../testing/replica.ts';
import { replyArgs } from '../testing/acts.ts';

let world: World;
let anna: TestReplica;
let caseId: CaseId;
let itemId: ItemId;
beforeEach(async () => {
  world = await createWorld();
  anna = world.replica(world.anna);
  caseId = await world.newCase();
  await anna.pull();
  const args = replyArgs(caseId);
  itemId = args.itemId;
  await anna.act('reply', args);
});
afterEach(() => world.close());

const delivery = async () => {
  await anna.pull();
  const item = anna.row('item', itemId);
  return item?.kind === 'message' ? item.delivery : null;
};

test('a reply is due when its hold is over, is claimed once, and its end is seen by everybody', async () => {
  expect(await world.sendQueue.nextDue()).toBe(world.clock.now() + 10_000);
  world.clock.advance(10_000);
  expect(await world.sendQueue.claimDue(5)).toHaveLength(1);
  expect(await world.sendQueue.claimDue(5)).toEqual([]);
  expect(await delivery()).toMatchObject({ state: 'sending' });
  await world.sendQueue.sent(itemId, '250 accepted');
  expect(await delivery()).toMatchObject({ state: 'sent', detail: '250 accepted', sendAfter: null });
  expect(await world.sendQueue.nextDue()).toBeNull();
});

test('a passing no is tried again later as the same mail, and can be taken back meanwhile', async () => {
  world.clock.advance(10_000);
  const [first] = await world.sendQueue.claimDue(5);
  await world.sendQueue.failed(itemId, '451 later', world.clock.now() + 60_000);
  expect(await delivery()).toMatchObject({ state: 'held', detail: '451 later' });
  expect(await world.sendQueue.claimDue(5)).toEqual([]);
  world.clock.advance(60_000);
  const [second] = await world.sendQueue.claimDue(5);
  expect(second).toEqual({ ...first, attempt: 2 });
  await world.sendQueue.failed(itemId, '451 later', world.clock.now() + 60_000);
  expect(await anna.act('unsend', { caseId, itemId })).toMatchObject({ end: 'applied' });
  world.clock.advance(60_000);
  expect(await world.sendQueue.claimDue(5)).toEqual([]);
});

test('a final no is shown with the words of the other server', async () => {
  world.clock.advance(10_000);
  await world.sendQueue.claimDue(5);
  await world.sendQueue.failed(itemId, '550 unknown user', null);
  expect(await delivery()).toMatchObject({ state: 'failed', detail: '550 unknown user' });
  expect(await world.sendQueue.unresolved()).toEqual([]);
});

test('a lost answer is "unknown", never claimed again, and resolved when it was looked up', async () => {
  world.clock.advance(10_000);
  await world.sendQueue.claimDue(5);
  await world.sendQueue.unknown(itemId, 'connection lost after DATA');
  world.clock.advance(3_600_000);
  expect(await world.sendQueue.claimDue(5)).toEqual([]);
  expect(await world.sendQueue.unresolved()).toMatchObject([{ itemId }]);
  await world.sendQueue.sent(itemId, 'found in Sent');
  expect(await delivery()).toMatchObject({ state: 'sent' });
  expect(await world.sendQueue.unresolved()).toEqual([]);
});

test('a server killed while sending finds the reply among the unresolved', async () => {
  world.clock.advance(10_000);
  await world.sendQueue.claimDue(5);
  expect(await world.sendQueue.unresolved()).toMatchObject([{ itemId, attempt: 1, handedOver: false }]);
  await world.sendQueue.handingOver?.(itemId);
  expect(await world.sendQueue.unresolved()).toMatchObject([{ itemId, attempt: 1, handedOver: true }]);
});

test('what becomes of a reply on its way does not count as activity on the case', async () => {
  await anna.pull();
  const before = anna.row('case', caseId);
  world.clock.advance(10_000);
  await world.sendQueue.claimDue(5);
  await world.sendQueue.sent(itemId, 'ok');
  await anna.pull();
  expect(anna.row('case', caseId)).toEqual(before);
});
