import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CaseId } from '#shared/domain/ids.ts';
import { createWorld, inboundMail } from '../testing/world.ts';
import type { World } from '../testing/world.ts';
import type { TestReplica } from '../testing/replica.ts';
import { replyArgs } from '../testing/acts.ts';

let world: World;
let anna: TestReplica;
beforeEach(async () => {
  world = await createWorld();
  anna = world.replica(world.anna);
});
afterEach(() => world.close());

const messages = (caseId: CaseId) =>
  anna
    .rows('item')
    .flatMap((item) => (item.kind === 'message' && item.caseId === caseId ? item : []))
    .sort((a, b) => a.n! - b.n!);
const firstMessageId = (caseId: CaseId) => messages(caseId)[0]!.messageId!;

test('[C9] a mail from an unknown address opens a case with an entry, a number and a customer', async () => {
  const caseId = await world.newCase({ subject: 'Where is it?', text: 'Line one\n\nLine two' });
  await anna.pull();
  const row = anna.row('case', caseId)!;
  expect(row).toMatchObject({
    number: 1001,
    subject: 'Where is it?',
    status: 'new',
    inboxId: world.service,
    lastInboundN: 2,
    messageCount: 1,
    snippet: 'Line one Line two',
    lastPublicDirection: 'in',
  });
  expect(anna.row('entry', row.leadEntryId!)).toMatchObject({
    state: 'open',
    inboxId: world.service,
    ownerId: null,
  });
  expect(anna.row('customer', row.customerId!)).toMatchObject({
    name: 'Erik Vos',
    addresses: [{ type: 'email', value: 'erik@customer.example' }],
  });
});

test('[E1] an answer is threaded by In-Reply-To, by References, or by the number in its subject', async () => {
  const caseId = await world.newCase();
  await world.newCase();
  await anna.pull();
  const id = firstMessageId(caseId);
  const answers = [
    { inReplyTo: id },
    { references: ['<unknown@x>', id, '<other@x>'] },
    { subject: 'AW: Re: [#1001] Question' },
  ];
  for (const answer of answers) {
    expect(await world.intake.receive(inboundMail(world.service, answer))).toEqual({
      caseId,
      outcome: 'appended',
    });
  }
  await anna.pull();
  expect(messages(caseId).map((item) => item.n)).toEqual([2, 3, 4, 5]);
});

test('the same mail fetched again is a duplicate, by UID and by Message-ID, also when it had none', async () => {
  const mails = [inboundMail(world.service), inboundMail(world.service, { messageId: null })];
  for (const mail of mails) {
    expect(await world.intake.receive(mail)).toMatchObject({ outcome: 'new_case' });
    expect(await world.intake.receive(mail)).toEqual({ caseId: null, outcome: 'duplicate' });
    expect(await world.intake.receive({ ...mail, uidValidity: '2', uid: 1 })).toMatchObject({
      outcome: 'duplicate',
    });
  }
  expect(await world.intake.lastUid('mailbox', '1')).toBe(mails[1]!.uid);
  await world.intake.markSeen('mailbox', '1', 90_000);
  expect(await world.intake.lastUid('mailbox', '1')).toBe(90_000);
  expect(await world.intake.lastUid('mailbox', '3')).toBe(0);
});

test('[C3] a customer who writes again wakes a solved case and opens work that was ended', async () => {
  const caseId = await world.newCase();
  await anna.pull();
  const entryId = anna.row('case', caseId)!.leadEntryId!;
  await anna.act('take', { caseId, entryId, over: false });
  await anna.pull();
  await anna.act('complete', { caseId, entryId, solve: true });
  await world.intake.receive(inboundMail(world.service, { inReplyTo: firstMessageId(caseId) }));
  await anna.pull();
  const row = anna.row('case', caseId)!;
  expect(row).toMatchObject({ status: 'open', solvedAt: null, ownerId: null });
  expect(row.leadEntryId).not.toBe(entryId);
  expect(anna.row('entry', row.leadEntryId!)).toMatchObject({ state: 'open', inboxId: world.service });
});

test('[E2] a mail to a closed case opens a follow-up case that names it', async () => {
  const caseId = await world.newCase();
  await anna.pull();
  await anna.act('status', { caseId, to: 'closed' });
  const { caseId: next, outcome } = await world.intake.receive(
    inboundMail(world.service, { inReplyTo: firstMessageId(caseId) }),
  );
  expect(outcome).toBe('new_case');
  await anna.pull();
  const created = anna.rows('item').find((item) => item.kind === 'event' && item.caseId === next);
  expect(created).toMatchObject({ event: 'case_created', params: { followUpOf: 1001, caseId } });
  expect(anna.row('case', next!)?.customerId).toBe(anna.row('case', caseId)?.customerId);
});

test('an out-of-office answer is shown but wakes nothing and stops no reply', async () => {
  const caseId = await world.newCase();
  await anna.pull();
  await anna.act('status', { caseId, to: 'solved' });
  await world.intake.receive(
    inboundMail(world.service, { inReplyTo: firstMessageId(caseId), automatic: true, text: 'I am away.' }),
  );
  expect(await anna.act('reply', replyArgs(caseId))).toMatchObject({ end: 'applied' });
  await anna.pull();
  expect(messages(caseId)).toHaveLength(3);
});

test('a delivery report marks the reply it is about as failed, in the words of the other server', async () => {
  const caseId = await world.newCase();
  await anna.pull();
  const args = replyArgs(caseId);
  await anna.act('reply', args);
  world.clock.advance(10_000);
  const [mail] = await world.sendQueue.claimDue(1);
  await world.sendQueue.sent(args.itemId, '250 ok');
  const bounce = { messageId: mail!.messageId, detail: '550 no such user', permanent: true };
  expect(await world.intake.receive(inboundMail(world.service, { bounce }))).toEqual({
    caseId,
    outcome: 'bounce',
  });
  await anna.pull();
  expect(anna.row('item', args.itemId)).toMatchObject({
    delivery: { state: 'failed', detail: '550 no such user' },
  });
});

test('a mail with everything wrong still becomes a message, within all limits', async () => {
  const caseId = await world.newCase({
    subject: `\u0000${'s'.repeat(5000)}`,
    from: { name: '\u0007'.repeat(10), address: `${'a'.repeat(900)}@x.example` },
    to: Array.from({ length: 500 }, () => ({ name: '\ud800', address: 'x' })),
    text: `\u0000 body ${'t'.repeat(3_000_000)}`,
    messageId: `<\u0000${'m'.repeat(3000)}>`,
    files: [{ name: '\u0000', type: 'x'.repeat(500), bytes: new Uint8Array(3), cid: null }],
    notice: 'n'.repeat(900),
  });
  await anna.pull();
  const [message] = messages(caseId);
  expect(message?.attachments).toMatchObject([{ name: 'attachment', size: 3 }]);
  expect(message?.to).toHaveLength(200);
  expect(message?.text.length).toBe(1_000_000);
});

test('old mail that is imported keeps its time, wakes nothing, and mail of ours becomes an outgoing message', async () => {
  const old = Date.UTC(2024, 1, 1);
  const caseId = await world.newCase({ at: old });
  await world.intake.receive(
    inboundMail(world.service, {
      at: old + 1000,
      direction: 'out',
      subject: '[#1001]',
      from: { name: 'Service', address: 'service@team.example' },
      to: [{ name: 'Erik', address: 'erik@customer.example' }],
    }),
  );
  await anna.pull();
  expect(anna.row('case', caseId)).toMatchObject({
    createdAt: old,
    lastPublicDirection: 'out',
    status: 'new',
  });
  expect(messages(caseId)[1]).toMatchObject({
    direction: 'out',
    at: old + 1000,
    delivery: { state: 'sent' },
  });
  expect(await world.sendQueue.nextDue()).toBeNull();
});

test('somebody else who writes on a case does not become its customer', async () => {
  const caseId = await world.newCase();
  await anna.pull();
  const from = { name: 'Boss', address: 'boss@customer.example' };
  await world.intake.receive(inboundMail(world.service, { inReplyTo: firstMessageId(caseId), from }));
  await anna.pull();
  expect(anna.rows('customer')).toHaveLength(1);
  expect(messages(caseId)[1]).toMatchObject({ from, customerId: null });
});

test.each([
  ['archived', 'archive'],
  ['deleted', 'delete'],
] as const)(
  '[B18] a customer who writes again fetches the case back from %s, with an event',
  async (place, verb) => {
    const caseId = await world.newCase();
    await anna.pull();
    await anna.act(verb, { caseId });
    await anna.pull();
    expect(anna.row('case', caseId)).toMatchObject({ place, placedBy: world.anna });
    const answer = { inReplyTo: firstMessageId(caseId) };
    await world.intake.receive(inboundMail(world.service, { ...answer, automatic: true }));
    await anna.pull();
    expect(anna.row('case', caseId)).toMatchObject({ place });
    await world.intake.receive(inboundMail(world.service, answer));
    await anna.pull();
    expect(anna.row('case', caseId)).toMatchObject({ place: 'desk', placedBy: null });
    expect(anna.rows('item')).toContainEqual(
      expect.objectContaining({ event: 'came_back', params: { from: place } }),
    );
  },
);

test('[B22] on a case marked as spam it stays there', async () => {
  const caseId = await world.newCase();
  await anna.pull();
  await anna.act('spam', { caseId });
  await anna.pull();
  await world.intake.receive(inboundMail(world.service, { inReplyTo: firstMessageId(caseId) }));
  await anna.pull();
  expect(anna.row('case', caseId)).toMatchObject({ place: 'spam', messageCount: 2 });
});
