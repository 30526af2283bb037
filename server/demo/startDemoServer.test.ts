import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseRow } from '#shared/domain/case.ts';
import { systemClock } from '#shared/domain/clock.ts';
import type { AgentId } from '#shared/domain/ids.ts';
import type { ItemRow } from '#shared/domain/item.ts';
import { isEnded } from '#shared/domain/status.ts';
import { rowSchemas } from '#shared/protocol/rows.ts';
import { syncStoreOf } from '../store/syncStore.ts';
import { pull } from '../sync/pull.ts';
import { pullRequest } from '#shared/protocol/pull.ts';
import { TestReplica } from '../testing/replica.ts';
import { playAct } from './player/play.ts';
import { ColleagueSession } from './player/session.ts';
import { demoIds } from './seed/names.ts';
import { startDemoServer } from './startDemoServer.ts';
import type { DemoServer } from './startDemoServer.ts';

let folder: string;
let demo: DemoServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cl-seed-'));
  demo = await startDemoServer(join(folder, 'server'));
});
afterAll(async () => {
  await demo.stop();
  await rm(folder, { recursive: true, force: true });
});

const rowsOf = async <T>(table: 'case_' | 'item') =>
  (await demo.server.store.db.selectFrom(table).select('doc').execute()).map(
    (row) => JSON.parse(row.doc) as T,
  );

async function replicaOf(agent: AgentId): Promise<TestReplica> {
  const sync = syncStoreOf(demo.server.store);
  const replica = new TestReplica(
    {
      push: () => Promise.reject(new Error('only reads')),
      pull: async (request) => {
        let text = '';
        for await (const line of pull({ store: sync, clock: systemClock }, agent, pullRequest.parse(request)))
          text += line;
        return text;
      },
    },
    agent,
  );
  await replica.pull();
  return replica;
}

describe('the demo workspace in the store', () => {
  it('[A2 A4] reaches a device of each agent: the cases of his inboxes and nothing else', async () => {
    const cases = await rowsOf<CaseRow>('case_');
    const anna = await replicaOf(demoIds.agent('anna'));
    expect(anna.rows('case')).toHaveLength(cases.length);
    expect(cases.length).toBeGreaterThan(60);
    const joris = await replicaOf(demoIds.agent('joris'));
    expect(joris.rows('case').length).toBeLessThan(cases.length);
    expect(joris.rows('case').length).toBeGreaterThan(10);
  });

  it('holds rows that agree with each other', async () => {
    const items = await rowsOf<ItemRow>('item');
    for (const row of await rowsOf<CaseRow>('case_')) {
      const own = items.filter((item) => item.caseId === row.id).sort((a, b) => (a.n ?? 0) - (b.n ?? 0));
      expect(own.map(({ n }) => n)).toEqual(own.map((_, index) => index + 1));
      expect(row.lastN).toBe(own.length);
      expect(row.updatedAt).toBe(own.at(-1)?.at);
      expect(row.solvedAt === null).toBe(!isEnded(row.status));
      const changes = own.filter((item) => item.kind === 'event' && item.event === 'status_changed');
      const last = changes.at(-1);
      expect(last?.kind === 'event' ? last.params['to'] : 'new', row.subject).toBe(row.status);
      rowSchemas.case.parse(row);
    }
  });

  it('[B7 D23] leaves some cases unread, some never viewed', async () => {
    const cases = await rowsOf<CaseRow>('case_');
    const marks = await demo.server.store.db
      .selectFrom('read_mark')
      .select(['id', 'doc'])
      .where('agent_id', '=', demoIds.agent('anna'))
      .execute();
    const read = new Map(marks.map((mark) => [mark.id, (JSON.parse(mark.doc) as { n: number }).n]));
    const notViewed = cases.filter((row) => !read.has(row.id));
    const unread = cases.filter((row) => (read.get(row.id) ?? 0) < row.lastInboundN);
    expect(notViewed.length).toBeGreaterThan(1);
    expect(unread.length).toBeGreaterThan(notViewed.length);
    expect(unread.length).toBeLessThan(cases.length / 2);
  });

  it('lets the colleague act as a client, never on what you took', async () => {
    const { server, password } = demo;
    const session = await ColleagueSession.open(server.url, 'ben@vestmere.example', password);
    const ben = { id: demoIds.agent('ben'), session };
    const stage = { db: server.store.db, intake: server.intake, now: () => Date.now() };
    const free = (await rowsOf<CaseRow>('case_')).find(
      (row) => row.id === demoIds.case('priya-contract-end') && row.ownerId === null,
    );
    expect(free).toBeDefined();
    const you = await ColleagueSession.open(server.url, demo.email, password);
    const yours = { id: demoIds.agent('anna'), session: you };
    expect(await playAct(stage, { act: 'take', case: 'priya-contract-end' }, yours)).toBe(true);
    expect(await playAct(stage, { act: 'take', case: 'priya-contract-end' }, ben)).toBe(false);
    expect(await playAct(stage, { act: 'reply', case: 'priya-contract-end', text: 'Mine.' }, ben)).toBe(
      false,
    );
    expect(
      await playAct(stage, { act: 'customerWrites', case: 'priya-contract-end', text: 'And now?' }, null),
    ).toBe(true);
    const after = (await rowsOf<CaseRow>('case_')).find((row) => row.id === free?.id);
    expect(after).toMatchObject({ ownerId: yours.id, lastPublicDirection: 'in', snippet: 'And now?' });
  });

  it('keeps the desk for the next start', async () => {
    await demo.stop();
    const again = await startDemoServer(join(folder, 'server'));
    expect(again.msToSeed).toBeNull();
    demo = again;
    expect((await rowsOf<CaseRow>('case_')).length).toBeGreaterThan(60);
  });
});
