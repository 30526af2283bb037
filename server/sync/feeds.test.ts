import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CaseId } from '#shared/domain/ids.ts';
import { removeMember, setMember } from '../admin/members.ts';
import { addAgent, addRole, disableAgent } from '../admin/people.ts';
import { forwardArgs, noteArgs, replyArgs } from '../testing/acts.ts';
import { createWorld, inboundMail, testPassword } from '../testing/world.ts';
import type { World } from '../testing/world.ts';
import type { TestReplica } from '../testing/replica.ts';

let world: World;
let anna: TestReplica;
let ben: TestReplica;
let kasia: TestReplica;
let caseId: CaseId;
beforeEach(async () => {
  world = await createWorld();
  [anna, ben, kasia] = [world.replica(world.anna), world.replica(world.ben), world.replica(world.kasia)];
  caseId = await world.newCase();
  for (const replica of [anna, ben, kasia]) await replica.pull();
});
afterEach(() => world.close());

const forward = (replica: TestReplica, keepOpen = false) => {
  const entryId = replica.row('case', caseId)!.leadEntryId!;
  return replica.act('forward', { ...forwardArgs(caseId, entryId, world.finance, world.dueType), keepOpen });
};

test('[A3][A11-A17] a case forwarded to another inbox leaves mine with all that hangs on it and arrives whole in theirs', async () => {
  await ben.act('note', noteArgs(caseId));
  await forward(ben);
  await ben.pull();
  await kasia.pull();
  expect(ben.rows('case')).toEqual([]);
  expect([...ben.rows('entry'), ...ben.rows('item'), ...ben.rows('customer')]).toEqual([]);
  expect(kasia.row('case', caseId)?.inboxId).toBe(world.finance);
  expect(
    kasia
      .rows('item')
      .map((item) => item.n)
      .sort(),
  ).toEqual([1, 2, 3, 4]);
  expect(kasia.rows('entry')).toHaveLength(2);
  expect(kasia.rows('customer')).toHaveLength(1);
});

test('asking another inbox as well shows the case in both', async () => {
  await forward(ben, true);
  for (const replica of [ben, kasia]) {
    await replica.pull();
    expect(replica.row('case', caseId)?.inboxId).toBe(world.service);
    expect(replica.rows('entry').filter((entry) => entry.state === 'open')).toHaveLength(2);
  }
});

test('the customer card stays while another case of theirs is in the inbox', async () => {
  const other = await world.newCase();
  await forward(ben);
  await ben.pull();
  expect(ben.rows('case').map((row) => row.id)).toEqual([other]);
  expect(ben.rows('customer')).toHaveLength(1);
});

test('a device that was behind gets nothing of what was written on a case before it left', async () => {
  const behind = world.replica(world.ben);
  await behind.pull();
  await anna.act('note', noteArgs(caseId, 'For Finance only.'));
  await forward(anna);
  const before = behind.received;
  await behind.pull();
  expect(behind.received).toBe(before);
  expect(behind.contents().filter((line) => /^(case|entry|item|customer) /.test(line))).toEqual([]);
});

test('rows of inboxes I have no right in are never sent', async () => {
  expect(kasia.contents().filter((line) => /^(case|entry|item|customer) /.test(line))).toEqual([]);
  expect(
    kasia
      .rows('inbox')
      .map((row) => row.name)
      .sort(),
  ).toEqual(['Finance', 'Service']);
});

test('[A2] a revoked inbox is dropped with the next pull, and nothing of it is left', async () => {
  await removeMember(world.admin, world.ben, world.service);
  await ben.pull();
  expect(ben.feeds()).toEqual(['org', `user:${world.ben}`]);
  expect(ben.contents().filter((line) => /^(case|entry|item|customer|grant) /.test(line))).toEqual([]);
});

test('an inbox granted again begins anew', async () => {
  await removeMember(world.admin, world.ben, world.service);
  await forward(anna);
  await setMember(world.admin, world.ben, world.service, ['read']);
  const before = ben.resets;
  await ben.pull();
  expect(ben.resets).toBe(before + 1);
  expect(ben.rows('case')).toEqual([]);
  expect(ben.contents()).toEqual(await fresh(world.ben));
});

test("unsent words of a revoked agent land un-applied in the lead's tray; the author is told", async () => {
  await removeMember(world.admin, world.ben, world.service);
  const result = await ben.act('note', noteArgs(caseId, 'Words that must not get lost.'));
  expect(result).toMatchObject({ end: 'parked', reason: { code: 'forbidden' } });
  await ben.pull();
  expect(ben.row('result', result.id)).toMatchObject({ end: 'parked', intent: null });
  const root = world.replica(world.root);
  await root.pull();
  expect(root.row('escrow', result.id)).toMatchObject({
    agentId: world.ben,
    inboxId: world.service,
    intent: { name: 'note', args: { text: 'Words that must not get lost.' } },
  });
  await anna.pull();
  expect(anna.rows('escrow')).toEqual([]);
  expect(anna.rows('item').some((item) => item.kind === 'note')).toBe(false);
});

test('[G8] the card of a revoked case can be closed, although the case is gone for its agent', async () => {
  const lost = await ben.act('note', noteArgs(caseId));
  await removeMember(world.admin, world.ben, world.service);
  const refused = await ben.act('note', noteArgs(caseId));
  expect(lost.end).toBe('applied');
  const resolves = { intentId: refused.id, choice: 'let_go' as const };
  expect(await ben.act('settle', { caseId }, { resolves })).toMatchObject({ end: 'applied' });
  await ben.pull();
  expect(ben.row('result', refused.id)?.resolution).toMatchObject({ choice: 'let_go' });
});

test('[A2] an act I have no right to is refused, and its words stay with me', async () => {
  await setMember(world.admin, world.ben, world.service, ['read']);
  const reply = await ben.act('reply', replyArgs(caseId));
  expect(reply).toMatchObject({ end: 'parked', reason: { code: 'forbidden' } });
  await ben.pull();
  expect(ben.row('result', reply.id)?.intent?.name).toBe('reply');
  expect(await ben.act('note', noteArgs(caseId))).toMatchObject({ end: 'applied' });
});

test('[E9] a role that may not see all cases gets no inbox feeds', async () => {
  await addRole(world.admin, { name: 'Temp', permissions: [] });
  const temp = await addAgent(world.admin, {
    name: 'T',
    email: 't@team.example',
    role: 'Temp',
    password: testPassword,
  });
  await setMember(world.admin, temp, world.service, ['read', 'work']);
  const replica = world.replica(temp);
  await replica.pull();
  expect(replica.feeds()).toEqual(['org', `user:${temp}`]);
});

test('a disabled agent is signed out of push and pull', async () => {
  await disableAgent(world.admin, 'ben@team.example');
  await expect(ben.pull()).rejects.toMatchObject({ code: 'signed_out' });
  await expect(ben.act('note', noteArgs(caseId))).rejects.toMatchObject({ code: 'signed_out' });
});

test('a store put back from a backup makes replicas begin anew instead of missing rows', async () => {
  await world.admin.store.db
    .updateTable('feed_head')
    .set({ seq: 1 })
    .where('feed', 'like', 'inbox:%')
    .execute();
  const before = ben.resets;
  await ben.pull();
  expect(ben.resets).toBe(before + 1);
  expect(ben.row('case', caseId)).toBeDefined();
});

async function fresh(agent: World['anna']): Promise<string[]> {
  const replica = world.replica(agent);
  await replica.pull();
  return replica.contents();
}

test('after every act, a replica that follows equals one that begins anew', async () => {
  const steps: (() => Promise<unknown>)[] = [
    () => anna.act('note', noteArgs(caseId)),
    () => forward(anna, true),
    () => ben.act('take', { caseId, entryId: ben.row('case', caseId)!.leadEntryId!, over: false }),
    () => ben.act('reply', replyArgs(caseId)),
    () => world.newCase({ from: { name: 'Other', address: 'other@customer.example' } }),
    () => kasia.act('tag', { caseId, tag: 'x', add: true }),
    () => ben.act('complete', { caseId, entryId: ben.row('case', caseId)!.leadEntryId!, solve: true }),
    () => removeMember(world.admin, world.ben, world.service),
    () => world.intake.receive(inboundMail(world.service, { subject: 'Re: [#1001]' })),
    () => setMember(world.admin, world.ben, world.service, ['read', 'work']),
    () => forward(anna),
    () => anna.act('read', { caseId, n: 5 }),
  ];
  for (const step of steps) {
    await step();
    for (const replica of [anna, ben, kasia]) {
      await replica.pull();
      expect(replica.contents()).toEqual(await fresh(replica.agentId));
    }
  }
});

test('a large inbox comes page by page, open cases first, while the team works on', async () => {
  for (let i = 0; i < 430; i += 1) await world.newCase();
  const moving = world.replica(world.ben);
  let pulls = 0;
  const reader = world.replica(world.ben, {
    ...world.sync,
    read: async (work) => {
      pulls += 1;
      // Between any two pages something moves to the front.
      if (pulls % 3 === 0) await anna.act('note', noteArgs(caseId));
      return world.sync.read(work);
    },
  });
  await reader.pull();
  await reader.pull();
  await moving.pull();
  expect(reader.rows('case')).toHaveLength(431);
  expect(reader.contents()).toEqual(moving.contents());
}, 60_000);
