import { describe, expect, it } from 'vitest';
import { AppError } from '#shared/domain/errors.ts';
import type { Saw } from '#shared/intents/envelope.ts';
import { inboxFeed, userFeed } from '#shared/protocol/feeds.ts';
import { answerLines, encode, firstLoad, openDevice, pull } from '../testing/device.ts';
import type { Device } from '../testing/device.ts';
import {
  ben,
  caseIdOf,
  caseRow,
  clientIdOf,
  entry,
  entryIdOf,
  id,
  inboxIdOf,
  itemIdOf,
  me,
  message,
  wholeCase,
} from '../testing/rows.ts';

const inbox1 = inboxFeed(inboxIdOf(1));
const mine = userFeed(me);
const saw = (change: Partial<Saw> = {}): Saw => ({
  lastPublicId: itemIdOf(1),
  entryId: entryIdOf(1),
  ownerId: null,
  ownerRev: 0,
  ...change,
});

async function loaded(): Promise<Device> {
  const device = openDevice();
  await pull(device, firstLoad([...wholeCase(1), ...wholeCase(2)]));
  return device;
}

function act(device: Device, name: string, args: Record<string, unknown>, change: object = {}) {
  return device.writer.submit({
    name,
    args: { caseId: caseIdOf(1), ...args },
    saw: saw(),
    dependsOn: null,
    resolves: null,
    ...change,
  });
}

const reply = (n: number, change: object = {}) => ({
  itemId: itemIdOf(100 + n),
  to: [{ name: 'Customer 1', address: 'customer1@example.org' }],
  cc: [],
  subject: 'Re: Subject 1',
  text: `My answer ${n}`,
  html: null,
  attachments: [],
  answersId: null,
  draftId: null,
  askedOwner: false,
  ...change,
});

const draftContent = (text: string) => ({ mode: 'reply', to: [], cc: [], text, html: '', attachments: [] });
const draft = (text: string, baseRev = 0) => ({ draftId: id(0xd, 1), baseRev, content: draftContent(text) });

const result = (intentId: string, change: object = {}) =>
  [
    'result',
    {
      id: intentId,
      clientId: clientIdOf(1),
      caseId: caseIdOf(1),
      end: 'applied',
      reason: null,
      at: 5,
      resolution: null,
      intent: null,
      rev: 1,
      ...change,
    },
  ] as const;

const getCase = (device: Device, n = 1) => device.reader.query('case.get', { caseId: caseIdOf(n) });

describe('submit', () => {
  it('[A8] take is predicted at once, shown as waiting, and gives way to the confirmed rows', async () => {
    const device = await loaded();
    const { intentId, willPark } = await act(device, 'take', { entryId: entryIdOf(1), over: false });
    expect(willPark).toBeNull();
    const now = await getCase(device);
    expect(now.case.ownerId).toBe(me);
    expect(now.pending).toEqual(['take']);

    const batch = await device.writer.takePush();
    expect(batch.intents.map((one) => [one.n, one.id])).toEqual([[1, intentId]]);
    await pull(device, {
      last: 1,
      feeds: [
        {
          feed: inbox1,
          rows: [
            ['entry', entry(1, { ownerId: me, ownerRev: 1, rev: 2 })],
            ['case', caseRow(1, { ownerId: me, rev: 2 })],
          ],
        },
        { feed: mine, rows: [result(intentId)] },
      ],
    });
    const after = await getCase(device);
    expect(after.case).toMatchObject({ ownerId: me, rev: 2 });
    expect(after.pending).toEqual([]);
    expect((await device.reader.query('outbox.list', {})).sums).toMatchObject({
      made: 1,
      applied: 1,
      waiting: 0,
    });
    expect(device.sync.store.sql.all('SELECT * FROM shadow')).toEqual([]);
  });

  it('[A8] a lost take shows the winner, opens a card, and a choice closes it', async () => {
    const device = await loaded();
    const { intentId } = await act(device, 'take', { entryId: entryIdOf(1), over: false });
    await device.writer.takePush();
    await pull(device, {
      last: 1,
      feeds: [
        {
          feed: inbox1,
          rows: [
            ['entry', entry(1, { ownerId: ben, ownerRev: 1, rev: 2 })],
            ['case', caseRow(1, { ownerId: ben, rev: 2 })],
          ],
        },
        {
          feed: mine,
          rows: [
            result(intentId, { end: 'superseded', reason: { code: 'owned', by: ben, at: 4, params: {} } }),
          ],
        },
      ],
    });
    expect((await getCase(device)).case.ownerId).toBe(ben);
    const { cards } = await device.reader.query('needsYou.list', {});
    expect(cards.map((card) => [card.row.id, card.choices])).toEqual([[intentId, ['ask_for_it', 'let_go']]]);
    expect((await getCase(device)).needsYou).toEqual([intentId]);

    const choice = await act(device, 'settle', {}, { resolves: { intentId, choice: 'let_go' } });
    expect((await device.reader.query('needsYou.list', {})).cards).toEqual([]);
    await device.writer.withdraw(choice.intentId);
    expect((await device.reader.query('needsYou.list', {})).cards).toHaveLength(1);
  });

  it('refuses bad arguments and cases that are not here, and writes nothing', async () => {
    const device = await loaded();
    await expect(act(device, 'take', { entryId: 'x', over: false })).rejects.toMatchObject({
      code: 'invalid',
    });
    await expect(act(device, 'fly', {})).rejects.toMatchObject({ code: 'invalid' });
    await expect(act(device, 'read', { caseId: caseIdOf(99), n: 1 })).rejects.toBeInstanceOf(AppError);
    expect((await device.reader.query('outbox.list', {})).sums.made).toBe(0);
  });

  it('keeps the words of a draft through many changes as one act, upon the revision it began with', async () => {
    const device = await loaded();
    const first = await act(device, 'draft', draft('a', 0));
    const second = await act(device, 'draft', draft('ab', 0));
    expect(second.intentId).toBe(first.intentId);
    expect((await getCase(device)).drafts.map((row) => row.text)).toEqual(['ab']);
    const batch = await device.writer.takePush();
    expect(batch.intents.map((one) => (one.args as { content: { text: string } }).content.text)).toEqual([
      'ab',
    ]);
  });

  it('writes a later draft upon the revision that my own earlier one got, not upon the old one', async () => {
    const device = await loaded();
    const first = await act(device, 'draft', draft('a', 0));
    await device.writer.takePush();
    await act(device, 'draft', draft('ab', 0));
    expect((await device.writer.takePush()).intents.map((one) => one.id)).toEqual([first.intentId]);
    const stored = {
      ...draftContent('a'),
      id: id(0xd, 1),
      agentId: me,
      caseId: caseIdOf(1),
      updatedAt: 1,
      handedBy: null,
      branchOf: null,
      rev: 7,
    };
    const request = {
      last: 1,
      feeds: [{ feed: mine, rows: [['draft', stored], result(first.intentId)] as const }],
    };
    await pull(device, request);
    expect((await getCase(device)).drafts.map((row) => row.text)).toEqual(['ab']);
    const batch = await device.writer.takePush();
    expect(batch.intents.map((one) => [one.n, (one.args as { baseRev: number }).baseRev])).toEqual([[2, 7]]);
  });

  it('[D18] a withdrawn reply gives back the draft it carried, word for word', async () => {
    const device = await loaded();
    await act(device, 'draft', draft('my words', 0));
    const sent = await act(device, 'reply', reply(1, { draftId: id(0xd, 1) }));
    expect((await getCase(device)).drafts).toEqual([]);
    expect((await device.writer.withdraw(sent.intentId)).withdrawn).toBe(true);
    expect((await getCase(device)).drafts.map((row) => row.text)).toEqual(['my words']);
    const batch = await device.writer.takePush();
    expect(batch.intents.map((one) => one.name)).toEqual(['draft']);
  });

  it('a draft whose reply leaves does not go on its own and cannot come back', async () => {
    const device = await loaded();
    await act(device, 'draft', draft('my words', 0));
    const sent = await act(device, 'reply', reply(1, { draftId: id(0xd, 1) }));
    expect((await device.writer.takePush()).intents.map((one) => one.name)).toEqual(['reply']);
    await pull(device, { last: 1, feeds: [{ feed: mine, rows: [result(sent.intentId)] }] });
    expect((await device.writer.takePush()).intents).toEqual([]);
    expect((await getCase(device)).drafts).toEqual([]);
  });

  it('joins read marks and takes the larger', async () => {
    const device = await loaded();
    await act(device, 'read', { n: 3 });
    await act(device, 'read', { n: 2 });
    expect((await device.writer.takePush()).intents.map((one) => one.args)).toEqual([
      { caseId: caseIdOf(1), n: 3 },
    ]);
    expect((await getCase(device)).readN).toBe(3);
  });

  it('[A22] an end of the case made behind my waiting reply depends on it and goes with it', async () => {
    const device = await loaded();
    const sent = await act(device, 'reply', reply(1));
    const ended = await act(device, 'complete', { entryId: entryIdOf(1), solve: true });
    const { waiting } = await device.reader.query('outbox.list', {});
    expect(waiting.map((row) => row.dependsOn)).toEqual([null, sent.intentId]);
    expect((await getCase(device)).case.status).toBe('solved');
    await device.writer.withdraw(sent.intentId);
    expect((await getCase(device)).case.status).toBe('open');
    expect((await device.reader.query('outbox.list', {})).ended.map((row) => [row.id, row.state])).toEqual(
      expect.arrayContaining([
        [ended.intentId, 'withdrawn'],
        [sent.intentId, 'withdrawn'],
      ]),
    );
  });

  it('what has left the device can no longer be taken back', async () => {
    const device = await loaded();
    const sent = await act(device, 'reply', reply(1));
    await device.writer.takePush();
    expect(await device.writer.withdraw(sent.intentId)).toEqual({ withdrawn: false });
  });
});

describe('push', () => {
  it('numbers stay across a second taking and a lost answer; a gap sends again', async () => {
    const device = await loaded();
    await act(device, 'tag', { tag: 'a', add: true });
    await act(device, 'tag', { tag: 'b', add: true });
    const first = await device.writer.takePush();
    expect(first.intents.map((one) => one.n)).toEqual([1, 2]);
    expect((await device.writer.takePush()).intents.map((one) => one.id)).toEqual(
      first.intents.map((one) => one.id),
    );
    await device.writer.pushAnswered({ last: 2, gap: false, serverTime: 1, results: [] });
    expect((await device.writer.takePush()).intents).toEqual([]);
    await device.writer.pushAnswered({ last: 0, gap: true, serverTime: 1, results: [] });
    expect((await device.writer.takePush()).intents.map((one) => one.n)).toEqual([1, 2]);
  });

  it('[C12] a reply waits for its file and holds only its own case', async () => {
    const device = await loaded();
    const hash = 'a'.repeat(64) as never;
    await device.writer.blobAdded(hash, 10);
    const file = { hash, name: 'x.pdf', type: 'application/pdf', size: 10, cid: null };
    await act(device, 'reply', reply(1, { attachments: [file] }));
    await act(device, 'tag', { tag: 'later', add: true });
    await act(device, 'tag', { tag: 'other', add: true, caseId: caseIdOf(2) });
    const batch = await device.writer.takePush();
    expect(batch.intents.map((one) => one.name)).toEqual(['tag']);
    expect(batch.blocked).toBe(2);
    expect((await device.writer.uploads()).map((blob) => blob.hash)).toEqual([hash]);
    await device.writer.blobUploaded(hash);
    expect((await device.writer.takePush()).intents.map((one) => [one.n, one.name])).toEqual([
      [1, 'tag'],
      [2, 'reply'],
      [3, 'tag'],
    ]);
  });

  it('a new client record gets every act that has not ended, with its id', async () => {
    const device = await loaded();
    const one = await act(device, 'tag', { tag: 'a', add: true });
    await device.writer.takePush();
    await device.writer.pushAnswered({ last: 1, gap: false, serverTime: 1, results: [] });
    await device.writer.rekey(clientIdOf(2));
    const batch = await device.writer.takePush();
    expect(batch.clientId).toBe(clientIdOf(2));
    expect(batch.intents.map((act_) => [act_.n, act_.id])).toEqual([[1, one.intentId]]);
  });

  it('[G1] an act ends when the server has decided it and lost its record of this device since', async () => {
    const device = await loaded();
    const { intentId } = await act(device, 'tag', { tag: 'a', add: true });
    await device.writer.takePush();
    await device.writer.pushAnswered({ last: 1, gap: false, serverTime: 1, results: [] });
    await pull(device, { feeds: [{ feed: mine, rows: [result(intentId)] }], last: 0 });
    expect(device.sync.store.ledger.get(intentId)?.state).toBe('applied');
  });

  it('[G1] an answer for the client record of before says nothing about the acts of the new one', async () => {
    const device = await loaded();
    await act(device, 'tag', { tag: 'a', add: true });
    await device.writer.takePush();
    const request = await device.writer.beginPull();
    await device.writer.rekey(clientIdOf(2));
    await device.writer.applyPull(encode(answerLines(request, { feeds: [], last: 5 })));
    await device.writer.endPull();
    expect((await device.writer.takePush()).intents.map((one) => one.n)).toEqual([1]);
  });

  it('measures the age of an act only within one run of the process', async () => {
    const device = await loaded();
    await act(device, 'tag', { tag: 'a', add: true });
    device.clock.time += 5000;
    expect((await device.writer.takePush()).intents[0]?.elapsedMs).toBe(5000);
    device.sync.store.sql.run(`UPDATE ledger SET run = 'another'`);
    expect((await device.writer.takePush()).intents[0]?.elapsedMs).toBeNull();
  });
});

describe('cards', () => {
  it('[G4] a parked reply keeps its words and shows what came meanwhile', async () => {
    const device = await loaded();
    const sent = await act(device, 'reply', reply(1));
    await device.writer.takePush();
    const newer = message(7, {
      caseId: caseIdOf(1),
      n: 2,
      direction: 'out',
      agentId: ben,
      text: 'Ben answered',
    });
    await pull(device, {
      last: 1,
      feeds: [
        {
          feed: inbox1,
          rows: [
            ['item', newer],
            ['case', caseRow(1, { lastPublicId: newer.id, lastPublicDirection: 'out', lastN: 2, rev: 2 })],
          ],
        },
        {
          feed: mine,
          rows: [
            result(sent.intentId, {
              end: 'parked',
              reason: { code: 'newer_public', by: ben, at: 4, params: {} },
            }),
          ],
        },
      ],
    });
    const { cards } = await device.reader.query('needsYou.list', {});
    expect(cards[0]).toMatchObject({
      words: { text: 'My answer 1', attachments: 0 },
      sawItem: { id: itemIdOf(1) },
      choices: ['keep_as_note', 'hand_over', 'send_as_follow_up', 'send_anyway', 'discard'],
    });
    expect(cards[0]?.meanwhile.map((item) => item.id)).toEqual([newer.id]);
    const { items } = await device.reader.query('case.timeline', {
      caseId: caseIdOf(1),
      before: null,
      limit: 50,
    });
    expect(items.map(({ item, place }) => [item.id, place])).toEqual([
      [itemIdOf(1), 'server'],
      [newer.id, 'server'],
    ]);
  });

  it('[G4] a card of another device of mine shows here with its words', async () => {
    const device = await loaded();
    const intent = {
      id: id(9, 500),
      name: 'reply',
      v: 1,
      args: { caseId: caseIdOf(1), ...reply(3) },
      saw: saw(),
      dependsOn: null,
      resolves: null,
      madeAt: 1,
      asOf: 1,
    };
    const parked = {
      end: 'parked',
      reason: { code: 'too_old', by: null, at: null, params: {} },
      intent,
      clientId: clientIdOf(5),
    };
    await pull(device, { feeds: [{ feed: mine, rows: [result(intent.id, parked)] }] });
    const { cards } = await device.reader.query('needsYou.list', {});
    expect(cards.map((card) => card.words?.text)).toEqual(['My answer 3']);
    const [to] = reply(3).to;
    expect(cards[0]?.row.params).toMatchObject({ to: to?.name || to?.address });
    await pull(device, {
      feeds: [
        {
          feed: mine,
          rows: [
            result(intent.id, {
              ...parked,
              resolution: { choice: 'discard', by: id(9, 501), at: 9 },
              rev: 2,
            }),
          ],
        },
      ],
    });
    expect((await device.reader.query('needsYou.list', {})).cards).toEqual([]);
  });
});
