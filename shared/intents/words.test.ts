import { describe, expect, test } from 'vitest';
import type { BlobHash, DraftId, IntentId } from '../domain/ids.ts';
import type { DraftRow } from '../domain/draft.ts';
import type { MessageItem } from '../domain/item.ts';
import { prepareIntent } from './run.ts';
import { act, bundleOf, events, ids, inboundItem, written } from './testBundle.ts';

const to = [{ name: 'Eleanor', address: 'eleanor@mail.example' }];
const words = {
  itemId: ids.item,
  to,
  cc: [],
  subject: 'Re: Charged twice',
  text: 'We return the second payment today.',
  html: null,
  attachments: [],
  answersId: null,
  draftId: null,
  draftRev: 0,
  askedOwner: false,
};
const newer: MessageItem = { ...inboundItem, id: ids.other, n: 2, at: 2000 };

describe('reply', () => {
  test('[C9] goes when nothing public happened since, threaded on what it answers, held for the delay', () => {
    const outcome = act('reply', words);
    const item = outcome.changes.find((change) => change.kind === 'item');
    expect(item?.row).toMatchObject({
      direction: 'out',
      inReplyTo: '<one@mail.example>',
      delivery: { state: 'held', sendAfter: 15_000 },
    });
    expect(written(outcome, 'case')[0]).toMatchObject({ lastPublicId: ids.item, lastPublicDirection: 'out' });
  });

  test('[G4] is parked when the customer wrote again, with who and when', () => {
    const world = { case: { lastPublicId: newer.id, lastPublicAt: 2000 }, items: [inboundItem, newer] };
    expect(act('reply', words, world)).toMatchObject({
      end: 'parked',
      reason: { code: 'newer_public', by: null, at: 2000, params: { direction: 'in' } },
    });
    expect(events(act('reply', words, world))).toEqual(['act_parked']);
  });

  test('[G4] is parked when a colleague answered first', () => {
    const answer: MessageItem = { ...newer, direction: 'out', agentId: ids.ben };
    const world = {
      case: { lastPublicId: newer.id, lastPublicAt: 2000, lastPublicDirection: 'out' as const },
      items: [inboundItem, answer],
    };
    expect(act('reply', words, world)).toMatchObject({ reason: { code: 'newer_public', by: ids.ben } });
  });

  test('closed without a public reply: the send wins and opens the case', () => {
    const outcome = act('reply', words, { case: { status: 'closed' } });
    expect(outcome.end).toBe('applied');
    expect(written(outcome, 'case')[0]?.status).toBe('open');
  });

  test('sending on a case that another agent owns asks first', () => {
    const world = { entry: { ownerId: ids.ben, ownerSince: 900, ownerRev: 1 } };
    expect(act('reply', words, world)).toMatchObject({
      end: 'parked',
      reason: { code: 'owned', by: ids.ben, at: 900 },
    });
    expect(act('reply', { ...words, askedOwner: true }, world).end).toBe('parked');
    expect(act('reply', { ...words, askedOwner: true }, world, { saw: { ownerId: ids.ben } }).end).toBe(
      'applied',
    );
  });

  test('older than the inbox allows is parked even if nothing changed', () => {
    expect(act('reply', words, {}, { ageMs: 13 * 3_600_000 })).toMatchObject({ reason: { code: 'too_old' } });
    expect(act('reply', words, {}, { ageMs: 11 * 3_600_000 }).end).toBe('applied');
  });

  test('is never sent without its attachment, without a recipient or without an address to send from', () => {
    const file = {
      hash: 'a'.repeat(64) as BlobHash,
      name: 'a.pdf',
      type: 'application/pdf',
      size: 1,
      cid: null,
    };
    const withFile = { ...words, attachments: [file] };
    expect(act('reply', withFile)).toMatchObject({
      reason: { code: 'attachment_missing', params: { name: 'a.pdf' } },
    });
    expect(act('reply', withFile, { blobs: [file.hash] }).end).toBe('applied');
    expect(act('reply', { ...words, to: [] })).toMatchObject({ reason: { code: 'no_recipient' } });
    expect(act('reply', words, {}, { inbox: { address: null } })).toMatchObject({
      reason: { code: 'no_address' },
    });
  });
});

describe('unsend', () => {
  const held: MessageItem = {
    ...inboundItem,
    id: ids.item,
    direction: 'out',
    agentId: ids.anna,
    n: 2,
    at: 2000,
    delivery: { state: 'held', sendAfter: 9000, at: 2000, detail: '' },
  };
  const world = { case: { lastPublicId: ids.item, messageCount: 2 }, items: [inboundItem, held] };

  test('[D19] a held reply is taken back and the message before it is the last again', () => {
    const outcome = act('unsend', { itemId: ids.item }, world);
    expect(outcome.end).toBe('applied');
    expect(written(outcome, 'case')[0]).toMatchObject({
      lastPublicId: ids.inbound,
      lastPublicDirection: 'in',
      messageCount: 1,
    });
  });

  test('[D19] a reply that left is gone, and the agent is told', () => {
    const sent = { ...held, delivery: { state: 'sending' as const, sendAfter: null, at: 3000, detail: '' } };
    expect(act('unsend', { itemId: ids.item }, { ...world, items: [inboundItem, sent] })).toMatchObject({
      end: 'superseded',
      reason: { code: 'already_gone', at: 3000 },
    });
  });
});

describe('note, tag, status, read', () => {
  test('[A20 C10] a note goes on any case the agent may see, closed and foreign-owned too', () => {
    const world = { case: { status: 'closed' as const }, entry: { ownerId: ids.ben } };
    const args = {
      itemId: ids.item,
      text: 'Card checked',
      html: null,
      attachments: [],
      draftId: null,
      draftRev: 0,
    };
    expect(act('note', args, world, { rights: ['read'] }).end).toBe('applied');
    expect(act('note', args, world, { rights: [] })).toMatchObject({ reason: { code: 'forbidden' } });
  });

  test('[C16] tags are added and removed one by one', () => {
    expect(written(act('tag', { tag: 'refund', add: true }), 'case')[0]?.tags).toEqual(['billing', 'refund']);
    expect(written(act('tag', { tag: 'billing', add: false }), 'case')[0]?.tags).toEqual([]);
    expect(act('tag', { tag: 'billing', add: true }).changes).toEqual([]);
  });

  test('[C14] a status leads only where the table says; closed never reopens by hand', () => {
    expect(act('status', { to: 'pending' }).end).toBe('applied');
    expect(act('status', { to: 'open' }, { case: { status: 'closed' } })).toMatchObject({
      end: 'superseded',
      reason: { code: 'illegal_status' },
    });
  });

  test('a read mark only grows', () => {
    const readMark = { id: ids.case, n: 5, rev: 1 };
    expect(act('read', { n: 4 }, { readMark }).changes).toEqual([]);
    expect(written(act('read', { n: 6 }, { readMark }), 'readMark')[0]?.n).toBe(6);
  });
});

describe('draft', () => {
  const content = {
    mode: 'reply' as const,
    to,
    cc: [],
    text: 'Half a thought',
    html: '<p>Half a thought</p>',
    attachments: [],
  };
  const stored: DraftRow = {
    ...content,
    id: ids.item as unknown as DraftId,
    agentId: ids.anna,
    caseId: ids.case,
    updatedAt: 1,
    handedBy: null,
    branchOf: null,
    rev: 4,
  };

  test('[F3] is kept when it was written upon the stored revision', () => {
    const outcome = act(
      'draft',
      { draftId: stored.id, baseRev: 4, content: { ...content, text: 'Whole' } },
      { drafts: [stored] },
    );
    expect(outcome.end).toBe('applied');
    expect(written(outcome, 'draft')[0]).toMatchObject({ id: stored.id, text: 'Whole' });
  });

  test('[G5] another device wrote meanwhile: both copies stay', () => {
    const outcome = act(
      'draft',
      { draftId: stored.id, baseRev: 3, content: { ...content, text: 'Mine' } },
      { drafts: [stored] },
    );
    expect(outcome).toMatchObject({ end: 'superseded', reason: { code: 'draft_differs' } });
    const [branch] = written(outcome, 'draft');
    expect(branch).toMatchObject({ text: 'Mine', branchOf: stored.id });
    expect(branch?.id).not.toBe(stored.id);
  });

  test('[G5] sending uses up the draft it was written in, but never words that another device put into it', () => {
    const removed = (draftRev: number, text: string) =>
      act('reply', { ...words, text, draftId: stored.id, draftRev }, { drafts: [stored] }).changes.some(
        (change) => 'remove' in change,
      );
    expect(removed(4, 'Something else')).toBe(true);
    expect(removed(3, 'Well:  Half a\nthought, and the rest.')).toBe(true);
    expect(removed(3, 'Something else')).toBe(false);
  });

  test('[G5] throwing away what another device changed keeps it', () => {
    const outcome = act('draft', { draftId: stored.id, baseRev: 3, content: null }, { drafts: [stored] });
    expect(outcome).toMatchObject({ end: 'superseded', changes: [] });
  });
});

test('an unknown verb, version or malformed arguments are parked with what was wrong, never thrown', () => {
  expect(prepareIntent({ name: 'teleport', v: 1, args: {} })).toMatchObject({
    end: 'parked',
    reason: { code: 'unknown_verb' },
  });
  expect(prepareIntent({ name: 'take', v: 99, args: {} })).toMatchObject({
    reason: { code: 'unknown_verb' },
  });
  expect(prepareIntent({ name: 'note', v: 1, args: { caseId: 'x' } })).toMatchObject({
    reason: { code: 'invalid' },
  });
  expect(prepareIntent({ name: 'constructor', v: 1, args: {} })).toMatchObject({
    reason: { code: 'unknown_verb' },
  });
});

test('both sides derive the same ids for the rows an act makes, and different acts different ones', () => {
  const first = act('take', { entryId: ids.entry, over: false });
  expect(act('take', { entryId: ids.entry, over: false })).toEqual(first);
  const second = act(
    'take',
    { entryId: ids.entry, over: false },
    {},
    { intentId: ids.item as unknown as IntentId },
  );
  expect(second.changes.at(-1)).not.toEqual(first.changes.at(-1));
  expect(bundleOf().case.rev).toBe(1);
});
