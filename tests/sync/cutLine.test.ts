import { afterEach, expect, it } from 'vitest';
import { createHttpWorld } from '../../server/testing/httpClient.ts';
import { startFaultProxy } from '../support/faultProxy.ts';
import { actOn, noteOf, openDesktop } from './deskWorld.ts';

const ends: (() => unknown)[] = [];
const within = { timeout: 20_000 };
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

it('[G16] a line that breaks in sign-in, push and pull loses nothing and doubles nothing', async () => {
  const world = await createHttpWorld();
  ends.push(() => world.close());
  const caseId = await world.newCase();
  const proxy = await startFaultProxy(world.server.port);
  ends.push(() => proxy.stop());
  const desktop = openDesktop(() => `http://127.0.0.1:${String(proxy.port)}`, ends);
  const account = desktop.start();
  for (const [direction, afterBytes] of [
    ['up', 100],
    ['down', 60],
  ] as const) {
    proxy.faults.cut = { direction, afterBytes, how: 'rst', once: true };
    await expect(desktop.signIn(account)).rejects.toMatchObject({ code: 'offline' });
    proxy.resetAll();
  }
  await desktop.signIn(account);
  await expect.poll(() => account.desk().sync.status().state, within).toBe('synced');

  const words: string[] = [];
  for (const direction of ['up', 'down'] as const) {
    for (const afterBytes of [1, 150, 400, 900]) {
      proxy.resetAll();
      proxy.faults.cut = { direction, afterBytes, how: 'rst', once: true };
      words.push(`note ${String(words.length)}`);
      await actOn(account, caseId, 'note', noteOf(words.at(-1) ?? ''));
      account.desk().sync.now();
    }
  }
  proxy.heal();
  account.desk().sync.now();
  const { reader } = account.desk().replica;
  const sums = async () => (await reader.query('outbox.list', {})).sums;
  await expect.poll(sums, within).toMatchObject({ applied: words.length, waiting: 0, needYou: 0 });
  const stored = await world.server.store.db.selectFrom('item').select('doc').execute();
  const texts = stored.map(({ doc }) => (JSON.parse(doc) as { text?: string }).text);
  expect(texts.filter((text) => text?.startsWith('note ')).sort()).toEqual(words.sort());
}, 90_000);
