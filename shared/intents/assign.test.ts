import { describe, expect, test } from 'vitest';
import type { EventItem } from '../domain/item.ts';
import type { IntentId } from '../domain/ids.ts';
import { act, entryRow, events, ids, written } from './testBundle.ts';

const toBen = { entryId: ids.entry, toAgentId: ids.ben, reason: '', undoes: null };
const mayWork = { others: { [ids.ben]: ['read', 'work'] as const } };
const ownedByAnna = { ownerId: ids.anna, ownerRev: 3, ownerSince: 900 };
const ownedByBen = { ...ownedByAnna, ownerId: ids.ben };
const saw3 = { saw: { ownerRev: 3, ownerId: ids.ben } };
const manages = { rights: ['read', 'work', 'manage'] as const };

describe('assign', () => {
  test('[A24] an entry nobody owns goes to the colleague, counted, and the case shows him', () => {
    const outcome = act('assign', toBen, {}, mayWork);
    expect(outcome.end).toBe('applied');
    expect(written(outcome, 'entry')[0]).toMatchObject({ ownerId: ids.ben, ownerRev: 1, ownerSince: 5000 });
    expect(written(outcome, 'case')[0]).toMatchObject({ ownerId: ids.ben });
    expect(events(outcome)).toEqual(['assigned']);
  });

  test('[A24] my own entry may be handed over; a device that does not know the colleague’s rights predicts it', () => {
    expect(act('assign', toBen, { entry: ownedByAnna }, { saw: { ownerRev: 3 } }).end).toBe('applied');
  });

  test('[A24] an owner number that is not the one on screen loses, with who and since when', () => {
    const outcome = act('assign', { ...toBen, toAgentId: ids.anna }, { entry: ownedByBen }, mayWork);
    expect(outcome).toMatchObject({
      end: 'superseded',
      reason: { code: 'owner_changed', by: ids.ben, at: 900 },
    });
    expect(events(outcome)).toEqual(['act_superseded']);
  });

  test('who has it already has it: whatever was on screen, nothing changes', () => {
    expect(act('assign', toBen, { entry: ownedByBen }, mayWork)).toEqual({ end: 'applied', changes: [] });
  });

  test('a colleague’s entry needs a lead, who says why; the reason stands in the event', () => {
    const toMe = { ...toBen, toAgentId: ids.anna };
    const world = { entry: ownedByBen };
    expect(act('assign', { ...toMe, reason: 'He is ill' }, world, saw3)).toMatchObject({
      end: 'parked',
      reason: { code: 'forbidden', by: ids.ben },
    });
    expect(act('assign', toMe, world, { ...saw3, ...manages })).toMatchObject({
      end: 'parked',
      reason: { code: 'invalid', params: { field: 'reason' } },
    });
    const outcome = act('assign', { ...toMe, reason: 'He is ill' }, world, { ...saw3, ...manages });
    expect(written(outcome, 'item')[0]).toMatchObject({
      event: 'assigned',
      params: { from: ids.ben, to: ids.anna, reason: 'He is ill' },
    });
  });

  test('somebody who may not work there, or is not with us any more, gets nothing', () => {
    expect(act('assign', toBen, {}, { others: { [ids.ben]: ['read'] } })).toMatchObject({
      end: 'parked',
      reason: { code: 'not_member', params: { agent: ids.ben } },
    });
    const stranger = ids.other as unknown as typeof ids.ben;
    expect(act('assign', { ...toBen, toAgentId: stranger })).toMatchObject({
      end: 'parked',
      reason: { params: { field: 'agent' } },
    });
  });

  test('an entry that ended cannot be assigned', () => {
    const entry = { state: 'completed' as const, endedBy: ids.ben, endedAt: 950 };
    expect(act('assign', toBen, { entry }, mayWork)).toMatchObject({
      end: 'superseded',
      reason: { code: 'entry_ended', by: ids.ben },
    });
  });
});

describe('[G9] taking an assignment back', () => {
  const [given] = written(act('assign', toBen, {}, mayWork), 'item') as EventItem[];
  const back = { ...toBen, toAgentId: null, undoes: ids.intent };
  const later = { intentId: ids.item as unknown as IntentId, saw: { ownerRev: 1 } };
  const entry = { ...entryRow, ownerId: ids.ben, ownerRev: 1 };

  test('who gave may take back what is as he gave it', () => {
    const outcome = act('assign', back, { entry, events: [given!] }, later);
    expect(written(outcome, 'entry')[0]).toMatchObject({ ownerId: null, ownerRev: 2 });
    expect(events(outcome)).toEqual(['released']);
  });

  test('but not once the owner changed again, and not what somebody else gave', () => {
    const again = { ...entry, ownerRev: 3 };
    expect(
      act('assign', back, { entry: again, events: [given!] }, { ...later, saw: { ownerRev: 3 } }),
    ).toMatchObject({ end: 'parked', reason: { code: 'not_owner', by: ids.ben } });
    const bens = { ...given!, agentId: ids.ben };
    expect(act('assign', back, { entry, events: [bens] }, later).end).toBe('parked');
    expect(act('assign', back, { entry }, later).end).toBe('parked');
  });
});
