import { describe, expect, test } from 'vitest';
import type { Lease } from '../domain/case.ts';
import { longestLeaseMs } from './leaseRules.ts';
import { act, events, ids, written } from './testBundle.ts';

// Server time is 5000 in these tests.
const lease: Lease = { agentId: ids.ben, until: 9000, since: 2000, took: true, recalled: null };
const owned = { ownerId: ids.ben, ownerRev: 1, ownerSince: 2000 };
const withBen = { case: { lease, ownerId: ids.ben }, entry: owned };
const mine = {
  case: { lease: { ...lease, agentId: ids.anna }, ownerId: ids.anna },
  entry: { ...owned, ownerId: ids.anna },
};
const recalled = { by: ids.ben, at: 4000, reason: 'needed' };
const knows = { lease: { since: 2000, recalledAt: null }, ownerId: ids.ben, ownerRev: 1 };
const lead = { rights: ['read', 'work', 'forward', 'cancel', 'manage'] as const };
const reply = {
  itemId: ids.item,
  to: [{ name: 'Eleanor', address: 'eleanor@mail.example' }],
  cc: [],
  subject: 'Re',
  text: 'words',
  html: null,
  attachments: [],
  answersId: null,
  draftId: null,
  draftRev: 0,
  askedOwner: false,
  restore: false,
};

describe('[G2] taking a case along', () => {
  test('an entry that nobody owns becomes mine with the lease, and the timeline says until when', () => {
    const outcome = act('lease', { until: 9000 });
    expect(outcome.end).toBe('applied');
    expect(written(outcome, 'case')[0]).toMatchObject({
      ownerId: ids.anna,
      lease: { agentId: ids.anna, until: 9000, since: 5000, took: true, recalled: null },
    });
    expect(written(outcome, 'entry')[0]).toMatchObject({ ownerId: ids.anna, ownerRev: 1 });
    expect(events(outcome)).toEqual(['leased']);
  });
  test('the second to come is told who has it and until when', () => {
    expect(act('lease', { until: 9000 }, withBen)).toMatchObject({
      end: 'superseded',
      reason: { code: 'leased', by: ids.ben, at: 9000 },
    });
  });
  test('an entry of a colleague is not taken along', () => {
    expect(act('lease', { until: 9000 }, { entry: owned })).toMatchObject({ reason: { code: 'owned' } });
  });
  test('an end that has passed or is too far away is refused by server time', () => {
    expect(act('lease', { until: 5000 })).toMatchObject({
      end: 'superseded',
      reason: { code: 'lease_over' },
    });
    expect(act('lease', { until: 5001 + longestLeaseMs })).toMatchObject({
      end: 'parked',
      reason: { code: 'lease_too_long' },
    });
    expect(act('lease', { until: 5000 + longestLeaseMs }).end).toBe('applied');
  });
  test('a lease that is over keeps nobody from anything', () => {
    const over = { case: { lease: { ...lease, until: 5000 } } };
    expect(act('take', { entryId: ids.entry, over: false }, over).end).toBe('applied');
  });
});

describe('[G2] what colleagues may do meanwhile', () => {
  test('taking is superseded, ending and forwarding are parked, a note goes', () => {
    expect(act('take', { entryId: ids.entry, over: false }, withBen)).toMatchObject({
      end: 'superseded',
      reason: { code: 'leased', by: ids.ben },
    });
    for (const name of ['complete', 'cancel'] as const) {
      expect(act(name, { entryId: ids.entry, solve: false }, withBen, { saw: knows })).toMatchObject({
        end: 'parked',
        reason: { code: 'leased' },
      });
    }
    expect(act('archive', {}, withBen, { saw: knows })).toMatchObject({
      end: 'parked',
      reason: { code: 'leased' },
    });
    const { itemId, text, html, attachments, draftId, draftRev } = reply;
    expect(act('note', { itemId, text, html, attachments, draftId, draftRev }, withBen).end).toBe('applied');
  });
  test('a reply waits for a decision, and goes when it was sent knowingly', () => {
    expect(act('reply', reply, withBen, { saw: knows })).toMatchObject({
      end: 'parked',
      reason: { code: 'leased' },
    });
    expect(act('reply', { ...reply, askedOwner: true }, withBen, { saw: { ownerId: ids.ben } }).end).toBe(
      'parked',
    );
    expect(act('reply', { ...reply, askedOwner: true }, withBen, { saw: knows }).end).toBe('applied');
  });
  test('a lead who saw the lease may, and ends it in the open; one who did not is asked', () => {
    const take = { entryId: ids.entry, over: true };
    const outcome = act('take', take, withBen, { ...lead, saw: knows });
    expect(outcome.end).toBe('applied');
    expect(written(outcome, 'case').at(-1)).toMatchObject({ ownerId: ids.anna, lease: null });
    expect(events(outcome)).toEqual(['taken_over', 'lease_ended']);
    expect(act('take', take, withBen, { ...lead, saw: { ownerRev: 1 } })).toMatchObject({
      reason: { code: 'leased' },
    });
  });
});

describe('[G2] the end of a lease', () => {
  test('giving it back gives back what came with it, and nothing that was mine before', () => {
    expect(written(act('return_lease', {}, mine), 'entry')[0]).toMatchObject({ ownerId: null });
    const kept = { ...mine, case: { ...mine.case, lease: { ...mine.case.lease, took: false } } };
    expect(written(act('return_lease', {}, kept), 'entry')).toEqual([]);
  });
  test('ending the entry or releasing it ends the lease', () => {
    for (const outcome of [
      act('complete', { entryId: ids.entry, solve: false }, mine),
      act('release', { entryId: ids.entry }, mine),
    ]) {
      expect(written(outcome, 'case').at(-1)).toMatchObject({ lease: null });
    }
  });
  test('only its holder renews it, and only while it runs', () => {
    expect(written(act('renew', { until: 9500 }, mine), 'case')[0]).toMatchObject({ lease: { until: 9500 } });
    expect(act('renew', { until: 9500 }, withBen)).toMatchObject({ reason: { code: 'leased' } });
    expect(act('renew', { until: 9500 })).toMatchObject({
      end: 'superseded',
      reason: { code: 'lease_over' },
    });
  });
  test('a recall needs the right and the lease that was on screen', () => {
    expect(act('recall', { reason: 'x' }, withBen, { saw: knows })).toMatchObject({
      reason: { code: 'forbidden' },
    });
    expect(act('recall', { reason: 'x' }, withBen, lead)).toMatchObject({ end: 'superseded' });
    const outcome = act('recall', { reason: 'x' }, withBen, { ...lead, saw: knows });
    expect(written(outcome, 'case')[0]).toMatchObject({
      ownerId: null,
      lease: { recalled: { by: ids.anna } },
    });
  });
  test('what its holder sends without having seen the recall waits; a note goes', () => {
    const gone = { case: { lease: { ...mine.case.lease, recalled } } };
    expect(act('reply', reply, gone)).toMatchObject({
      end: 'parked',
      reason: { code: 'recalled', by: ids.ben },
    });
    expect(act('complete', { entryId: ids.entry, solve: true }, gone)).toMatchObject({
      reason: { code: 'recalled' },
    });
    expect(act('reply', reply, gone, { saw: { lease: { since: 2000, recalledAt: 4000 } } }).end).toBe(
      'applied',
    );
    const { itemId, text, html, attachments, draftId, draftRev } = reply;
    expect(act('note', { itemId, text, html, attachments, draftId, draftRev }, gone).end).toBe('applied');
  });
  test('a recall is taken back while nobody has taken the case', () => {
    const back = { case: { lease: { ...lease, recalled } } };
    expect(written(act('restore_lease', {}, back, lead), 'case')[0]).toMatchObject({
      ownerId: ids.ben,
      lease: { recalled: null },
    });
    expect(act('restore_lease', {}, { ...back, entry: { ownerId: ids.anna } }, lead).end).toBe('superseded');
  });
});
