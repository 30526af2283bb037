import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaseId } from '#shared/domain/ids.ts';
import { setMember } from '../../server/admin/members.ts';
import { addAgent } from '../../server/admin/people.ts';
import { createWorld, testPassword } from '../../server/testing/world.ts';
import type { World } from '../../server/testing/world.ts';
import { startPostgres } from '../support/postgres.ts';
import type { Postgres } from '../support/postgres.ts';
import { describeWith } from '../support/skip.ts';
import { isLinearizable } from './linearizable.ts';
import type { OwnerOp } from './linearizable.ts';
import { Random } from './random.ts';

const agents = 6;
const rounds = 170;

/** Six agents take and release one entry after the other, all at once; what each of them was answered is recorded. */
async function record(world: World): Promise<Map<CaseId, OwnerOp[]>> {
  const cases: CaseId[] = [];
  for (let i = 0; i < 20; i += 1) cases.push(await world.newCase());
  const histories = new Map<CaseId, OwnerOp[]>(cases.map((id) => [id, []]));
  const people = await Promise.all(
    Array.from({ length: agents }, async (_, i) => {
      const email = `agent${String(i)}@team.example`;
      const one = { name: `Agent ${String(i)}`, email, role: 'Customer Service', password: testPassword };
      const id = await addAgent(world.admin, one);
      await setMember(world.admin, id, world.service, ['read', 'work']);
      return id;
    }),
  );
  const desks = Array.from({ length: agents }, async (_, i) => {
    const random = new Random(i + 1);
    const agent = people[i]!;
    const device = world.replica(agent);
    await device.pull();
    for (let round = 0; round < rounds; round += 1) {
      // All work on the same few at a time, so that they meet.
      const caseId = cases[Math.floor((round / rounds) * cases.length)]!;
      const entryId = device.row('case', caseId)!.leadEntryId!;
      const act = random.chance(0.6) ? 'take' : 'release';
      const args = { caseId, entryId, ...(act === 'take' ? { over: false } : {}) };
      const asked = performance.now();
      const [result] = await device.push(device.intent(act, args));
      const answered = performance.now();
      const applied = result!.end === 'applied';
      histories.get(caseId)!.push({ agent, act, asked, answered, applied, by: result!.reason?.by ?? null });
    }
  });
  await Promise.all(desks);
  return histories;
}

async function expectLinearizable(world: World): Promise<void> {
  const histories = [...(await record(world)).values()];
  const count = histories.flat().length;
  const met = histories.flat().filter((op) => !op.applied).length;
  expect(count).toBeGreaterThanOrEqual(1000);
  expect(met).toBeGreaterThan(50);
  for (const history of histories) expect(isLinearizable(history)).toBe(true);
}

describe('[A8 G1] who owns an entry is one order of acts', () => {
  test('on SQLite', async () => {
    const world = await createWorld();
    try {
      await expectLinearizable(world);
    } finally {
      await world.close();
    }
  });
});

describeWith(['postgres'], '[A8 G1] who owns an entry is one order of acts', () => {
  let postgres: Postgres;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres.stop());

  test('on PostgreSQL, with its transactions side by side', async () => {
    const database = await postgres.createDatabase();
    const world = await createWorld(database.url);
    try {
      await expectLinearizable(world);
    } finally {
      await world.close();
    }
  });
});
