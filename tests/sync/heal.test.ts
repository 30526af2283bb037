import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inboxFeed } from '#shared/protocol/feeds.ts';
import { ReplicaClient } from '#db/client.ts';
import { openDatabase } from '#db/open.ts';
import type { Healing, Replica } from '#db/port.ts';
import { answerLines, encode, firstLoad, identity } from '#db/testing/device.ts';
import { caseIdOf, inboxIdOf, testKey } from '#db/testing/rows.ts';
import { caseRows } from '../bench/generator.ts';
import { damagePage } from './damage.ts';
import { Random } from './random.ts';

/** `CASELOAD_HEAL_CASES=100000` makes it as large as a real desk (docs/testing.md). */
const cases = Number(process.env['CASELOAD_HEAL_CASES'] ?? 1000);
const amounts = { cases, messagesPerCase: 2 };
const feed = inboxFeed(inboxIdOf(1));
const atOnce = 1000;
const within = { timeout: 120_000 + cases * 20, interval: 200 };

/** The inbox as its server would send it, in several answers. */
async function load({ writer }: Replica): Promise<void> {
  for (let from = 1; from <= cases; from += atOnce) {
    const count = Math.min(atOnce, cases - from + 1);
    const rows = Array.from({ length: count }, (_, k) => caseRows(from + k, amounts)).flat();
    const request = await writer.beginPull();
    const part = { feed, rows, more: from + atOnce <= cases };
    const known = Object.keys(request.cursors).some((name) => name.startsWith('user:'));
    const answer = known ? { feeds: [part] } : { feeds: [...firstLoad([]).feeds.slice(0, 2), part] };
    await writer.applyPull(encode(answerLines(request, answer)));
    await writer.endPull();
  }
}

async function actOn({ writer }: Replica, n: number): Promise<void> {
  await writer.submit({
    name: 'tag',
    args: { caseId: caseIdOf(n), tag: 'late', add: true },
    saw: { lastPublicId: null, entryId: null, ownerId: null, ownerRev: null },
    dependsOn: null,
    resolves: null,
  });
}

const outbox = (replica: Replica) => replica.reader.query('outbox.list', {});

it(
  `[G16] random pages of a replica of ${String(cases)} cases are overwritten: found, mended, and the outbox is equal`,
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'caseload-heal-'));
    const place = { file: join(folder, 'replica.db'), key: testKey(), identity };
    const worker = new URL('../../db/worker.ts', import.meta.url);
    const open = (heard: Healing[] = []) => ReplicaClient.open(worker, place, (one) => heard.push(one));
    try {
      const first = await open();
      await load(first);
      for (let n = 1; n <= 25; n += 1) await actOn(first, n * 7);
      await expect.poll(async () => (await first.reader.query('figures.get', {})).indexed, within).toBe(1);
      const before = await outbox(first);
      await first.close();

      const pages = overwriteRandomPages(place, 30);
      const heard: Healing[] = [];
      const began = performance.now();
      const replica = await open(heard);
      const opened = performance.now() - began;
      const sound = heard.length === 0 && (await replica.check());
      expect(sound).toBe(false);
      const mended = performance.now() - began;
      const { reloaded, damaged } = reportIn(heard);
      expect(reloaded).toEqual([feed]);
      expect(await outbox(replica)).toEqual(before);

      await load(replica);
      const whole = performance.now() - began;
      expect(await outbox(replica)).toEqual(before);
      const all = { type: 'all' } as const;
      const page = { offset: 0, limit: 1, mine: false, unanswered: false };
      expect(await replica.reader.query('cases.list', { ...page, scope: all, sort: 'newest' })).toMatchObject(
        { total: cases },
      );
      const detail = await replica.reader.query('case.get', { caseId: caseIdOf(7) });
      expect(detail.case.tags).toEqual(['late']);
      const started = performance.now();
      expect(await replica.check()).toBe(true);
      const figures = { pages, opened, mended, whole, soundCheck: performance.now() - started };
      console.log(JSON.stringify({ cases, bytes: statSync(place.file).size, damaged, ...figures }));
      await replica.close();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
  within.timeout * 3,
);

function reportIn(heard: readonly Healing[]) {
  const mended = heard.flatMap((one) => (one.t === 'mended' ? [one.report] : []));
  expect(mended).toHaveLength(1);
  const [report] = mended;
  if (report === undefined) throw new Error('nothing was mended');
  return report;
}

/** Pages of rows that the server has too, anywhere among those; what lies in the ledger has tests of its own. */
function overwriteRandomPages(place: { file: string; key: Uint8Array }, count: number): number {
  const sql = openDatabase({ ...place, readonly: false });
  sql.db.pragma('wal_checkpoint(TRUNCATE)');
  const found = sql.all<{ pageno: number }>(
    `SELECT pageno FROM dbstat WHERE pageno > 1 AND name NOT LIKE '%ledger%' AND name NOT IN
       ('meta', 'settings', 'cursors', 'shadow', 'reference', 'drafts', 'read_marks', 'results')
       AND name NOT LIKE 'sqlite_autoindex_meta%' AND name NOT LIKE 'sqlite_autoindex_cursors%'`,
  );
  sql.db.close();
  const random = new Random(cases);
  const chosen = new Set<number>();
  while (chosen.size < count) chosen.add(random.pick(found).pageno);
  for (const page of chosen) damagePage(place.file, page);
  return chosen.size;
}
