import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import type { CaseId, DraftId, EntryId } from '#shared/domain/ids.ts';
import { draftContent, forwardArgs, noteArgs, replyArgs } from '../testing/acts.ts';
import { createWorld, inboundMail } from '../testing/world.ts';
import type { World } from '../testing/world.ts';
import type { TestReplica } from '../testing/replica.ts';

let world: World;
let anna: TestReplica;
let ben: TestReplica;
let caseId: CaseId;
beforeEach(async () => {
  world = await createWorld();
  anna = world.replica(world.anna);
  ben = world.replica(world.ben);
  caseId = await world.newCase();
  await anna.pull();
  await ben.pull();
});
afterEach(() => world.close());

const theCase = () => anna.row('case', caseId)!;
const entryId = (): EntryId => theCase().leadEntryId!;
const events = (of = anna) =>
  of
    .rows('item')
    .sort((a, b) => a.n! - b.n!)
    .flatMap((item) => (item.kind === 'event' ? item.event : []));

describe('ownership', () => {
  test('[A8][A5] taking ownership makes me the owner, on the entry and on the case', async () => {
    expect(await anna.act('take', { caseId, entryId: entryId(), over: false })).toMatchObject({
      end: 'applied',
    });
    await anna.pull();
    expect(theCase().ownerId).toBe(world.anna);
    expect(anna.row('entry', entryId())).toMatchObject({ ownerId: world.anna, ownerRev: 1, rev: 2 });
    expect(events()).toEqual(['case_created', 'taken']);
  });

  test('[A8] the second taker is told who was first and when, and the timeline says so', async () => {
    await anna.act('take', { caseId, entryId: entryId(), over: false });
    const lost = await ben.act('take', { caseId, entryId: entryId(), over: false });
    expect(lost).toMatchObject({
      end: 'superseded',
      reason: { code: 'owned', by: world.anna, at: world.clock.now() },
    });
    await ben.pull();
    expect(ben.row('result', lost.id)).toMatchObject({ end: 'superseded', intent: { name: 'take' } });
    expect(events(ben)).toEqual(['case_created', 'taken', 'act_superseded']);
  });

  test('[A23] releasing lets a colleague take it', async () => {
    await anna.act('take', { caseId, entryId: entryId(), over: false });
    await anna.act('release', { caseId, entryId: entryId() });
    expect(await ben.act('take', { caseId, entryId: entryId(), over: false })).toMatchObject({
      end: 'applied',
    });
    await anna.pull();
    expect(theCase().ownerId).toBe(world.ben);
  });

  test('asking for a case leaves a line that names the owner', async () => {
    await anna.act('take', { caseId, entryId: entryId(), over: false });
    await ben.act('ask', { caseId, entryId: entryId() });
    await anna.pull();
    expect(
      anna.rows('item').find((item) => item.kind === 'event' && item.event === 'asked_for'),
    ).toMatchObject({
      agentId: world.ben,
      params: { owner: world.anna },
    });
  });
});

describe('ending an entry', () => {
  test('[A9][A22] completing the last entry with "solve" solves the case in the same act', async () => {
    await anna.act('complete', { caseId, entryId: entryId(), solve: true });
    await anna.pull();
    expect(anna.row('entry', entryId())).toMatchObject({ state: 'completed', endedBy: world.anna });
    expect(theCase()).toMatchObject({ status: 'solved', solvedAt: world.clock.now() });
  });

  test('[A10] cancelling needs its own right', async () => {
    expect(await ben.act('cancel', { caseId, entryId: entryId(), solve: false })).toMatchObject({
      end: 'applied',
    });
    await anna.pull();
    expect(anna.row('entry', entryId())?.state).toBe('cancelled');
  });

  test('reopening is the undo of completing', async () => {
    await anna.act('complete', { caseId, entryId: entryId(), solve: true });
    await anna.act('reopen', { caseId, entryId: entryId() });
    await anna.pull();
    expect(anna.row('entry', entryId())?.state).toBe('open');
    expect(theCase()).toMatchObject({ status: 'open', solvedAt: null });
  });

  test('[A11-A17] forwarding ends my entry and opens one with message and due type there', async () => {
    const before = entryId();
    await anna.act('forward', forwardArgs(caseId, before, world.finance, world.dueType));
    await anna.pull();
    expect(anna.row('entry', before)?.state).toBe('forwarded');
    expect(theCase().inboxId).toBe(world.finance);
    expect(anna.row('entry', entryId())).toMatchObject({
      inboxId: world.finance,
      state: 'open',
      message: 'Please refund.',
      dueTypeId: world.dueType,
      fromAgentId: world.anna,
    });
  });
});

describe('writing', () => {
  test('[A20][C10] a note is numbered on the timeline and never queued for sending', async () => {
    await ben.act('note', noteArgs(caseId));
    await anna.pull();
    expect(anna.rows('item').find((item) => item.kind === 'note')).toMatchObject({
      n: 3,
      agentId: world.ben,
    });
    expect(await world.sendQueue.nextDue()).toBeNull();
  });

  test('[C9] a reply is held, then sent with a Message-ID made from the act', async () => {
    const args = replyArgs(caseId);
    const result = await anna.act('reply', args);
    expect(result.end).toBe('applied');
    await ben.pull();
    expect(ben.row('item', args.itemId)).toMatchObject({
      messageId: `<${result.id}@team.example>`,
      delivery: { state: 'held', sendAfter: world.clock.now() + 10_000 },
    });
    expect(ben.row('case', caseId)).toMatchObject({
      status: 'open',
      lastPublicDirection: 'out',
      messageCount: 2,
    });
    expect(await world.sendQueue.claimDue(10)).toEqual([]);
    world.clock.advance(10_000);
    const [mail] = await world.sendQueue.claimDue(10);
    expect(mail).toMatchObject({
      itemId: args.itemId,
      caseNumber: 1001,
      attempt: 1,
      references: [mail?.inReplyTo],
    });
  });

  test('[D18][D19] a reply taken back while held never leaves, and the case is unanswered again', async () => {
    const args = replyArgs(caseId);
    await anna.act('reply', args);
    await anna.act('unsend', { caseId, itemId: args.itemId });
    world.clock.advance(60_000);
    expect(await world.sendQueue.claimDue(10)).toEqual([]);
    await ben.pull();
    expect(ben.row('item', args.itemId)).toMatchObject({ delivery: { state: 'withdrawn' } });
    expect(ben.row('case', caseId)).toMatchObject({ lastPublicDirection: 'in', messageCount: 1 });
  });

  test('taking back a reply that has gone is answered with when it went', async () => {
    const args = replyArgs(caseId);
    await anna.act('reply', args);
    world.clock.advance(10_000);
    await world.sendQueue.claimDue(10);
    expect(await anna.act('unsend', { caseId, itemId: args.itemId })).toMatchObject({
      end: 'superseded',
      reason: { code: 'already_gone', at: world.clock.now() },
    });
  });

  test('[G4] a reply to a case the customer wrote on meanwhile waits for a decision with its words', async () => {
    const first = theCase();
    const item = anna.row('item', first.lastPublicId!);
    const inReplyTo = item?.kind === 'message' ? item.messageId : null;
    await world.intake.receive(inboundMail(world.service, { inReplyTo, text: 'Never mind.' }));
    const args = replyArgs(caseId, { text: 'Long considered words.' });
    const result = await anna.act('reply', args);
    expect(result).toMatchObject({ end: 'parked', reason: { code: 'newer_public' } });
    await anna.pull();
    expect(anna.row('result', result.id)?.intent?.args).toMatchObject({ text: 'Long considered words.' });
    expect(anna.row('item', args.itemId)).toBeUndefined();
    expect(await world.sendQueue.nextDue()).toBeNull();
  });

  test('a reply older than the inbox allows waits for a decision', async () => {
    const intent = anna.intent('reply', replyArgs(caseId), { saw: anna.saw(caseId) });
    world.clock.advance(13 * 3_600_000);
    expect((await anna.push(intent))[0]).toMatchObject({ end: 'parked', reason: { code: 'too_old' } });
  });

  test('a reply that names a file the server does not have is never half sent', async () => {
    const hash = 'ab'.repeat(32) as never;
    const attachments = [{ hash, name: 'offer.pdf', type: 'application/pdf', size: 3, cid: null }];
    const result = await anna.act('reply', replyArgs(caseId, { attachments }));
    expect(result).toMatchObject({
      end: 'parked',
      reason: { code: 'attachment_missing', params: { name: 'offer.pdf' } },
    });
    expect(await world.sendQueue.nextDue()).toBeNull();
  });
});

describe('the rest', () => {
  test('[C14] status follows its table; an illegal step is superseded with a sentence', async () => {
    await anna.act('status', { caseId, to: 'closed' });
    expect(await ben.act('status', { caseId, to: 'open' })).toMatchObject({
      end: 'superseded',
      reason: { code: 'illegal_status', params: { from: 'closed', to: 'open' } },
    });
  });

  test('[C16] two agents add tags at once and both stay', async () => {
    await anna.act('tag', { caseId, tag: 'vip', add: true });
    await ben.act('tag', { caseId, tag: 'late', add: true });
    await anna.pull();
    expect(theCase().tags).toEqual(['vip', 'late']);
  });

  test('a read mark only grows and is only mine', async () => {
    await anna.act('read', { caseId, n: 2 });
    await anna.act('read', { caseId, n: 1 });
    await anna.pull();
    await ben.pull();
    expect(anna.row('readMark', caseId)).toMatchObject({ n: 2 });
    expect(ben.rows('readMark')).toEqual([]);
  });

  test('two devices that wrote the same draft both keep their words', async () => {
    const draftId = uuidv7() as DraftId;
    await anna.act('draft', { caseId, draftId, baseRev: 0, content: draftContent('one') });
    const result = await anna.act('draft', { caseId, draftId, baseRev: 0, content: draftContent('two') });
    expect(result).toMatchObject({ end: 'superseded', reason: { code: 'draft_differs' } });
    await anna.pull();
    expect(anna.rows('draft').map((row) => [row.text, row.branchOf])).toEqual([
      ['one', null],
      ['two', draftId],
    ]);
    await anna.act('draft', { caseId, draftId, baseRev: 1, content: null });
    await anna.pull();
    expect(anna.rows('draft').map((row) => row.text)).toEqual(['two']);
  });

  test('words handed over become a draft of the colleague', async () => {
    await anna.act('hand_over', {
      caseId,
      toAgentId: world.ben,
      content: draftContent('mine'),
      draftId: null,
      draftRev: 0,
    });
    await ben.pull();
    expect(ben.rows('draft')).toMatchObject([{ text: 'mine', agentId: world.ben, handedBy: world.anna }]);
  });

  test('the choice on a card closes the card, on every device', async () => {
    await anna.act('take', { caseId, entryId: entryId(), over: false });
    const lost = await ben.act('take', { caseId, entryId: entryId(), over: false });
    const settled = await ben.act(
      'settle',
      { caseId },
      { resolves: { intentId: lost.id, choice: 'let_go' } },
    );
    const second = world.replica(world.ben);
    await second.pull();
    expect(second.row('result', lost.id)?.resolution).toEqual({
      choice: 'let_go',
      by: settled.id,
      at: settled.at,
    });
  });
});
