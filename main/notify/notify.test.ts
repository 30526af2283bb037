import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agentId, caseId, itemId } from '#shared/domain/ids.ts';
import { translator } from '../texts/texts.ts';
import { caseOfActivation } from './activation.ts';
import { coalesceMs, Notifier } from './notifier.ts';
import { planAnnouncements } from './plan.ts';
import type { Announcement, News, Scene } from './plan.ts';
import { stillStands } from './standing.ts';
import { wordsOf } from './words.ts';

const uuid = (n: number) => `0190a000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const someCase = (n: number) => caseId.parse(uuid(n));
let items = 0;
const news = (n: number, more: Partial<News> = {}): News => ({
  type: 'message',
  caseId: someCase(n),
  itemId: itemId.parse(uuid((items += 1))),
  number: 1000 + n,
  subject: 'Refund',
  from: 'Jan Smit',
  snippet: 'Where is my money?',
  free: true,
  ...more,
});
const scene: Scene = {
  focusedCase: null,
  settings: { notifications: true, notificationBody: true },
  paused: false,
};

describe('[D22-D23] what is announced', () => {
  it('one for each case: the latest message, and how many there were', () => {
    const last = news(1);
    expect(planAnnouncements([news(1), news(1), last, news(2)], scene)).toMatchObject([
      { type: 'case', news: last, more: 2 },
      { type: 'case', news: { caseId: someCase(2) }, more: 0 },
    ]);
  });

  it('nothing for the case in focus, while paused, or when switched off', () => {
    expect(planAnnouncements([news(1)], { ...scene, focusedCase: someCase(1) })).toEqual([]);
    expect(planAnnouncements([news(1)], { ...scene, paused: true })).toEqual([]);
    const off = { ...scene, settings: { ...scene.settings, notifications: false } };
    expect(planAnnouncements([news(1), news(2, { type: 'asked_for' })], off)).toEqual([]);
  });

  it('[G13] one digest when a reconnect brings many, but never hides a colleague who asks', () => {
    const flood = Array.from({ length: 40 }, (_, n) => news(n % 20));
    expect(planAnnouncements([...flood, news(99, { type: 'asked_for' })], scene)).toMatchObject([
      { type: 'case', news: { type: 'asked_for' } },
      { type: 'digest', messages: 40, cases: 20 },
    ]);
  });

  it('never more than one for each case, whatever comes', () => {
    const any = fc.record({ n: fc.nat(6), asks: fc.boolean() });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 30 }), (heard) => {
        const gathered = heard.map(({ n, asks }) => news(n, { type: asks ? 'asked_for' : 'message' }));
        const messages = planAnnouncements(gathered, scene).filter(
          (a) => a.type === 'case' && a.news.type === 'message',
        );
        const cases = messages.map((a) => (a.type === 'case' ? a.news.caseId : ''));
        expect(new Set(cases).size).toBe(cases.length);
        expect(messages.length).toBeLessThanOrEqual(3);
      }),
    );
  });
});

describe('the notifier', () => {
  function setUp() {
    const shown: { announcement: Announcement; open: boolean }[] = [];
    const timers: { ms: number; then: () => void }[] = [];
    const notifier = new Notifier({
      scene: () => scene,
      after: (ms, then) => void timers.push({ ms, then }),
      show: (announcement) => {
        const entry = { announcement, open: true };
        shown.push(entry);
        return { close: () => void (entry.open = false) };
      },
    });
    const tick = () => timers.splice(0).forEach(({ then }) => then());
    return { notifier, shown, timers, tick };
  }

  it('waits 400 ms for more, once', () => {
    const { notifier, shown, timers, tick } = setUp();
    notifier.hear(news(1));
    notifier.hear(news(2));
    expect(timers.map(({ ms }) => ms)).toEqual([coalesceMs]);
    expect(shown).toHaveLength(0);
    tick();
    expect(shown).toHaveLength(2);
  });

  it('tells an item once, and replaces the older notification of a case', () => {
    const { notifier, shown, tick } = setUp();
    const first = news(1);
    notifier.hear(first);
    tick();
    notifier.hear(first);
    tick();
    expect(shown).toHaveLength(1);
    notifier.hear(news(1));
    tick();
    expect(shown.map(({ open }) => open)).toEqual([false, true]);
  });

  it('withdraws what was settled, shown or not yet shown', () => {
    const { notifier, shown, tick } = setUp();
    notifier.hear(news(1));
    tick();
    notifier.hear(news(2));
    expect(notifier.cases()).toEqual([someCase(1), someCase(2)]);
    notifier.withdraw(someCase(1));
    notifier.withdraw(someCase(2));
    tick();
    expect(shown.map(({ open }) => open)).toEqual([false]);
    expect(notifier.cases()).toEqual([]);
  });

  it('keeps a colleague’s request when the case was read, until it is opened', () => {
    const { notifier, shown, tick } = setUp();
    notifier.hear(news(1, { type: 'asked_for' }));
    tick();
    expect(notifier.cases()).toEqual([]);
    notifier.withdraw(someCase(1));
    expect(shown.map(({ open }) => open)).toEqual([false]);
  });
});

describe('whether a notification still stands', () => {
  const me = agentId.parse(uuid(500));
  const ben = agentId.parse(uuid(501));
  const row = {
    lastInboundN: 3,
    ownerId: null,
    lastPublicDirection: 'in',
    status: 'open',
    place: 'desk',
  } as const;
  const facts = (more = {}, readN = 2) => ({ case: { ...row, ...more }, readN });

  it.each([
    ['unread and free', facts(), true],
    ['unread and mine', facts({ ownerId: me }), true],
    ['read, here or on another device', facts({}, 3), false],
    ['taken by a colleague', facts({ ownerId: ben }), false],
    ['answered', facts({ lastPublicDirection: 'out' }), false],
    ['solved', facts({ status: 'solved' }), false],
    ['closed', facts({ status: 'closed' }), false],
    ['archived', facts({ place: 'archived' }), true],
    ['deleted', facts({ place: 'deleted' }), false],
    ['marked as spam', facts({ place: 'spam' }), false],
  ])('%s', (_what, given, stands) => {
    expect(stillStands(given, me)).toBe(stands);
  });
});

describe('[G14] the words of a notification', () => {
  const t = translator('en');
  it('says who, which case and what', () => {
    expect(wordsOf({ type: 'case', news: news(1), showBody: true, more: 1 }, t)).toEqual({
      title: 'New message from Jan Smit',
      body: 'Case 1001 · Refund\nWhere is my money?\n2 new messages',
      buttons: ['Take ownership', 'Reply'],
      actions: ['take', 'reply'],
    });
  });

  it('names nobody and nothing when bodies are hidden', () => {
    const words = wordsOf({ type: 'case', news: news(1), showBody: false, more: 0 }, t);
    expect(words).toMatchObject({ title: 'New message in your inbox', body: 'Case 1001' });
  });

  it('offers to take only what is free', () => {
    expect(
      wordsOf({ type: 'case', news: news(1, { free: false }), showBody: true, more: 0 }, t).actions,
    ).toEqual(['reply']);
    expect(wordsOf({ type: 'digest', messages: 9, cases: 5 }, t)).toMatchObject({
      title: '9 new messages',
      actions: [],
    });
  });
});

it('finds the case of a notification shown before a restart, in whatever the platform hands back', () => {
  expect(caseOfActivation(someCase(7))).toBe(someCase(7));
  expect(caseOfActivation(`type=click&tag=${someCase(7).toUpperCase()}`)).toBe(someCase(7));
  fc.assert(fc.property(fc.string(), (text) => void caseOfActivation(text)));
  expect(caseOfActivation('')).toBeNull();
});
