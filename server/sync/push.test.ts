import { afterEach, beforeEach, expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import type { CaseId, IntentId } from '#shared/domain/ids.ts';
import { noteArgs, replyArgs } from '../testing/acts.ts';
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

const notes = () => anna.rows('item').filter((item) => item.kind === 'note');

test('an act sent twice happens once and gets its first answer again', async () => {
  const intent = anna.intent('note', noteArgs(caseId));
  const first = await anna.push(intent);
  world.clock.advance(5000);
  expect(await anna.push(intent)).toEqual(first);
  await anna.pull();
  expect(notes()).toHaveLength(1);
});

test('a gap is answered with the last act known, and nothing is decided', async () => {
  await anna.push(anna.intent('note', noteArgs(caseId)));
  const later = anna.intent('note', noteArgs(caseId), { n: 3 });
  expect(await anna.pushRaw(later)).toMatchObject({ last: 1, gap: true, results: [] });
});

test('a refused act advances the outbox: those behind it still happen', async () => {
  const bad = anna.intent('note', { ...noteArgs(caseId), text: 7 as never });
  const unknown = { ...anna.intent('note', noteArgs(caseId)), name: 'vanish' };
  const old = { ...anna.intent('note', noteArgs(caseId)), v: 99 };
  const gone = anna.intent('note', noteArgs(uuidv7() as CaseId));
  const results = await anna.push(bad, unknown, old, gone, anna.intent('note', noteArgs(caseId)));
  expect(results.map((result) => result.reason?.code ?? result.end)).toEqual([
    'invalid',
    'unknown_verb',
    'unknown_verb',
    'case_gone',
    'applied',
  ]);
  await anna.pull();
  expect(
    anna
      .rows('result')
      .filter((row) => row.end === 'parked')
      .every((row) => row.intent !== null),
  ).toBe(true);
});

test('an act goes only if the one it depends on applied', async () => {
  const entryId = anna.row('case', caseId)!.leadEntryId!;
  await world
    .replica(world.ben)
    .push(world.replica(world.ben).intent('take', { caseId, entryId, over: false }));
  const take = anna.intent('take', { caseId, entryId, over: false });
  const reply = anna.intent('reply', replyArgs(caseId), { dependsOn: take.id, saw: anna.saw(caseId) });
  const results = await anna.push(take, reply);
  expect(results.map((result) => result.reason?.code)).toEqual(['owned', 'depends']);
});

test('a device whose record is gone is told so and loses nothing', async () => {
  await expect(anna.push(anna.intent('note', noteArgs(caseId), { n: 7 }))).rejects.toMatchObject({
    code: 'client_unknown',
  });
});

test('a device put back in time is told so instead of having new words taken for old ones', async () => {
  await anna.push(anna.intent('note', noteArgs(caseId)));
  await expect(anna.push(anna.intent('note', noteArgs(caseId), { n: 1 }))).rejects.toMatchObject({
    code: 'client_unknown',
  });
});

test('an act that fails does not undo those before it in the same push', async () => {
  const good = anna.intent('note', noteArgs(caseId));
  const taken = uuidv7() as IntentId;
  const ben = world.replica(world.ben);
  await ben.push(ben.intent('note', noteArgs(caseId, 'of Ben'), { id: taken }));
  const bad = anna.intent('note', noteArgs(caseId), { id: taken });
  await expect(anna.push(good, bad)).rejects.toMatchObject({ code: 'invalid' });
  await anna.pull();
  expect(anna.row('result', good.id)).toMatchObject({ end: 'applied' });
});

test('another agent cannot push as my device', async () => {
  await anna.push(anna.intent('note', noteArgs(caseId)));
  const thief = world.replica(world.ben);
  Object.assign(thief, { clientId: anna.clientId });
  await expect(thief.push(thief.intent('note', noteArgs(caseId), { n: 2 }))).rejects.toMatchObject({
    code: 'client_unknown',
  });
});

test('[G4] a reply sent again under a new client record is not sent twice', async () => {
  const args = replyArgs(caseId);
  const intent = anna.intent('reply', args, { saw: anna.saw(caseId) });
  const [first] = await anna.push(intent);
  const recovered = world.replica(world.anna);
  await recovered.pull();
  expect(await recovered.push({ ...intent, n: 1 })).toEqual([first]);
  await recovered.pull();
  // The same words as another act: the timeline id is taken.
  const again = recovered.intent('reply', args, {
    n: 2,
    saw: { ...anna.saw(caseId), lastPublicId: args.itemId },
  });
  expect((await recovered.push(again))[0]).toMatchObject({ end: 'parked', reason: { code: 'invalid' } });
  world.clock.advance(60_000);
  expect(await world.sendQueue.claimDue(10)).toHaveLength(1);
});

test("an act with another agent's act id is refused", async () => {
  const id = uuidv7() as IntentId;
  await anna.push(anna.intent('note', noteArgs(caseId), { id }));
  const ben = world.replica(world.ben);
  await expect(ben.push(ben.intent('note', noteArgs(caseId), { id }))).rejects.toMatchObject({
    code: 'invalid',
  });
});

test('a row id that exists cannot be written over', async () => {
  const inbound = anna.rows('item').find((item) => item.kind === 'message')!;
  const [result] = await anna.push(anna.intent('note', { ...noteArgs(caseId), itemId: inbound.id }));
  expect(result).toMatchObject({ end: 'parked', reason: { code: 'invalid' } });
  await anna.pull();
  expect(anna.row('item', inbound.id)).toEqual(inbound);
});

test('a bug in a verb parks the act, names the log entry and lets the next act go', async () => {
  const seen: unknown[] = [];
  const { push } = await import('./push.ts');
  const broken = anna.intent('tag', { caseId, tag: 'x', add: true });
  const parts = {
    store: {
      ...world.sync,
      // A case row of a shape no verb expects.
      write: ((work) =>
        world.sync.write((tx) =>
          work({
            ...tx,
            loadBundle: async (...args) => {
              const bundle = await tx.loadBundle(...args);
              return bundle && { ...bundle, case: { ...bundle.case, tags: null as never } };
            },
          }),
        )) as typeof world.sync.write,
    },
    clock: world.clock,
    onCommit: () => undefined,
    onBug: (error: unknown) => {
      seen.push(error);
      return 'log-1';
    },
  };
  const request = { clientId: anna.clientId, protocol: 1, intents: [broken] };
  const answer = await push(parts, world.anna, request);
  expect(answer).toMatchObject({
    last: 1,
    results: [{ end: 'parked', reason: { params: { detail: 'log-1' } } }],
  });
  expect(seen).toHaveLength(1);
  expect((await anna.push(anna.intent('note', noteArgs(caseId))))[0]).toMatchObject({ end: 'applied' });
});
