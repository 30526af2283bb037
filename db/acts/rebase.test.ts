import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '#shared/domain/errors.ts';
import type { IntentId } from '#shared/domain/ids.ts';
import { inboxFeed } from '#shared/protocol/feeds.ts';
import type { PushedIntent } from '#shared/protocol/push.ts';
import type { Sql } from '../sql.ts';
import { countingIds, encode, openDevice } from '../testing/device.ts';
import type { Device } from '../testing/device.ts';
import { ModelServer } from '../testing/modelServer.ts';
import {
  ben,
  caseIdOf,
  clientIdOf,
  entryIdOf,
  id,
  inboxIdOf,
  itemIdOf,
  me,
  message,
  wholeCase,
} from '../testing/rows.ts';
import { predict, unpredict } from './predict.ts';

const caseCount = 3;
const verbs = [
  'take',
  'release',
  'complete',
  'reopen',
  'note',
  'reply',
  'tag',
  'status',
  'read',
  'draft',
  'undraft',
] as const;
type VerbStep = {
  readonly t: 'act' | 'ben';
  readonly verb: (typeof verbs)[number];
  readonly n: number;
  readonly x: number;
};
type Step =
  | VerbStep
  | {
      readonly t: 'push' | 'lostPush' | 'pull' | 'cutPull' | 'withdraw' | 'decide' | 'customer';
      readonly n: number;
    };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      t: fc.constant('act' as const),
      verb: fc.constantFrom(...verbs),
      n: fc.integer({ min: 1, max: caseCount }),
      x: fc.nat(5),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      t: fc.constant('ben' as const),
      verb: fc.constantFrom(...verbs),
      n: fc.integer({ min: 1, max: caseCount }),
      x: fc.nat(5),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      t: fc.constantFrom(
        'push' as const,
        'lostPush' as const,
        'pull' as const,
        'cutPull' as const,
        'withdraw' as const,
        'decide' as const,
        'customer' as const,
      ),
      n: fc.integer({ min: 1, max: caseCount }),
    }),
  },
);

/** One history: a server, my device, a colleague who acts directly on the server, a customer who writes. */
class History {
  readonly server = new ModelServer();
  readonly device = openDevice();
  private readonly ids = countingIds(0xb);
  private readonly acts: IntentId[] = [];
  private benN = 0;
  /** Acts made that are listed: drafts and read marks are quiet. */
  loud = 0;
  constructor() {
    for (let n = 1; n <= caseCount; n += 1) this.server.putCase(wholeCase(n));
  }

  async run(one: Step): Promise<void> {
    if (one.t === 'act') await this.act(one);
    else if (one.t === 'ben') this.benActs(one);
    else if (one.t === 'customer') this.customerWrites(one.n);
    else if (one.t === 'decide') await this.decide(one.n);
    else if (one.t === 'withdraw') await this.withdraw(one.n);
    else if (one.t === 'pull') await this.pull();
    else if (one.t === 'cutPull') await this.pull(one.n / caseCount);
    else await this.push(one.t === 'lostPush');
  }

  async push(lost: boolean): Promise<number> {
    const batch = await this.device.writer.takePush();
    if (batch.intents.length === 0) return 0;
    const answer = this.server.push(me, {
      clientId: batch.clientId,
      protocol: 1,
      intents: structuredClone([...batch.intents]),
    });
    if (!lost) await this.device.writer.pushAnswered(structuredClone(answer));
    return batch.intents.length;
  }

  /** `cut`: which part of the answer arrives; 1 still lacks the end of its last line. */
  async pull(cut = 2): Promise<void> {
    const request = await this.device.writer.beginPull();
    const bytes = encode(this.server.pull(me, request));
    await this.device.writer.applyPull(cut > 1 ? bytes : bytes.slice(0, Math.floor(bytes.length * cut) - 5));
    await this.device.writer.endPull();
  }

  private argsOf({ verb, n, x }: VerbStep, who: string): { name: string; args: Record<string, unknown> } {
    const caseId = caseIdOf(n);
    const entryId = entryIdOf(n);
    const words = {
      text: `${who} ${x}`,
      html: null,
      attachments: [],
      draftId: x > 2 && who === 'me' ? id(0xd, n) : null,
    };
    const draft = { mode: 'reply', to: [], cc: [], text: `draft ${x}`, html: '', attachments: [] };
    const baseRev = this.device.sync.store.drafts.read(id(0xd, n))?.rev ?? 0;
    const one: Record<VerbStep['verb'], { name: string; args: Record<string, unknown> }> = {
      take: { name: 'take', args: { entryId, over: false } },
      release: { name: 'release', args: { entryId } },
      complete: { name: 'complete', args: { entryId, solve: x > 2 } },
      reopen: { name: 'reopen', args: { entryId } },
      note: { name: 'note', args: { itemId: this.ids(), ...words } },
      reply: {
        name: 'reply',
        args: {
          itemId: this.ids(),
          to: [{ name: '', address: 'c@example.org' }],
          cc: [],
          subject: 're',
          answersId: null,
          askedOwner: false,
          ...words,
        },
      },
      tag: { name: 'tag', args: { tag: `t${x % 2}`, add: x < 3 } },
      status: { name: 'status', args: { to: (['open', 'pending', 'on_hold', 'solved'] as const)[x % 4] } },
      read: { name: 'read', args: { n: x } },
      draft: { name: 'draft', args: { draftId: id(0xd, n), baseRev, content: draft } },
      undraft: { name: 'draft', args: { draftId: id(0xd, n), baseRev, content: null } },
    };
    return { name: one[verb].name, args: { caseId, ...one[verb].args } };
  }

  private async act(one: VerbStep): Promise<void> {
    const detail = await this.device.reader.query('case.get', { caseId: caseIdOf(one.n) }).catch(() => null);
    if (detail === null) return;
    const entry = detail.entries[0];
    const { intentId } = await this.device.writer.submit({
      ...this.argsOf(one, 'me'),
      saw: {
        lastPublicId: detail.case.lastPublicId,
        entryId: entryIdOf(one.n),
        ownerId: entry?.ownerId ?? null,
        ownerRev: entry?.ownerRev ?? 0,
      },
      dependsOn: null,
      resolves: null,
    });
    this.acts.push(intentId);
    if (one.verb !== 'read' && one.verb !== 'draft' && one.verb !== 'undraft') this.loud += 1;
  }

  private benActs(one: VerbStep): void {
    if (one.verb === 'read' || one.verb === 'draft' || one.verb === 'undraft') return;
    const row = this.server.all('case').find((found) => found.id === caseIdOf(one.n));
    const entry = this.server.all('entry').find((found) => found.id === entryIdOf(one.n));
    this.benN += 1;
    const intent = {
      ...this.argsOf(one, 'ben'),
      id: this.ids(),
      n: this.benN,
      v: 1,
      saw: {
        lastPublicId: row?.lastPublicId ?? null,
        entryId: entryIdOf(one.n),
        ownerId: entry?.ownerId ?? null,
        ownerRev: entry?.ownerRev ?? 0,
      },
      dependsOn: null,
      resolves: null,
      madeAt: 1,
      asOf: 1,
      elapsedMs: null,
    };
    this.server.push(ben, {
      clientId: clientIdOf(2),
      protocol: 1,
      intents: [intent as PushedIntent],
    });
  }

  private customerWrites(n: number): void {
    const count = this.server.all('item').filter((item) => item.caseId === caseIdOf(n)).length + 1;
    const item = message(n, { id: this.ids() as never, n: count, text: 'more', rev: 1 });
    const row = this.server.all('case').find((found) => found.id === caseIdOf(n));
    if (row === undefined) return;
    const feed = inboxFeed(inboxIdOf(1));
    this.server.put(feed, 'item', item);
    this.server.put(feed, 'case', {
      ...row,
      lastPublicId: item.id,
      lastPublicAt: item.at,
      lastPublicDirection: 'in',
      lastInboundN: count,
      rev: row.rev + 100,
    } as never);
  }

  /** Closes a card of "Needs you" with its last choice, the one that does nothing more. */
  private async decide(n: number): Promise<void> {
    const { cards } = await this.device.reader.query('needsYou.list', {});
    const card = cards.at(-n);
    const choice = card?.choices.at(-1);
    if (card === undefined || choice === undefined) return;
    await this.device.writer.submit({
      name: 'settle',
      args: { caseId: card.row.caseId },
      saw: { lastPublicId: null, entryId: null, ownerId: null, ownerRev: null },
      dependsOn: null,
      resolves: { intentId: card.row.id, choice },
    });
  }

  private async withdraw(n: number): Promise<void> {
    const intentId = this.acts.at(-n);
    if (intentId !== undefined) await this.device.writer.withdraw(intentId);
  }
}

function rows(sql: Sql): string[] {
  const bodies = ['cases', 'entries', 'items', 'drafts'].flatMap((table) =>
    sql.all<{ body: string }>(`SELECT body FROM ${table} ORDER BY id`).map(({ body }) => `${table} ${body}`),
  );
  const derived = sql.all('SELECT id, read_n, unread, has_draft, mine, due_at FROM cases ORDER BY id');
  return [...bodies, ...derived.map((row) => JSON.stringify(row))];
}

/** Confirmed rows alone, as if nothing waited; put back afterwards. */
function confirmed(device: Device): string[] {
  const { store } = device.sync;
  const cases = Array.from({ length: caseCount }, (_, n) => caseIdOf(n + 1));
  let found: string[] = [];
  store.sql.transaction(false, () => {
    for (const caseId of cases) unpredict(store, caseId);
    store.refreshTouched();
    found = rows(store.sql);
    for (const caseId of cases) predict(store, caseId);
    store.refreshTouched();
  });
  store.touched.clear();
  return found;
}

/** What a replica shows that knows nothing but what the server says today. */
async function asServerHasIt(server: ModelServer): Promise<string[]> {
  const fresh = openDevice();
  const request = await fresh.writer.beginPull();
  await fresh.writer.applyPull(encode(server.pull(me, request)));
  await fresh.writer.endPull();
  return rows(fresh.sync.store.sql);
}

/** Every act that was made is in one sum of the outbox, and in one only. */
async function expectSumsAddUp(history: History): Promise<void> {
  const { sums } = await history.device.reader.query('outbox.list', {});
  const { made, applied, superseded, withdrawn, decided, needYou, waiting } = sums;
  expect(made).toBe(history.loud);
  expect(applied + superseded + withdrawn + decided + needYou + waiting).toBe(made);
}

describe('rebase', () => {
  it('[G1] shows at every moment the waiting acts replayed over the confirmed rows, and ends as the server has it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 40, size: 'max' }), async (steps) => {
        const history = new History();
        await history.pull();
        for (const one of steps) {
          await history.run(one);
          await expectSumsAddUp(history);
          const shown = rows(history.device.sync.store.sql);
          const base = confirmed(history.device);
          expect(rows(history.device.sync.store.sql)).toEqual(shown);
          // What the server has put on a timeline is never covered by a prediction of the same item.
          expect(shown).toEqual(expect.arrayContaining(base.filter((text) => text.startsWith('items'))));
          if (one.t !== 'pull') continue;
          expect(base).toEqual(await asServerHasIt(history.server));
        }
        // A draft upon an earlier one goes only after the pull that brought the answer: two quiet rounds are the end.
        for (let quiet = 0; quiet < 2;) {
          quiet = (await history.push(false)) === 0 ? quiet + 1 : 0;
          await history.pull();
        }
        const { store } = history.device.sync;
        expect(
          store.sql.all('SELECT id, name, n, chained_to, absorbed_by FROM ledger WHERE state = ?', 'waiting'),
        ).toEqual([]);
        expect(store.sql.all('SELECT * FROM shadow')).toEqual([]);
        expect(rows(store.sql)).toEqual(confirmed(history.device));
        expect(rows(store.sql)).toEqual(await asServerHasIt(history.server));
      }),
      { numRuns: 80 },
    );
  }, 120_000);

  it('a note that is confirmed while its act still waits is shown as the server has it', async () => {
    const history = new History();
    await history.pull();
    await history.run({ t: 'act', verb: 'note', n: 1, x: 0 });
    await history.run({ t: 'lostPush', n: 1 });
    await history.run({ t: 'cutPull', n: 3 });
    const { items } = await history.device.reader.query('case.timeline', {
      caseId: caseIdOf(1),
      before: null,
      limit: 9,
    });
    expect(items.map(({ item, place }) => [item.n, place])).toEqual([
      [1, 'server'],
      [2, 'server'],
    ]);
    expect((await history.device.reader.query('outbox.list', {})).sums.waiting).toBe(1);
  });

  it('[G1] an act that needed a decision and got one is counted as decided, before and after it is confirmed', async () => {
    const history = new History();
    await history.pull();
    await history.run({ t: 'customer', n: 1 });
    await history.run({ t: 'act', verb: 'reply', n: 1, x: 0 });
    await history.push(false);
    await history.pull();
    const sums = async () => (await history.device.reader.query('outbox.list', {})).sums;
    expect(await sums()).toMatchObject({ made: 1, needYou: 1, decided: 0 });
    await history.run({ t: 'decide', n: 1 });
    expect(await sums()).toMatchObject({ made: 1, needYou: 0, decided: 1 });
    await history.push(false);
    await history.pull();
    expect(await sums()).toMatchObject({ made: 1, needYou: 0, decided: 1 });
    await expectSumsAddUp(history);
  });

  it('an act on a case that is not here is refused', async () => {
    const { device } = new History();
    await expect(
      device.writer.submit({
        name: 'read',
        args: { caseId: caseIdOf(1), n: 1 },
        saw: { lastPublicId: itemIdOf(1), entryId: null, ownerId: null, ownerRev: null },
        dependsOn: null,
        resolves: null,
      }),
    ).rejects.toBeInstanceOf(AppError);
  });
});
