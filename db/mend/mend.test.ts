import { closeSync, openSync, readSync, writeSync, copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inboxFeed } from '#shared/protocol/feeds.ts';
import { caseRows } from '../../tests/bench/generator.ts';
import { openDatabase } from '../open.ts';
import { finish } from '../inProcess.ts';
import { firstLoad, identity, openDevice, pull } from '../testing/device.ts';
import type { Device } from '../testing/device.ts';
import { testFolders } from '../testing/folders.ts';
import { caseIdOf, inboxIdOf, itemIdOf, testKey } from '../testing/rows.ts';
import { check } from './check.ts';
import { mend } from './mend.ts';
import { commitMend } from './swap.ts';

const folder = testFolders();
const amounts = { cases: 300, messagesPerCase: 2 };
const everything = () => Array.from({ length: amounts.cases }, (_, n) => caseRows(n + 1, amounts)).flat();
const newPlace = () => ({ file: join(folder(), 'replica.db'), key: testKey(), identity });
type Place = ReturnType<typeof newPlace>;

/** One bit of a page of each of these b-trees is turned over. Returns how many pages there were to choose from. */
function flip(place: Place, trees: readonly string[], kind = 'leaf'): void {
  const sql = openDatabase({ ...place, readonly: false });
  sql.db.pragma('wal_checkpoint(TRUNCATE)');
  const pages = trees.map((tree) => {
    const found = sql.all<{ pageno: number }>(
      'SELECT pageno FROM dbstat WHERE name = ? AND pagetype = ?',
      tree,
      kind,
    );
    return found[Math.floor(found.length / 2)]?.pageno ?? 0;
  });
  sql.db.close();
  expect(Math.min(...pages)).toBeGreaterThan(1);
  const handle = openSync(place.file, 'r+');
  for (const page of pages) {
    const byte = Buffer.alloc(1);
    const at = (page - 1) * 4096 + 1000;
    readSync(handle, byte, 0, 1, at);
    byte[0] = (byte[0] ?? 0) ^ 1;
    writeSync(handle, byte, 0, 1, at);
  }
  closeSync(handle);
}

async function filled(place: Place): Promise<Device> {
  const device = openDevice(place);
  await pull(device, firstLoad(everything()));
  while (device.sync.indexSlice());
  for (let n = 1; n <= 20; n += 1) await tag(device, n);
  return device;
}
const tag = (device: Device, n: number) =>
  device.writer.submit({
    name: 'tag',
    args: { caseId: caseIdOf(n), tag: 'late', add: true },
    saw: { lastPublicId: null, entryId: null, ownerId: null, ownerRev: null },
    dependsOn: null,
    resolves: null,
  });
const mended = (place: Place, suspects: readonly string[] = []) => finish(mend(place, suspects, () => 'x'));
const search = async (device: Device) =>
  (await device.reader.query('search.run', { query: 'regards', offset: 0, limit: 200 })).hits.length;

describe('[G16] mending a replica', () => {
  it.each([
    ['a table leaf', ['items'], 'leaf'],
    ['an inner page', ['items'], 'internal'],
    ['the index of a table', ['cases_last'], 'leaf'],
    ['the index of a primary key', ['sqlite_autoindex_items_1'], 'leaf'],
    ['the search index', ['search_index_data'], 'leaf'],
    ['several at once', ['cases', 'entries', 'items', 'customers', 'membership'], 'leaf'],
  ])(
    'a check finds a turned bit in %s, and the copy is sound with the same outbox',
    async (_, trees, kind) => {
      const place = newPlace();
      const device = await filled(place);
      const before = await device.reader.query('outbox.list', {});
      await device.close();
      expect(finish(check(place))).toEqual([]);
      flip(place, trees, kind);
      expect(finish(check(place))).not.toEqual([]);
      const report = mended(place);
      expect(report).toMatchObject({ whole: true, waiting: 20 });
      commitMend(place.file);
      const again = openDevice(place);
      expect(finish(check(place))).toEqual([]);
      const { waiting, sums } = await again.reader.query('outbox.list', {});
      expect(waiting.map(({ id, params }) => [id, params])).toEqual(
        before.waiting.map(({ id, params }) => [id, params]),
      );
      expect(sums).toEqual(before.sums);
      await reload(again, report.reloaded.length > 0);
      await again.close();
    },
  );

  /** What was lost comes again with the next pull, and what was done here shows on it. */
  async function reload(device: Device, needed: boolean): Promise<void> {
    const request = await device.writer.beginPull();
    expect(request.cursors[inboxFeed(inboxIdOf(1))] === undefined).toBe(needed);
    if (needed) await pull(device, { feeds: [{ feed: inboxFeed(inboxIdOf(1)), rows: everything() }] });
    while (device.sync.indexSlice());
    const all = { type: 'all' } as const;
    const page = { offset: 0, limit: 1, mine: false, unanswered: false };
    const { total } = await device.reader.query('cases.list', { ...page, scope: all, sort: 'newest' });
    expect(total).toBe(amounts.cases);
    for (const n of [1, 2, 20]) {
      const detail = await device.reader.query('case.get', { caseId: caseIdOf(n) });
      expect(detail.case.tags).toEqual(['late']);
    }
    expect(await search(device)).toBeGreaterThan(0);
    const asked = { caseId: caseIdOf(150), before: null, limit: 10 };
    const { items } = await device.reader.query('case.timeline', asked);
    expect(items.map(({ item }) => item.id)).toEqual([itemIdOf(300), itemIdOf(301)]);
  }

  it('says when acts cannot be read, and makes nothing in place of them', async () => {
    const place = newPlace();
    const device = await filled(place);
    await device.close();
    flip(place, ['ledger']);
    expect(finish(check(place))).toEqual(['ledger']);
    expect(mended(place)).toMatchObject({ whole: false, damaged: ['ledger'] });
  });

  it('gives the acts a new client record where the numbers of the old one are lost', async () => {
    const place = newPlace();
    const device = await filled(place);
    const sent = await device.writer.takePush();
    await device.close();
    flip(place, ['meta']);
    const client = '01900000-0008-7000-8000-000000000077';
    expect(finish(mend(place, [], () => client))).toMatchObject({ whole: true, waiting: 20 });
    commitMend(place.file);
    const again = openDevice(place);
    const batch = await again.writer.takePush();
    expect(batch.clientId).toBe(client);
    expect(batch.intents.map(({ id, n }) => [id, n])).toEqual(sent.intents.map(({ id, n }) => [id, n]));
    await again.close();
  });

  it('a copy that counts is taken after an end in the middle of the exchange', async () => {
    const place = newPlace();
    const device = await filled(place);
    await device.close();
    copyFileSync(place.file, `${place.file}.before`);
    mended(place);
    commitMend(place.file);
    copyFileSync(`${place.file}.before`, `${place.file}-wal`);
    const again = openDevice(place);
    expect((await again.reader.query('outbox.list', {})).sums.waiting).toBe(20);
    await again.close();
  });
});
