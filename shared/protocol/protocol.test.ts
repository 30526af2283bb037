import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deriveId } from '../domain/ids.ts';
import { caseStatus, mayChangeStatus, statusAfterInbound } from '../domain/status.ts';
import { feedName, inboxFeed, inboxOfFeed } from './feeds.ts';
import { feedChecksum } from './pull.ts';
import { ageOf } from './push.ts';

test('the age of an act never exceeds what the server’s own clock proves, whatever a device clock says', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1e9 }),
      fc.integer({ min: 0, max: 1e9 }),
      fc.option(fc.double(), { nil: null }),
      (asOf, later, elapsedMs) => {
        const age = ageOf({ asOf, elapsedMs }, asOf + later);
        expect(age).toBeGreaterThanOrEqual(0);
        expect(age).toBeLessThanOrEqual(later);
      },
    ),
  );
});

test('a believable elapsed time makes fresh words on old knowledge fresh; an unbelievable one counts for nothing', () => {
  expect(ageOf({ asOf: 0, elapsedMs: 60_000 }, 50_000_000)).toBe(60_000);
  expect(ageOf({ asOf: 0, elapsedMs: -5 }, 50_000_000)).toBe(50_000_000);
  expect(ageOf({ asOf: 0, elapsedMs: 90_000_000 }, 50_000_000)).toBe(50_000_000);
  expect(ageOf({ asOf: 0, elapsedMs: Number.NaN }, 50_000_000)).toBe(50_000_000);
});

test('the feed checksum does not depend on order and notices a changed revision, a lost row and a doubled row', () => {
  const row = fc.record({ id: fc.uuid(), rev: fc.nat() });
  fc.assert(
    fc.property(fc.uniqueArray(row, { selector: (r) => r.id, minLength: 1 }), fc.nat(), (rows, at) => {
      const sum = feedChecksum(rows);
      expect(feedChecksum(rows.toReversed())).toEqual(sum);
      const i = at % rows.length;
      const changed = rows.map((r, index) => (index === i ? { ...r, rev: r.rev + 1 } : r));
      expect(feedChecksum(changed)).not.toEqual(sum);
      expect(feedChecksum(rows.filter((_, index) => index !== i))).not.toEqual(sum);
      expect(feedChecksum([...rows, rows[i]!])).not.toEqual(sum);
    }),
  );
});

test('derived ids are UUIDs and differ by label', () => {
  fc.assert(
    fc.property(fc.uuid({ version: 7 }), fc.string(), fc.string(), (id, a, b) => {
      expect(deriveId(id, a)).toMatch(/^[0-9a-f-]{36}$/);
      if (a !== b) expect(deriveId(id, a)).not.toBe(deriveId(id, b));
    }),
  );
});

test('no status leads to itself, closed leads nowhere, and a customer wakes all but closed', () => {
  for (const from of caseStatus.options) {
    expect(mayChangeStatus(from, from)).toBe(false);
    expect(mayChangeStatus('closed', from)).toBe(false);
    const woken = statusAfterInbound(from);
    expect(['new', 'open', 'closed']).toContain(woken);
  }
});

test('feed names are checked and lead back to their inbox', () => {
  const inbox = '00000000-0000-7000-8000-000000000006' as Parameters<typeof inboxFeed>[0];
  expect(inboxOfFeed(feedName.parse(inboxFeed(inbox)))).toBe(inbox);
  expect(inboxOfFeed('org')).toBeNull();
  expect(feedName.safeParse('inbox:../../etc').success).toBe(false);
});
