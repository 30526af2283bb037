import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { feedChecksum } from '#shared/protocol/pull.ts';
import { inboxFeed, orgFeed, userFeed } from '#shared/protocol/feeds.ts';
import { allFeeds, answerLines, encode, firstLoad, identity, openDevice, pull } from '../testing/device.ts';
import type { Answer, Device } from '../testing/device.ts';
import {
  caseIdOf,
  caseRow,
  customerIdOf,
  entry,
  entryIdOf,
  inboxIdOf,
  itemIdOf,
  me,
  message,
  testKey,
  wholeCase,
} from '../testing/rows.ts';

const inbox1 = inboxFeed(inboxIdOf(1));
const inbox2 = inboxFeed(inboxIdOf(2));
const granted = [...allFeeds, inbox2];

const ids = (device: Device, table: string) =>
  device.sync.store.sql.all<{ id: string }>(`SELECT id FROM ${table} ORDER BY id`).map((row) => row.id);

/** Everything of the replica that the server decides, as text. */
function contents(device: Device): string[] {
  const tables = [
    'cases',
    'entries',
    'items',
    'customers',
    'reference',
    'membership',
    'drafts',
    'read_marks',
  ];
  return [...tables, 'shadow'].flatMap((table) =>
    device.sync.store.sql
      .all<Record<string, unknown>>(`SELECT * FROM ${table}`)
      .map(({ indexed: _i, mark: _m, seen: _s, ...row }) => `${table} ${JSON.stringify(row)}`)
      .map((text) => text.replace(/seen\\":\d+/, ''))
      .sort(),
  );
}

/** What only one of two holds: short, where a comparison of all would fill the screen. */
function difference(one: string[], other: string[]): string[] {
  const [a, b] = [new Set(one), new Set(other)];
  return [...one.filter((text) => !b.has(text)), ...other.filter((text) => !a.has(text))];
}

async function loaded(count = 2): Promise<Device> {
  const device = openDevice();
  const cases = Array.from({ length: count }, (_, n) => wholeCase(n + 1)).flat();
  await pull(device, firstLoad(cases));
  return device;
}

const take = (device: Device, n: number) =>
  device.writer.submit({
    name: 'take',
    args: { caseId: caseIdOf(n), entryId: entryIdOf(n), over: false },
    saw: { lastPublicId: itemIdOf(n), entryId: entryIdOf(n), ownerId: null, ownerRev: 0 },
    dependsOn: null,
    resolves: null,
  });

describe('feeds', () => {
  it('keep a case that leaves one feed while another holds it, and remove it with all its children after the last', async () => {
    const device = await loaded();
    await pull(device, {
      granted,
      feeds: [{ feed: inbox2, rows: wholeCase(1, { inboxId: inboxIdOf(2), rev: 2 }) }],
    });
    await pull(device, {
      granted,
      feeds: [
        {
          feed: inbox1,
          gone: [
            ['case', caseIdOf(1)],
            ['item', itemIdOf(1)],
            ['entry', entryIdOf(1)],
          ],
        },
      ],
    });
    expect(ids(device, 'cases')).toEqual([caseIdOf(1), caseIdOf(2)]);
    expect(ids(device, 'items')).toContain(itemIdOf(1));
    await pull(device, {
      granted,
      feeds: [
        {
          feed: inbox2,
          gone: [
            ['case', caseIdOf(1)],
            ['customer', customerIdOf(1)],
          ],
        },
      ],
    });
    expect(ids(device, 'cases')).toEqual([caseIdOf(2)]);
    expect(ids(device, 'items')).toEqual([itemIdOf(2)]);
    expect(ids(device, 'entries')).toEqual([entryIdOf(2)]);
  });

  it('throw away the whole answer to an older request', async () => {
    const device = await loaded();
    const before = contents(device);
    const outcome = await pull(device, {
      generation: 1,
      feeds: [{ feed: inbox1, rows: wholeCase(1, { subject: 'old', rev: 9 }) }],
    });
    expect(outcome).toMatchObject({ complete: false, more: false });
    expect(difference(contents(device), before)).toEqual([]);
  });

  it('sweep after a reset what did not come again, and keep what did', async () => {
    const device = await loaded(3);
    await take(device, 2);
    await pull(device, {
      feeds: [{ feed: inbox1, epoch: 2, reset: true, rows: [...wholeCase(2, { rev: 5 })] }],
    });
    expect(ids(device, 'cases')).toEqual([caseIdOf(2)]);
    expect(ids(device, 'items').filter((id) => id.startsWith('01900000-0005'))).toEqual([itemIdOf(2)]);
    const { case: row } = await device.reader.query('case.get', { caseId: caseIdOf(2) });
    expect(row).toMatchObject({ rev: 5, ownerId: me });
  });

  it('a snapshot in pages sweeps only at its end', async () => {
    const device = await loaded(3);
    await pull(device, {
      more: true,
      feeds: [
        { feed: inbox1, epoch: 2, reset: true, rows: wholeCase(1), more: true, cursor: { after: 'x' } },
      ],
    });
    expect(ids(device, 'cases')).toHaveLength(3);
    await pull(device, { feeds: [{ feed: inbox1, epoch: 2, reset: false, rows: wholeCase(2) }] });
    expect(ids(device, 'cases')).toEqual([caseIdOf(1), caseIdOf(2)]);
  });

  it('[G18] a feed that is no longer granted leaves nothing behind, in tables, index or files', async () => {
    const device = await loaded();
    const { sql, index } = device.sync.store;
    const hash = 'b'.repeat(64);
    const file = { hash, name: 'x', type: '', size: 1, cid: null } as never;
    await device.writer.blobFetched(hash as never, 1);
    await pull(device, {
      granted,
      feeds: [
        {
          feed: inbox2,
          rows: wholeCase(9, { inboxId: inboxIdOf(2) }, { text: 'Geheimnis', attachments: [file] }),
        },
      ],
    });
    while (device.sync.indexSlice());
    await take(device, 9);
    const outcome = await pull(device, { feeds: [], drop: [inbox2] });
    expect(outcome.orphanBlobs).toEqual([hash]);
    expect(ids(device, 'cases')).toEqual([caseIdOf(1), caseIdOf(2)]);
    for (const table of ['entries', 'items', 'customers']) expect(ids(device, table)).toHaveLength(2);
    expect(sql.all('SELECT * FROM shadow')).toEqual([]);
    sql.exec(`CREATE VIRTUAL TABLE temp.terms USING fts5vocab(main, search_index, row)`);
    expect(sql.all(`SELECT term FROM terms WHERE term = 'geheimnis'`)).toEqual([]);
    expect(index.progress()).toBe(1);
    expect(contents(device).join()).not.toContain('Geheimnis');
  });

  it('load a feed anew whose checksum differs, once', async () => {
    const device = await loaded();
    const right = feedChecksum([1, 2].map((n) => ({ id: caseIdOf(n), rev: 1 })));
    expect((await pull(device, { feeds: [{ feed: inbox1, sum: right }] })).mismatched).toEqual([]);
    const wrong = { count: 3, hash: 'ff' };
    const outcome = await pull(device, { feeds: [{ feed: inbox1, sum: wrong }] });
    expect(outcome).toMatchObject({ mismatched: [inbox1], more: true });
    const request = await device.writer.beginPull();
    expect(Object.keys(request.cursors)).not.toContain(inbox1);
    const again = await pull(device, {
      feeds: [{ feed: inbox1, reset: true, rows: [...wholeCase(1), ...wholeCase(2)], sum: right }],
    });
    expect(again.mismatched).toEqual([]);
  });

  it('leave out a row that does not fit and take the others', async () => {
    const device = await loaded();
    await pull(device, {
      feeds: [{ feed: inbox1, rows: [['case', { ...caseRow(5), status: 'flying' }], ...wholeCase(6)] }],
    });
    expect(ids(device, 'cases')).toEqual([caseIdOf(1), caseIdOf(2), caseIdOf(6)]);
    expect(device.sync.store.sql.all('SELECT kind, row_id FROM refused')).toEqual([
      { kind: 'case', row_id: caseIdOf(5) },
    ]);
    await pull(device, { feeds: [{ feed: inbox1, rows: wholeCase(5) }] });
    expect(device.sync.store.sql.all('SELECT kind, row_id FROM refused')).toEqual([]);
  });

  it('children whose case never comes do not stay', async () => {
    const device = await loaded();
    await pull(device, {
      feeds: [
        {
          feed: inbox1,
          rows: [
            ['item', message(7)],
            ['entry', entry(7)],
          ],
        },
      ],
    });
    expect(ids(device, 'items')).toEqual([itemIdOf(1), itemIdOf(2)]);
    expect(ids(device, 'entries')).toEqual([entryIdOf(1), entryIdOf(2)]);
  });

  it('[D22] new inbound messages are told, those of a first load are not', async () => {
    const device = openDevice();
    const arrivals: string[] = [];
    device.onChange((change) => arrivals.push(...change.arrivals));
    await pull(device, firstLoad([...wholeCase(1)]));
    expect(arrivals).toEqual([]);
    const newer = message(8, { caseId: caseIdOf(1), n: 2, text: 'Are you there?' });
    await pull(device, {
      feeds: [
        {
          feed: inbox1,
          rows: [
            ['case', caseRow(1, { lastInboundN: 2, rev: 2 })],
            ['item', newer],
          ],
        },
      ],
    });
    expect(arrivals).toEqual([itemIdOf(8)]);
    expect(await device.reader.query('arrival.get', { itemId: itemIdOf(8) })).toMatchObject({
      snippet: 'Are you there?',
    });
  });
});

describe('settling', () => {
  it('waits for a whole answer that began after the decision', async () => {
    const device = await loaded();
    const { intentId } = await take(device, 1);
    await device.writer.takePush();
    const result = [
      'result',
      {
        id: intentId,
        clientId: identity.clientId,
        caseId: caseIdOf(1),
        end: 'applied',
        reason: null,
        at: 5,
        resolution: null,
        intent: null,
        rev: 1,
      },
    ] as const;
    const user = { feed: userFeed(me), rows: [result] };
    const waiting = async () => (await device.reader.query('outbox.list', {})).sums.waiting;
    const request = await device.writer.beginPull();
    const decided = { n: 1, id: intentId, end: 'applied' as const, reason: null, at: 5 };
    await device.writer.pushAnswered({ last: 1, gap: false, serverTime: 1, results: [decided] });
    await device.writer.applyPull(encode(answerLines(request, { last: 0, feeds: [] })));
    await device.writer.endPull();
    expect(await waiting()).toBe(1);
    await pull(device, { last: 1, more: true, feeds: [user] });
    expect(await waiting()).toBe(1);
    await pull(device, { last: 1, feeds: [] });
    expect(await waiting()).toBe(0);
  });

  it('an answer that is cut counts up to its last whole feed and says so', async () => {
    const device = await loaded();
    const request = await device.writer.beginPull();
    const lines = answerLines(request, { feeds: [{ feed: inbox1, rows: wholeCase(5) }] });
    await device.writer.applyPull(encode(lines.slice(0, -1)));
    expect((await device.writer.endPull()).complete).toBe(false);
    expect(ids(device, 'cases')).toContain(caseIdOf(5));
  });

  it('bytes that are not the protocol are refused', async () => {
    const device = await loaded();
    await device.writer.beginPull();
    await expect(device.writer.applyPull(new TextEncoder().encode('<html>\n'))).rejects.toMatchObject({
      code: 'bad_answer',
    });
  });

  it('lines come in any pieces', async () => {
    const device = openDevice();
    const request = await device.writer.beginPull();
    const bytes = encode(answerLines(request, firstLoad([...wholeCase(1, { subject: 'Zażółć gęślą' })])));
    for (let from = 0; from < bytes.length; from += 7)
      await device.writer.applyPull(bytes.slice(from, from + 7));
    expect((await device.writer.endPull()).complete).toBe(true);
    expect((await device.reader.query('case.get', { caseId: caseIdOf(1) })).case.subject).toBe(
      'Zażółć gęślą',
    );
  });
});

describe('a process that is killed while rows come in', () => {
  const folders: string[] = [];
  afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true })));

  it(
    '[G16] has, after the next pull, just what an undisturbed one has, wherever it was killed',
    { timeout: 60_000 },
    async () => {
      const cases = Array.from({ length: 60 }, (_, n) => wholeCase(n + 1)).flat();
      const second = (): Answer => ({
        granted,
        feeds: [
          { feed: inbox1, epoch: 2, reset: true, rows: [...cases.slice(40), ...wholeCase(200)] },
          { feed: inbox2, rows: wholeCase(3, { inboxId: inboxIdOf(2), rev: 2 }) },
        ],
      });
      const calm = openDevice();
      await pull(calm, firstLoad(cases));
      await take(calm, 30);
      await pull(calm, second());

      for (const steps of [1, 3, 4, 6]) {
        const folder = mkdtempSync(join(tmpdir(), 'caseload-kill-'));
        folders.push(folder);
        const place = { file: join(folder, 'replica.db'), key: testKey() };
        const first = openDevice(place);
        await pull(first, firstLoad(cases));
        await take(first, 30);
        const request = first.sync.beginPull();
        const work = first.sync.applyPull(encode(answerLines(request, second())));
        for (let step = 0; step < steps; step += 1) work.next();
        // The file as it is on disk at this moment, without any good-bye.
        first.sync.store.sql.db.close();
        await first.close();
        const reopened = openDevice(place);
        await pull(reopened, second());
        expect(difference(contents(reopened), contents(calm))).toEqual([]);
        await reopened.close();
      }
    },
  );
});

describe('org feed', () => {
  it('[A2] a reset removes agents and inboxes that are gone', async () => {
    const device = await loaded();
    await pull(device, { feeds: [{ feed: orgFeed, epoch: 2, reset: true, rows: [] }] });
    expect((await device.reader.query('reference.get', {})).inboxes).toEqual([]);
  });
});
