import { join } from 'node:path';
import { caseIdOf } from '#db/testing/rows.ts';
import type { BenchOptions, Figure } from './figure.ts';
import { makeTempDir } from '../support/tempDir.ts';
import { type Amounts, caseRows, changedRows, commonWord, type FeedRow, rareWord } from './generator.ts';
import { percentile, quietest } from './measure.ts';
import { RawPeer } from './rawPeer.ts';
import { benchInbox, ReplicaUnderTest } from './replicaUnderTest.ts';

export const name = 'smoke';

/** Budgets are those of the design (docs/sync.md); a machine that does other work at the same time may miss them. */
const smokeCases = 10_000;
const casesAtOnce = 500;
const pending = 999;

interface Pair {
  readonly replica: ReplicaUnderTest;
  readonly raw: RawPeer;
  readonly amounts: Amounts;
}

/** Lists, cases, acts, search and pulls of one replica, each beside the least that raw SQLite would do. */
export async function run({ cases = smokeCases }: BenchOptions): Promise<Figure[]> {
  const dir = await makeTempDir('bench');
  const pair: Pair = {
    replica: new ReplicaUnderTest(dir.path),
    raw: new RawPeer(join(dir.path, 'raw.db')),
    amounts: { cases, messagesPerCase: 5 },
  };
  try {
    return [
      ...load(pair),
      ...(await reading(pair)),
      ...(await searching(pair)),
      ...(await acting(pair)),
      ...pulling(pair),
    ];
  } finally {
    await pair.replica.close();
    pair.raw.close();
    await dir.remove();
  }
}

function ms(name: string, value: number, raw: number, budget?: number): Figure {
  return {
    name,
    unit: 'ms',
    value,
    ratioTo: { raw: value / raw },
    ...(budget === undefined ? {} : { budget }),
  };
}

const taken = (work: () => void): number => {
  const from = performance.now();
  work();
  return performance.now() - from;
};

function load({ replica, raw, amounts }: Pair): Figure[] {
  const size = `${String(amounts.cases)} cases, ${String(amounts.cases * amounts.messagesPerCase)} messages`;
  let mine = 0;
  let floor = 0;
  let floorIndex = 0;
  for (let from = 0; from < amounts.cases; from += casesAtOnce) {
    const rows: FeedRow[] = [];
    const to = Math.min(amounts.cases, from + casesAtOnce);
    for (let n = from; n < to; n += 1) rows.push(...caseRows(n, amounts));
    mine += replica.pull(rows, to < amounts.cases).ms;
    floor += taken(() => raw.write(rows));
    floorIndex += taken(() => raw.index(rows));
  }
  const index = taken(() => replica.index());
  return [
    // A million messages in a minute (docs/sync.md), so many in their share of it.
    ms(`load ${size}`, mine, floor, Math.max(3000, amounts.cases * 0.6)),
    ms(`search index of ${size}`, index, floorIndex),
  ];
}

async function reading({ replica, raw, amounts }: Pair): Promise<Figure[]> {
  const page = () =>
    replica.query('entries.list', {
      ...{ inboxId: benchInbox, tab: 'open', sort: 'received', descending: true, limit: 50, offset: 0 },
    });
  const open = async (n: number) => {
    const caseId = caseIdOf((n * 37) % amounts.cases);
    await replica.query('case.get', { caseId });
    await replica.query('case.timeline', { caseId, before: null, limit: 50 });
  };
  const list = await quietest(200, page);
  const rawList = await quietest(200, () => raw.firstPage(benchInbox));
  const cases = await quietest(200, open);
  const rawCases = await quietest(200, (n) => raw.openCase(caseIdOf((n * 37) % amounts.cases)));
  return [
    ms('open an inbox, first page, p50', percentile(list, 0.5), percentile(rawList, 0.5), 2),
    ms('open an inbox, first page, p99', percentile(list, 0.99), percentile(rawList, 0.99), 5),
    ms('open a case, p99', percentile(cases, 0.99), percentile(rawCases, 0.99), 5),
  ];
}

async function searching({ replica, raw, amounts }: Pair): Promise<Figure[]> {
  const messages = amounts.cases * amounts.messagesPerCase;
  const queries: Record<string, (n: number) => string> = {
    'a rare word': (n) => rareWord((n * 811) % messages),
    'a common word': () => commonWord,
    'two letters': (n) => ['re', 'fa', 'kl', 'in', 'be'][n % 5] ?? 're',
    'two common words': () => `${commonWord} lever`,
  };
  const figures: Figure[] = [];
  for (const [what, query] of Object.entries(queries)) {
    const found = await quietest(60, (n) =>
      replica.query('search.run', { query: query(n), limit: 50, offset: 0 }),
    );
    const floor = await quietest(60, (n) => raw.search(query(n).replace(' ', '"* "')));
    figures.push(ms(`search ${what}, first page, p99`, percentile(found, 0.99), percentile(floor, 0.99), 50));
  }
  return figures;
}

async function acting({ replica, raw, amounts }: Pair): Promise<Figure[]> {
  const step = Math.max(1, Math.floor(amounts.cases / pending));
  const acts = await quietest(pending / 3, (n) =>
    replica.tag(caseIdOf((n * step) % amounts.cases), `tag ${String(n)}`),
  );
  const body = JSON.stringify(caseRows(0, amounts)[1]?.[1]);
  const floor = await quietest(pending / 3, (n) =>
    raw.act('case', caseIdOf((n * step) % amounts.cases), body),
  );
  return [
    ms('a durable act, p50', percentile(acts, 0.5), percentile(floor, 0.5), 5),
    ms('a durable act, p99', percentile(acts, 0.99), percentile(floor, 0.99), 5),
  ];
}

function pulling({ replica, raw, amounts }: Pair): Figure[] {
  const step = Math.max(1, Math.floor(amounts.cases / pending));
  const mine = Array.from({ length: pending }, (_, n) =>
    caseRows((n * step) % amounts.cases, amounts, 2).filter(([kind]) => kind === 'case'),
  ).flat();
  const rebase = replica.pull(mine, false).ms;
  const rebaseRaw = taken(() => raw.write(mine));
  const changes: FeedRow[] = [];
  for (let n = 0; changes.length < 10_000; n += 1)
    changes.push(...changedRows(n % amounts.cases, amounts, 3 + Math.floor(n / amounts.cases)));
  replica.slices.length = 0;
  const applied = replica.pull(changes, false).ms;
  const appliedRaw = taken(() => raw.write(changes));
  const slices = replica.slices.sort((a, b) => a - b);
  return [
    ms(`rebase ${String(pending)} waiting acts on their changed cases`, rebase, rebaseRaw, 2000),
    ms(`apply 10000 remote changes over ${String(pending)} waiting acts`, applied, appliedRaw, 2000),
    {
      name: 'one transaction of a pull (how long an act may wait), p99',
      unit: 'ms',
      value: percentile(slices, 0.99),
    },
  ];
}
