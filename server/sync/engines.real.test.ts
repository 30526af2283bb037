import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CaseId } from '#shared/domain/ids.ts';
import { startPostgres } from '../../tests/support/postgres.ts';
import type { Postgres, TestDatabase } from '../../tests/support/postgres.ts';
import { describeWith } from '../../tests/support/skip.ts';
import { removeMember } from '../admin/members.ts';
import { forwardArgs, noteArgs, replyArgs } from '../testing/acts.ts';
import { createWorld, inboundMail } from '../testing/world.ts';
import type { World } from '../testing/world.ts';
import type { TestReplica } from '../testing/replica.ts';
import { syncStoreOf } from '../store/syncStore.ts';
import { openStore } from '../store/open.ts';
import type { SyncStore } from './store.ts';

/** A store whose transactions take their time before they commit, as on a busy machine. */
function slow(store: SyncStore, maxMs: number): SyncStore {
  return {
    ...store,
    write: (work) =>
      store.write(async (tx) => {
        const value = await work(tx);
        await new Promise((resolve) => setTimeout(resolve, Math.random() * maxMs));
        return value;
      }),
  };
}

function suite(open: () => Promise<World>): void {
  let world: World;
  let anna: TestReplica;
  let ben: TestReplica;
  let caseId: CaseId;
  beforeEach(async () => {
    world = await open();
    [anna, ben] = [world.replica(world.anna), world.replica(world.ben)];
    caseId = await world.newCase();
    await anna.pull();
    await ben.pull();
  });
  afterEach(() => world.close());

  const entryOf = (id = caseId) => anna.row('case', id)!.leadEntryId!;
  const fresh = async (agent: World['anna']) => {
    const replica = world.replica(agent);
    await replica.pull();
    return replica.contents();
  };

  test('16 devices that write at once through slow transactions: a follower misses no row', async () => {
    const cases = [caseId];
    for (let i = 0; i < 7; i += 1) cases.push(await world.newCase());
    await anna.pull();
    const store = slow(world.sync, 12);
    const team = { writing: true };
    const follower = (async () => {
      let pulls = 0;
      while (team.writing) {
        await ben.pull();
        pulls += 1;
      }
      return pulls;
    })();
    const writers = Array.from({ length: 16 }, async (_, w) => {
      const writer = world.replica(world.anna, store);
      for (let i = 0; i < 12; i += 1) {
        const id = cases[(w * 3 + i) % cases.length]!;
        const tag = { caseId: id, tag: `t${String(w)}`, add: true };
        await writer.push(writer.intent('note', noteArgs(id)), writer.intent('tag', tag));
      }
    });
    await Promise.all(writers);
    team.writing = false;
    expect(await follower).toBeGreaterThan(1);
    await ben.pull();
    expect(ben.resets).toBe(3);
    expect(ben.rows('item').filter((item) => item.kind === 'note')).toHaveLength(16 * 12);
    expect(ben.contents()).toEqual(await fresh(world.ben));
  });

  test('of many who take a case at once exactly one gets it', async () => {
    const store = slow(world.sync, 5);
    const takers = Array.from({ length: 8 }, (_, i) =>
      world.replica(i % 2 === 0 ? world.anna : world.ben, store),
    );
    const results = await Promise.all(
      takers.map((taker) => taker.push(taker.intent('take', { caseId, entryId: entryOf(), over: false }))),
    );
    await anna.pull();
    const owner = anna.row('case', caseId)?.ownerId;
    expect(anna.row('entry', entryOf())?.ownerRev).toBe(1);
    results.forEach(([result], i) => {
      const won = (i % 2 === 0 ? world.anna : world.ben) === owner;
      expect(result).toMatchObject(won ? { end: 'applied' } : { end: 'superseded', reason: { by: owner } });
    });
  });

  test('[D19] undo and sender at once: either it is taken back or it left, never both', async () => {
    let undone = 0;
    for (let round = 0; round < 12; round += 1) {
      const id = await world.newCase();
      await anna.pull();
      const args = replyArgs(id);
      await anna.act('reply', args);
      await anna.pull();
      world.clock.advance(10_000);
      const [claimed, result] = await Promise.all([
        world.sendQueue.claimDue(5),
        anna.act('unsend', { caseId: id, itemId: args.itemId }),
      ]);
      const left = claimed.some((mail) => mail.itemId === args.itemId);
      expect(result.end).toBe(left ? 'superseded' : 'applied');
      if (left) await world.sendQueue.sent(args.itemId, 'ok');
      else undone += 1;
      await anna.pull();
      expect(anna.row('item', args.itemId)).toMatchObject({
        delivery: { state: left ? 'sent' : 'withdrawn' },
      });
    }
    expect(undone).toBeLessThanOrEqual(12);
    expect(await world.sendQueue.unresolved()).toEqual([]);
  });

  test('the same push twice at once is decided once', async () => {
    const device = world.replica(world.anna, slow(world.sync, 5));
    const intents = Array.from({ length: 5 }, () => device.intent('note', noteArgs(caseId)));
    const [first, second] = await Promise.all([device.push(...intents), device.push(...intents)]);
    expect(second).toEqual(first);
    await ben.pull();
    expect(ben.rows('item').filter((item) => item.kind === 'note')).toHaveLength(5);
  });

  test('[A3] cases moved to and fro between inboxes while others write end whole on every side', async () => {
    const kasia = world.replica(world.kasia);
    const store = slow(world.sync, 4);
    const mover = world.replica(world.anna, store);
    const writer = world.replica(world.anna, store);
    for (let i = 0; i < 12; i += 1) {
      await mover.pull();
      const row = mover.row('case', caseId)!;
      const to = row.inboxId === world.service ? world.finance : world.service;
      await Promise.all([
        mover.act('forward', forwardArgs(caseId, row.leadEntryId!, to, world.dueType)),
        writer.push(writer.intent('note', noteArgs(caseId))),
        ben.pull(),
        kasia.pull(),
      ]);
    }
    for (const replica of [ben, kasia, anna]) {
      await replica.pull();
      expect(replica.contents()).toEqual(await fresh(replica.agentId));
    }
    expect(ben.rows('case')).toHaveLength(1);
    expect(kasia.rows('case')).toHaveLength(0);
    expect(ben.rows('item').filter((item) => item.kind === 'note')).toHaveLength(12);
  });

  test('[A2] an inbox revoked in the middle of a push: what came before happened, the rest lies in escrow', async () => {
    const device = world.replica(world.ben, slow(world.sync, 3));
    const intents = Array.from({ length: 12 }, () => device.intent('note', noteArgs(caseId)));
    const [results] = await Promise.all([
      device.push(...intents),
      removeMember(world.admin, world.ben, world.service),
    ]);
    const applied = results.filter((result) => result.end === 'applied').length;
    const refused = results.filter((result) => result.reason?.code === 'forbidden').length;
    expect(applied + refused).toBe(12);
    const root = world.replica(world.root);
    await root.pull();
    await anna.pull();
    expect(anna.rows('item').filter((item) => item.kind === 'note')).toHaveLength(applied);
    expect(root.rows('escrow')).toHaveLength(refused);
  });

  test('mails of one new customer that arrive at once: one customer, numbers without repeats, each mail once', async () => {
    const from = { name: 'New', address: 'new@customer.example' };
    const mails = Array.from({ length: 10 }, () => inboundMail(world.service, { from }));
    const answers = await Promise.all([...mails, ...mails].map((mail) => world.intake.receive(mail)));
    expect(answers.filter((answer) => answer.outcome === 'duplicate')).toHaveLength(10);
    await ben.pull();
    expect(ben.rows('customer')).toHaveLength(2);
    const numbers = ben.rows('case').map((row) => row.number);
    expect(new Set(numbers).size).toBe(11);
    expect(ben.contents()).toEqual(await fresh(world.ben));
  });

  test('a transaction that fails leaves nothing behind', async () => {
    const broken: SyncStore = {
      ...world.sync,
      write: (work) =>
        world.sync.write(async (tx) => {
          await work(tx);
          throw new Error('the machine went down');
        }),
    };
    const device = world.replica(world.anna, broken);
    const intent = device.intent('note', noteArgs(caseId));
    await expect(device.push(intent)).rejects.toThrow('went down');
    await ben.pull();
    expect(ben.rows('item').some((item) => item.kind === 'note')).toBe(false);
    const again = world.replica(world.anna);
    expect((await again.push(intent))[0]).toMatchObject({ end: 'applied' });
  });
}

describe('on the embedded engine', () => suite(() => createWorld()));

describeWith(['postgres'], 'on PostgreSQL', () => {
  let postgres: Postgres;
  const databases: TestDatabase[] = [];
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres.stop());
  const fresh = async (): Promise<string> => {
    const database = await postgres.createDatabase();
    databases.push(database);
    return database.url;
  };

  suite(async () => createWorld(await fresh()));

  test('two nodes that start at once on an empty database migrate it once', async () => {
    const databaseUrl = await fresh();
    const stores = await Promise.all([1, 2, 3].map(() => openStore({ dataDir: '', databaseUrl })));
    const { rows } = await stores[0]!.db
      .selectFrom('setting')
      .selectAll()
      .execute()
      .then((rows) => ({ rows }));
    expect(rows).toEqual([]);
    await Promise.all(stores.map((store) => store.close()));
  });

  test('what one node writes a second one answers', async () => {
    const databaseUrl = await fresh();
    const world = await createWorld(databaseUrl);
    const other = await openStore({ dataDir: '', databaseUrl });
    const caseId = await world.newCase();
    const replica = world.replica(world.anna, syncStoreOf(other));
    await replica.pull();
    await replica.act('note', noteArgs(caseId));
    const ben = world.replica(world.ben);
    await ben.pull();
    expect(ben.rows('item').filter((item) => item.kind === 'note')).toHaveLength(1);
    await other.close();
    await world.close();
  });
});
