import { describe, expect, it } from 'vitest';
import { firstLoad, openDevice, pull } from '../testing/device.ts';
import type { Device } from '../testing/device.ts';
import {
  ben,
  caseIdOf,
  customer,
  customerIdOf,
  entry,
  entryIdOf,
  inboxIdOf,
  itemIdOf,
  me,
  wholeCase,
} from '../testing/rows.ts';

/** Everything a connection is asked, with its plan. */
function spy(device: Device): { text: string; plan: string }[] {
  const { sql } = device.sync.store;
  const asked: { text: string; plan: string }[] = [];
  const { all, get } = { all: sql.all.bind(sql), get: sql.get.bind(sql) };
  const note = (text: string, params: unknown[]) => {
    const plan = sql.db.prepare(`EXPLAIN QUERY PLAN ${text}`).all(...params) as { detail: string }[];
    asked.push({ text, plan: plan.map(({ detail }) => detail).join(' | ') });
  };
  Object.assign(sql, {
    all: (text: string, ...params: never[]) => (note(text, params), all(text, ...params)),
    get: (text: string, ...params: never[]) => (note(text, params), get(text, ...params)),
  });
  return asked;
}

async function loaded(): Promise<Device> {
  const device = openDevice();
  const rows = Array.from({ length: 30 }, (_, n) => wholeCase(n + 1)).flat();
  await pull(device, firstLoad(rows));
  while (device.sync.indexSlice());
  return device;
}

const page = { offset: 0, limit: 50 };
const scopes = [
  'mine',
  'attention',
  'drafts',
  'unanswered',
  'solved',
  'closed',
  'all',
  'archived',
  'spam',
  'deleted',
] as const;

describe('every list is served by an index', () => {
  it('cases.list in its usual order neither scans the table nor sorts', async () => {
    const device = await loaded();
    const asked = spy(device);
    const list = { ...page, sort: 'newest', mine: false, unanswered: false } as const;
    for (const type of scopes) await device.reader.query('cases.list', { ...list, scope: { type } });
    await device.reader.query('cases.list', { ...list, scope: { type: 'inbox', inboxId: inboxIdOf(1) } });
    const pages = asked.filter(({ text }) => text.includes('LIMIT ? OFFSET ?'));
    expect(pages).toHaveLength(scopes.length + 1);
    for (const { plan } of pages) {
      expect(plan).toMatch(/USING (COVERING )?INDEX cases_/);
      expect(plan).not.toMatch(/SCAN (c|cases)($| \|)/);
    }
  });

  it.each(['oldest', 'number', 'created', 'subject', 'due'] as const)(
    'cases.list by %s reads an index',
    async (sort) => {
      const device = await loaded();
      const asked = spy(device);
      await device.reader.query('cases.list', {
        ...page,
        sort,
        mine: false,
        unanswered: false,
        scope: { type: 'all' },
      });
      for (const { plan } of asked) expect(plan).not.toMatch(/SCAN (c|cases)($| \|)/);
    },
  );

  it('entries, timeline, case, customer, counts, outbox, cards and search read no table from end to end', async () => {
    const device = await loaded();
    const asked = spy(device);
    const { reader } = device;
    for (const sort of ['due', 'received', 'subject', 'owner'] as const) {
      for (const tab of ['open', 'mine', 'unowned', 'completed'] as const)
        await reader.query('entries.list', {
          ...page,
          inboxId: inboxIdOf(1),
          tab,
          sort,
          descending: false,
          completedSince: 5,
        });
    }
    await reader.query('case.timeline', { caseId: caseIdOf(1), before: null, limit: 50 });
    await reader.query('case.get', { caseId: caseIdOf(1) });
    await reader.query('customer.get', { customerId: customerIdOf(1) });
    await reader.query('entries.message', { entryId: entryIdOf(1) });
    await reader.query('sidebar.counts', {});
    await reader.query('outbox.list', {});
    await reader.query('needsYou.list', {});
    await reader.query('figures.get', {});
    await reader.query('search.run', { ...page, query: 'subject' });
    for (const { text, plan } of asked)
      expect(plan, text).not.toMatch(/SCAN (c|cases|e|entries|i|items|l|ledger)($| \|)/);
    expect(asked.length).toBeGreaterThan(40);
  });
});

describe('views', () => {
  it('[A4] entries.list sorts, counts its tabs and names the customer', async () => {
    const device = await loaded();
    await pull(device, {
      feeds: [
        {
          feed: 'inbox:01900000-0002-7000-8000-000000000001',
          rows: [
            ['entry', entry(1, { dueAt: 500, ownerId: me, ownerRev: 1, rev: 2 })],
            ['entry', entry(2, { dueAt: 400, ownerId: ben, ownerRev: 1, rev: 2 })],
            ['entry', entry(3, { state: 'completed', endedAt: 9, endedBy: ben, rev: 2 })],
            ['customer', customer(2, { name: 'Zoë', rev: 2 })],
          ],
        },
      ],
    });
    const list = (tab: 'open' | 'mine' | 'completed') =>
      device.reader.query('entries.list', {
        ...page,
        inboxId: inboxIdOf(1),
        tab,
        sort: 'due',
        descending: false,
      });
    const open = await list('open');
    expect(open.counts).toEqual({ open: 29, mine: 1, unowned: 27, completed: 1 });
    expect(open.rows.slice(0, 2).map((row) => [row.entry.id, row.customerName])).toEqual([
      [entryIdOf(2), 'Zoë'],
      [entryIdOf(1), 'Customer 1'],
    ]);
    expect((await list('mine')).rows.map((row) => row.entry.id)).toEqual([entryIdOf(1)]);
    expect(await device.reader.query('sidebar.counts', {})).toMatchObject({
      mine: 1,
      attention: 30,
      unanswered: 30,
      badge: 1,
    });
    expect((await device.reader.query('entries.message', { entryId: entryIdOf(1) })).message?.id).toBe(
      itemIdOf(1),
    );
  });

  it('[A4] completed today: what ended at the asker’s midnight or later, in list and figure alike', async () => {
    const device = await loaded();
    const ended = (n: number, endedAt: number) =>
      ['entry', entry(n, { state: 'completed', endedAt, endedBy: ben, rev: 2 })] as const;
    await pull(device, {
      feeds: [
        {
          feed: 'inbox:01900000-0002-7000-8000-000000000001',
          rows: [ended(1, 999), ended(2, 1000), ended(3, 1001)],
        },
      ],
    });
    const question = {
      ...page,
      inboxId: inboxIdOf(1),
      tab: 'completed',
      sort: 'received',
      descending: false,
    } as const;
    const today = await device.reader.query('entries.list', { ...question, completedSince: 1000 });
    expect(today.rows.map((row) => row.entry.id)).toEqual([entryIdOf(2), entryIdOf(3)]);
    expect([today.total, today.counts.completed]).toEqual([2, 2]);
    expect((await device.reader.query('entries.list', question)).total).toBe(3);
  });

  it('[B18] what is put away leaves every list of work and stands in its folder, and nowhere else', async () => {
    const device = await loaded();
    const saw = { lastPublicId: itemIdOf(1), entryId: null, ownerId: null, ownerRev: null };
    const submit = (name: string) =>
      device.writer.submit({ name, args: { caseId: caseIdOf(1) }, saw, dependsOn: null, resolves: null });
    const counts = async () => {
      const list = { ...page, sort: 'newest', mine: false, unanswered: false } as const;
      const found: Record<string, number> = {};
      for (const type of scopes) {
        if (type === 'drafts') continue;
        const { rows, total } = await device.reader.query('cases.list', { ...list, scope: { type } });
        expect(rows).toHaveLength(total);
        found[type] = total;
      }
      const inbox = { type: 'inbox', inboxId: inboxIdOf(1) } as const;
      found['inbox'] = (await device.reader.query('cases.list', { ...list, scope: inbox })).total;
      const entries = await device.reader.query('entries.list', {
        ...page,
        inboxId: inboxIdOf(1),
        tab: 'open',
        sort: 'due',
        descending: false,
      });
      expect(entries.rows).toHaveLength(entries.total);
      const sidebar = await device.reader.query('sidebar.counts', {});
      return { ...found, entries: entries.total, open: sidebar.inboxes[0]?.open, aside: sidebar.archived };
    };
    const before = await counts();
    await submit('archive');
    const after = await counts();
    expect(after).toEqual({
      ...before,
      attention: 29,
      unanswered: 29,
      all: 29,
      inbox: 29,
      entries: 29,
      open: 29,
      archived: 1,
      aside: 1,
    });
    const hit = (await device.reader.query('search.run', { ...page, query: '#1' })).hits[0];
    expect(hit).toMatchObject({ place: 'archived' });
    await submit('restore');
    expect(await counts()).toEqual(before);
  });

  it('three facts of "new": reading a case changes two of them and leaves it unanswered', async () => {
    const device = await loaded();
    const first = async () =>
      (
        await device.reader.query('cases.list', {
          ...page,
          scope: { type: 'all' },
          sort: 'oldest',
          mine: false,
          unanswered: false,
        })
      ).rows[0];
    expect(await first()).toMatchObject({ unread: true, notViewed: true, unanswered: true });
    await device.writer.submit({
      name: 'read',
      args: { caseId: caseIdOf(1), n: 1 },
      saw: { lastPublicId: null, entryId: null, ownerId: null, ownerRev: null },
      dependsOn: null,
      resolves: null,
    });
    expect(await first()).toMatchObject({ unread: false, notViewed: false, unanswered: true });
  });

  it('settings keep what was set and survive what no longer fits', async () => {
    const device = await loaded();
    await device.writer.setSettings({ theme: 'dark', listWidth: 400 });
    device.sync.store.sql.run(`INSERT OR REPLACE INTO settings VALUES ('density', '"huge"'), ('gone', '1')`);
    expect(await device.reader.query('settings.get', {})).toMatchObject({
      theme: 'dark',
      listWidth: 400,
      density: 'comfortable',
    });
    await expect(device.writer.setSettings({ listWidth: 9 })).rejects.toMatchObject({ code: 'invalid' });
  });
});
