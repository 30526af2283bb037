import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseId } from '#shared/domain/ids.ts';
import { firstLoad, openDevice, pull } from '../testing/device.ts';
import type { Device } from '../testing/device.ts';
import { caseIdOf, caseRow, customer, entry, itemIdOf, message, startTime } from '../testing/rows.ts';
import { excerptOf } from './excerpt.ts';
import { fold, wordsOf } from './fold.ts';
import { SearchIndex } from './index.ts';

const texts = [
  'Your invoice 4711 was paid twice, please refund me.',
  'Graag de factuur voor het ijsje, één keer betaald.',
  'Jeg ønsker å få pengene tilbake, også på Bokmål: blåbærsyltetøy.',
  'Proszę o zwrot pieniędzy, płatność była podwójna. Zażółć gęślą jaźń.',
  'Die Straße ist gesperrt; bitte die Rechnung für Größe 42.',
];

async function device(indexed = true): Promise<Device> {
  const made = openDevice();
  const rows = texts.flatMap((text, at): [string, unknown][] => {
    const n = at + 1;
    const who = customer(n, { name: n === 4 ? 'Łukasz Żółty' : `Customer ${n}` });
    return [
      ['customer', who],
      [
        'case',
        caseRow(n, {
          snippet: text.slice(0, 100),
          subject: `Case about ${['refund', 'ice', 'jam', 'zwrot', 'road'][at] ?? ''}`,
        }),
      ],
      ['entry', entry(n)],
      [
        'item',
        message(n, {
          text,
          at: startTime + n * 1000,
          from: { name: who.name, address: `customer${n}@example.org` },
        }),
      ],
    ];
  });
  await pull(made, firstLoad(rows));
  if (indexed) while (made.sync.indexSlice());
  return made;
}

const search = async (made: Device, query: string): Promise<CaseId[]> =>
  (await made.reader.query('search.run', { query, offset: 0, limit: 50 })).hits.map((hit) => hit.caseId);

describe('search', () => {
  it.each([
    ['refund twice', 1],
    ['REFU', 1],
    ['een keer', 2],
    ['factuur ijs', 2],
    ['onsker', 3],
    ['ønsker å', 3],
    ['blabaersyltetoy', 3],
    ['platnosc', 4],
    ['zazolc gesla jazn', 4],
    ['lukasz zolty', 4],
    ['strasse grosse', 5],
    ['Straße', 5],
    ['customer5@example.org', 5],
  ])('[E6-E7] finds "%s"', async (query, n) => {
    expect(await search(await device(), query)).toEqual([caseIdOf(n)]);
  });

  it('[E6-E7] a full number gives exactly one hit, also before anything is indexed', async () => {
    const made = await device(false);
    expect(await search(made, '1003')).toEqual([caseIdOf(3)]);
    expect(await search(made, ' #1003 ')).toEqual([caseIdOf(3)]);
    expect((await made.reader.query('search.run', { query: 'refund', offset: 0, limit: 5 })).indexed).toBe(0);
  });

  it('works while the index is being built and says how far it is', async () => {
    const made = await device(false);
    made.sync.store.sql.transaction(false, () => new SearchIndex(made.sync.store.sql).slice(6));
    const { hits, indexed } = await made.reader.query('search.run', { query: 'bitte', offset: 0, limit: 5 });
    expect(hits.map((hit) => hit.caseId)).toEqual([caseIdOf(5)]);
    expect(indexed).toBeGreaterThan(0);
    expect(indexed).toBeLessThan(1);
  });

  it('marks the found words in the text as it was written', async () => {
    const { hits } = await (
      await device()
    ).reader.query('search.run', { query: 'platnosc', offset: 0, limit: 5 });
    const hit = hits[0]!;
    expect(hit.marks.map(([from, to]) => hit.excerpt.slice(from, to))).toEqual(['płatność']);
    expect(hit.itemId).toBe(itemIdOf(4));
  });

  it('shows matches of subject and customer first, then the newest', async () => {
    const made = await device();
    await pull(made, {
      feeds: [
        {
          feed: 'inbox:01900000-0002-7000-8000-000000000001',
          rows: [8, 9].flatMap((n): [string, unknown][] => [
            ['case', caseRow(n, { customerId: null, subject: 'Other' })],
            ['item', message(n, { text: 'a refund please', subject: 'Other', at: startTime + n * 1000 })],
          ]),
        },
      ],
    });
    while (made.sync.indexSlice());
    expect(await search(made, 'refund')).toEqual([caseIdOf(1), caseIdOf(9), caseIdOf(8)]);
  });

  it('a question that is no word, or nonsense of FTS, finds nothing and fails at nothing', async () => {
    const made = await device();
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 40 }), async (query) => {
        await search(made, query);
      }),
      { numRuns: 200 },
    );
    expect(await search(made, '" OR NEAR( * ^')).toEqual([]);
    expect(await search(made, '!!!')).toEqual([]);
  });

  it('follows a changed customer and a removed case', async () => {
    const made = await device();
    const feed = 'inbox:01900000-0002-7000-8000-000000000001';
    await pull(made, {
      feeds: [{ feed, rows: [['customer', customer(1, { name: 'Renamed Person', rev: 2 })]] }],
    });
    while (made.sync.indexSlice());
    expect(await search(made, 'renamed')).toEqual([caseIdOf(1)]);
    await pull(made, { feeds: [{ feed, gone: [['case', caseIdOf(1)]] }] });
    expect(await search(made, 'renamed')).toEqual([]);
    expect(await search(made, 'twice')).toEqual([]);
  });
});

describe('folding', () => {
  it('is the same for every way of writing a letter, and done after once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const once = fold(text);
        expect(fold(once)).toBe(once);
        expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')));
      }),
    );
    expect(wordsOf('Łódź, Tromsø & Ærø — Straße!')).toEqual(['lodz', 'tromso', 'aero', 'strasse']);
  });

  it('an excerpt never points outside of itself', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme' })),
        fc.string(),
        fc.string(),
        (parts, query, fallback) => {
          const { excerpt, marks } = excerptOf([parts.join(' ')], wordsOf(query), fallback);
          for (const [from, to] of marks) {
            expect(from).toBeLessThan(to);
            expect(to).toBeLessThanOrEqual(excerpt.length);
          }
        },
      ),
    );
  });
});
