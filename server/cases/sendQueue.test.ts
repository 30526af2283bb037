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
  await world.sendQueue.failed(first!, '451 later', world.clock.now() + 60_000);
  expect(await delivery()).toMatchObject({ state: 'held', detail: '451 later' });
  expect(await world.sendQueue.claimDue(5)).toEqual([]);
  world.clock.advance(60_000);
  const [second] = await world.sendQueue.claimDue(5);
  expect(second).toEqual({ ...first, attempt: 2 });
  await world.sendQueue.failed(second!, '451 later', world.clock.now() + 60_000);
  expect(await anna.act('unsend', { caseId, itemId })).toMatchObject({ end: 'applied' });
  world.clock.advance(60_000);
  expect(await world.sendQueue.claimDue(5)).toEqual([]);
});

test('a final no is shown with the words of the other server', async () => {
  world.clock.advance(10_000);
  const [mail] = await world.sendQueue.claimDue(5);
  await world.sendQueue.failed(mail!, '550 unknown user', null);
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
  expect(await world.sendQueue.handingOver?.({ itemId, attempt: 1 })).toBe(true);
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

test('[G3] two servers on one store: a claim that was taken over hands nothing over and spoils nothing', async () => {
  const { sendQueue, clock } = world;
  clock.advance(10_000);
  const [stopped] = await sendQueue.claimDue(1);
  // Another server starts while the first one stands still, and takes the reply over.
  const [found] = await sendQueue.unresolved();
  await sendQueue.neverLeft(found!);
  const [again] = await sendQueue.claimDue(1);
  expect(await sendQueue.handingOver?.(stopped!)).toBe(false);
  expect(await sendQueue.handingOver?.(again!)).toBe(true);
  // What the first one says about its own try must not bring the reply back into the queue.
  await sendQueue.failed(stopped!, 'connection lost', clock.now());
  expect(await sendQueue.claimDue(1)).toEqual([]);
  await sendQueue.sent(itemId, '250 accepted');
  expect(await delivery()).toMatchObject({ state: 'sent' });
});

test('[G3] a reply that was handed over while another server started is not due again', async () => {
  world.clock.advance(10_000);
  const [mail] = await world.sendQueue.claimDue(1);
  const [found] = await world.sendQueue.unresolved();
  expect(await world.sendQueue.handingOver?.(mail!)).toBe(true);
  await world.sendQueue.neverLeft(found!);
  expect(await world.sendQueue.claimDue(1)).toEqual([]);
});

test('[G9] a reply that was taken back after its claim was given up does not leave', async () => {
  world.clock.advance(10_000);
  const [mail] = await world.sendQueue.claimDue(1);
  await world.sendQueue.neverLeft(mail!);
  expect(await anna.act('unsend', { caseId, itemId })).toMatchObject({ end: 'applied' });
  expect(await world.sendQueue.handingOver?.(mail!)).toBe(false);
});
