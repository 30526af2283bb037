import { describe, expect, it } from 'vitest';
import type { MessageItem } from '../domain/item.ts';
import { act, events, ids, inboundItem, written } from './testBundle.ts';

const newer: MessageItem = { ...inboundItem, id: ids.other, n: 2, at: 2000 };
const wroteAgain = {
  case: { lastPublicId: newer.id, lastPublicAt: 2000 },
  items: [inboundItem, newer],
};

describe.each([
  ['archive', 'archived', 'archived'],
  ['spam', 'spam', 'marked_spam'],
  ['delete', 'deleted', 'deleted'],
] as const)('[B18] %s', (verb, place, event) => {
  it('puts the case away, says so in words of its own, and touches neither status nor owner', () => {
    const world = { case: { ownerId: ids.ben, status: 'pending' as const } };
    const outcome = act(verb, {}, world);
    expect(written(outcome, 'case')).toEqual([
      expect.objectContaining({
        place,
        placedAt: 5000,
        placedBy: ids.anna,
        status: 'pending',
        ownerId: ids.ben,
      }),
    ]);
    expect(written(outcome, 'entry')).toEqual([]);
    expect(events(outcome)).toEqual([event]);
  });

  it('the customer wins: a message that was not on screen keeps the case on the desk', () => {
    const outcome = act(verb, {}, wroteAgain);
    expect(outcome).toMatchObject({
      end: 'superseded',
      reason: { code: 'newer_public', by: null, at: 2000, params: { direction: 'in' } },
    });
    expect(written(outcome, 'case')).toEqual([]);
    expect(events(outcome)).toEqual(['act_superseded']);
  });

  it('neither a colleague’s answer nor an automatic one stands in the way', () => {
    const answered = { ...wroteAgain, items: [inboundItem, { ...newer, direction: 'out' as const }] };
    expect(act(verb, {}, answered).end).toBe('applied');
    const automatic = { ...wroteAgain, items: [inboundItem, { ...newer, automatic: true }] };
    expect(act(verb, {}, automatic).end).toBe('applied');
  });

  it('the same place is done already', () => {
    expect(act(verb, {}, { ...wroteAgain, case: { ...wroteAgain.case, place } })).toEqual({
      end: 'applied',
      changes: [],
    });
  });

  it('needs the right to work on the case', () => {
    expect(act(verb, {}, {}, { rights: ['read'] })).toMatchObject({ reason: { code: 'forbidden' } });
  });

  it('restore puts it back, whatever came since', () => {
    const outcome = act('restore', {}, { ...wroteAgain, case: { ...wroteAgain.case, place } });
    expect(written(outcome, 'case')[0]).toMatchObject({ place: 'desk', placedBy: ids.anna });
    expect(outcome.changes.at(-1)).toMatchObject({ row: { event: 'restored', params: { from: place } } });
  });
});

describe('acts on a case that was put away', () => {
  const deleted = { case: { place: 'deleted' as const, placedBy: ids.ben, placedAt: 900 } };
  const why = { code: 'put_away', by: ids.ben, at: 900, params: { place: 'deleted' } };
  const words = {
    itemId: ids.item,
    to: [{ name: 'Eleanor', address: 'eleanor@mail.example' }],
    cc: [],
    subject: 'Re',
    text: 'Words',
    html: null,
    attachments: [],
    answersId: null,
    draftId: null,
    draftRev: 0,
    askedOwner: false,
  };

  it('[G4] a reply is parked, and goes with the case put back where the agent says so', () => {
    expect(act('reply', words, deleted)).toMatchObject({ end: 'parked', reason: why });
    const sent = act('reply', { ...words, restore: true }, deleted);
    expect(sent.end).toBe('applied');
    expect(written(sent, 'case')[0]).toMatchObject({ place: 'desk', lastPublicId: ids.item });
    expect(events(sent)).toContain('restored');
    expect(act('reply', words, { case: { place: 'archived' } }).end).toBe('applied');
  });

  it('a forward is parked; forwarded anyway it comes back to the desk, for whom it is handed to', () => {
    const args = {
      entryId: ids.entry,
      toInboxId: ids.finance,
      toAgentId: null,
      dueTypeId: ids.refund,
      dueAt: null,
      message: 'Please refund',
      keepOpen: false,
    };
    expect(act('forward', { ...args, anew: false }, deleted)).toMatchObject({ end: 'parked', reason: why });
    const anyway = act('forward', { ...args, anew: true }, deleted);
    expect(written(anyway, 'case')[0]).toMatchObject({ place: 'desk', inboxId: ids.finance });
  });

  it('[A20] a note is appended, and its author told that the case was deleted', () => {
    const note = {
      itemId: ids.item,
      text: 'Words',
      html: null,
      attachments: [],
      draftId: null,
      draftRev: 0,
    };
    const outcome = act('note', note, deleted);
    expect(outcome).toMatchObject({ end: 'applied', tell: why });
    expect(written(outcome, 'item')).toHaveLength(1);
    expect(act('note', note)).not.toHaveProperty('tell');
  });
});
