import { describe, expect, test } from 'vitest';
import { act, caseRow, entryRow, events, ids, written } from './testBundle.ts';

const ownedByBen = { ownerId: ids.ben, ownerRev: 3, ownerSince: 900 };

describe('take', () => {
  test('[A8] an entry nobody owns becomes mine, and the case shows it', () => {
    const outcome = act('take', { entryId: ids.entry, over: false });
    expect(outcome.end).toBe('applied');
    expect(written(outcome, 'entry')[0]).toMatchObject({ ownerId: ids.anna, ownerRev: 1, ownerSince: 5000 });
    expect(written(outcome, 'case')[0]).toMatchObject({ ownerId: ids.anna });
    expect(events(outcome)).toEqual(['taken']);
  });

  test('[A8] the second to come is told who was first and since when, and leaves a trace', () => {
    const outcome = act('take', { entryId: ids.entry, over: false }, { entry: ownedByBen });
    expect(outcome).toMatchObject({ end: 'superseded', reason: { code: 'owned', by: ids.ben, at: 900 } });
    expect(events(outcome)).toEqual(['act_superseded']);
  });

  test('taking what is mine already changes nothing', () => {
    expect(
      act('take', { entryId: ids.entry, over: false }, { entry: { ...ownedByBen, ownerId: ids.anna } }),
    ).toEqual({ end: 'applied', changes: [] });
  });

  test('taking over needs the right, and the owner number that was on screen', () => {
    const args = { entryId: ids.entry, over: true };
    const manage = { rights: ['manage', 'work'] as const, saw: { ownerRev: 3, ownerId: ids.ben } };
    expect(act('take', args, { entry: ownedByBen }, manage).end).toBe('applied');
    expect(act('take', args, { entry: ownedByBen }, { saw: { ownerRev: 3 } })).toMatchObject({
      end: 'parked',
      reason: { code: 'forbidden' },
    });
    expect(act('take', args, { entry: ownedByBen }, { ...manage, saw: { ownerRev: 2 } })).toMatchObject({
      end: 'superseded',
      reason: { code: 'owned' },
    });
  });

  test('an entry that ended cannot be taken', () => {
    const world = { entry: { state: 'completed' as const, endedBy: ids.ben, endedAt: 950 } };
    expect(act('take', { entryId: ids.entry, over: false }, world)).toMatchObject({
      end: 'superseded',
      reason: { code: 'entry_ended', by: ids.ben, at: 950 },
    });
  });
});

describe('release', () => {
  test('[A23] mine goes back to nobody, counted', () => {
    const outcome = act('release', { entryId: ids.entry }, { entry: { ...ownedByBen, ownerId: ids.anna } });
    expect(written(outcome, 'entry')[0]).toMatchObject({ ownerId: null, ownerRev: 4, ownerSince: null });
  });

  test('a claim made before a release by someone else does not fall on a later owner', () => {
    expect(act('release', { entryId: ids.entry }, { entry: ownedByBen })).toMatchObject({
      end: 'superseded',
      reason: { code: 'not_owner', by: ids.ben },
    });
  });
});

describe('ending an entry', () => {
  test('[A9] completing the last open entry can solve the case in the same act', () => {
    const outcome = act('complete', { entryId: ids.entry, solve: true });
    expect(written(outcome, 'entry')[0]).toMatchObject({
      state: 'completed',
      endedBy: ids.anna,
      endedAt: 5000,
    });
    expect(written(outcome, 'case')[0]).toMatchObject({ status: 'solved', solvedAt: 5000 });
    expect(events(outcome)).toEqual(['completed', 'status_changed']);
  });

  test('a case with another open entry is not solved by completing one', () => {
    const entries = [
      entryRow,
      { ...entryRow, id: ids.other as unknown as typeof entryRow.id, inboxId: ids.finance },
    ];
    expect(written(act('complete', { entryId: ids.entry, solve: true }, { entries }), 'case')).toEqual([]);
  });

  test('[A10] cancelling is another act with another right', () => {
    expect(act('cancel', { entryId: ids.entry, solve: false }, {}, { rights: ['work'] })).toMatchObject({
      end: 'parked',
      reason: { code: 'forbidden' },
    });
    expect(events(act('cancel', { entryId: ids.entry, solve: false }))).toEqual(['cancelled']);
  });

  test('what someone else completed needs no second completing; another end needs a decision', () => {
    const completed = { entry: { state: 'completed' as const, endedBy: ids.ben, endedAt: 950 } };
    expect(act('complete', { entryId: ids.entry, solve: false }, completed)).toMatchObject({
      end: 'superseded',
      reason: { code: 'same_end', by: ids.ben, at: 950 },
    });
    expect(act('cancel', { entryId: ids.entry, solve: false }, completed)).toMatchObject({
      end: 'parked',
      reason: { code: 'entry_ended', params: { state: 'completed' } },
    });
  });

  test('an owner the agent did not see stops the act', () => {
    const args = { entryId: ids.entry, solve: false };
    expect(act('complete', args, { entry: ownedByBen })).toMatchObject({
      end: 'parked',
      reason: { code: 'owner_changed' },
    });
    expect(act('complete', args, { entry: ownedByBen }, { saw: { ownerId: ids.ben } }).end).toBe('applied');
  });

  test('reopening undoes an end and brings a solved case back', () => {
    const world = {
      entry: { state: 'completed' as const, endedBy: ids.anna },
      case: { status: 'solved' as const },
    };
    const outcome = act('reopen', { entryId: ids.entry }, world);
    expect(written(outcome, 'entry')[0]).toMatchObject({ state: 'open', endedBy: null });
    expect(written(outcome, 'case')[0]).toMatchObject({ status: 'open', solvedAt: null });
  });
});

describe('forward', () => {
  const args = {
    entryId: ids.entry,
    toInboxId: ids.finance,
    toAgentId: null,
    dueTypeId: ids.refund,
    dueAt: 9000,
    message: 'Please refund the second payment',
    keepOpen: false,
    anew: false,
  };

  test('[A11 A14 A17] the entry leaves here as forwarded and stands open there, leading the case', () => {
    const outcome = act('forward', args);
    const [opened, left] = written(outcome, 'entry');
    expect(opened).toMatchObject({ inboxId: ids.finance, state: 'open', dueTypeId: ids.refund, dueAt: 9000 });
    expect(left).toMatchObject({ id: ids.entry, state: 'forwarded', endedBy: ids.anna });
    expect(written(outcome, 'case')[0]).toMatchObject({ inboxId: ids.finance, leadEntryId: opened?.id });
  });

  test('asking another inbox as well leaves this entry open and leading', () => {
    const outcome = act('forward', { ...args, keepOpen: true });
    expect(written(outcome, 'entry')).toHaveLength(1);
    expect(written(outcome, 'case')[0]?.leadEntryId).toBe(caseRow.leadEntryId);
    expect(events(outcome)).toEqual(['also_asked']);
  });

  test('an entry completed meanwhile parks it; forwarding anew opens one all the same', () => {
    const world = { entry: { state: 'completed' as const, endedBy: ids.ben, endedAt: 950 } };
    expect(act('forward', args, world)).toMatchObject({ end: 'parked', reason: { code: 'entry_ended' } });
    expect(act('forward', { ...args, anew: true }, world).end).toBe('applied');
  });

  test('forwarding twice from two desks needs the second agent’s decision', () => {
    const world = { entry: { state: 'forwarded' as const, endedBy: ids.ben, endedAt: 950 } };
    expect(act('forward', args, world)).toMatchObject({
      end: 'parked',
      reason: { params: { state: 'forwarded' } },
    });
  });
});
