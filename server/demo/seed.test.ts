import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { signInResponse } from '#shared/protocol/session.ts';
import { pushResponse } from '#shared/protocol/push.ts';
import { TestReplica } from '../testing/replica.ts';
import { ColleaguePlayer } from './colleaguePlayer.ts';
import { seedDemo } from './seed.ts';
import type { SeededDemo } from './seed.ts';
import { startServer } from '../compose.ts';
import type { RunningServer } from '../compose.ts';

let dataDir: string;
let server: RunningServer;
let demo: SeededDemo;
let anna: TestReplica;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'caseload-demo-'));
  server = await startServer({ dataDir });
  demo = await seedDemo(server.admin, server.blobs, 'demo password');
  const json = { 'content-type': 'application/json' };
  const body = { email: demo.email, password: 'demo password', deviceName: 'd', clientId: uuidv7() };
  const answer = await fetch(`${server.url}/session`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify(body),
  });
  const { token, agentId } = signInResponse.parse(await answer.json());
  const post = async (path: string, value: object) => {
    const headers = { ...json, authorization: `Bearer ${token}` };
    return (
      await fetch(`${server.url}${path}`, { method: 'POST', headers, body: JSON.stringify(value) })
    ).text();
  };
  anna = new TestReplica(
    {
      pull: (request) => post('/sync/pull', request),
      push: async (intents, clientId) =>
        pushResponse.parse(JSON.parse(await post('/sync/push', { clientId, protocol: 1, intents }))),
    },
    agentId,
  );
  await anna.pull();
}, 60_000);
afterAll(async () => {
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
});

test('the demo shows every case of the desk with its entries, numbers and owners', () => {
  expect(anna.rows('case')).toHaveLength(demo.workspace.cases.length);
  for (const wanted of demo.workspace.cases) {
    const row = anna.row('case', demo.ids.cases.get(wanted.key)!)!;
    expect(row).toMatchObject({
      number: wanted.number,
      status: wanted.status,
      ownerId: wanted.owner === null ? null : demo.ids.agents[wanted.owner],
      inboxId: demo.ids.inboxes[wanted.inbox],
    });
    const entries = anna.rows('entry').filter((entry) => entry.caseId === row.id);
    expect(entries.map((entry) => entry.state).sort()).toEqual(
      wanted.entries.map((entry) => entry.state).sort(),
    );
  }
});

test('unread cases are unread, the others are not, and old cases keep their times', () => {
  for (const wanted of demo.workspace.cases) {
    const row = anna.row('case', demo.ids.cases.get(wanted.key)!)!;
    const mark = anna.row('readMark', row.id)?.n ?? 0;
    expect([wanted.key, row.lastInboundN > mark]).toEqual([wanted.key, wanted.unreadFor.includes('anna')]);
    expect(row.updatedAt).toBeLessThanOrEqual(server.admin.clock.now());
  }
});

test('the colleague plays his whole part with real acts, and everybody sees it', async () => {
  const before = new Map(anna.rows('case').map((row) => [row.id, row.rev]));
  const player = new ColleaguePlayer(server, demo);
  for (const step of demo.workspace.colleague) await player.step(step);
  await anna.pull();
  const touched = new Set(demo.workspace.colleague.map((step) => demo.ids.cases.get(step.does.case)));
  for (const id of touched) expect(anna.row('case', id!)?.rev).toBeGreaterThan(before.get(id!)!);
  const ben = demo.ids.agents.ben;
  const refused = await server.store.db
    .selectFrom('intent_result')
    .selectAll()
    .where('agent_id', '=', ben)
    .execute();
  const ends = refused.map((row) => (JSON.parse(row.doc) as { end: string }).end);
  expect(ends.filter((end) => end !== 'applied')).toEqual([]);
});
