import { Window } from 'happy-dom';
import { describe, expect, it } from 'vitest';
import { withDates } from './dates.ts';
import { fileKeys } from './files/catalogue.ts';
import type { DemoCase, DemoItem } from './types.ts';
import { demoWorkspace } from './workspace.ts';

const now = Date.UTC(2026, 10, 22, 10, 42);
const desk = demoWorkspace(now, 0);

const lastPublic = (one: DemoCase) =>
  one.timeline.findLast((item) => item.kind === 'in' || item.kind === 'out')?.kind;
const openEntries = (one: DemoCase) => one.entries.filter((entry) => entry.state === 'open');
const isEnded = (one: DemoCase) => one.status === 'solved' || one.status === 'closed';
const itemsOf = (kind: DemoItem['kind']) =>
  desk.cases.flatMap((one) =>
    one.timeline.filter((item) => item.kind === kind).map((item) => ({ one, item })),
  );
const fail = (one: DemoCase) => `#${one.number} ${one.key}`;

describe('the demo workspace holds together', () => {
  it('resolves every key of customers, agents, inboxes, due types, tags and files', () => {
    const customers = new Set(desk.customers.map((customer) => customer.key));
    const agents = new Set(desk.agents.map((agent) => agent.key));
    const files = new Set(fileKeys);
    const used = new Set<string>();
    for (const one of desk.cases) {
      expect(customers, fail(one)).toContain(one.customer);
      for (const tag of one.tags) expect(desk.tags, fail(one)).toContain(tag);
      if (one.category) expect(desk.categories, fail(one)).toContain(one.category);
      for (const agent of one.unreadFor) expect(agents, fail(one)).toContain(agent);
      for (const item of one.timeline) {
        if ('by' in item && item.by) expect(agents, fail(one)).toContain(item.by);
        if (item.kind === 'event' && item.event === 'solved')
          expect(desk.dispositions, fail(one)).toContain(item.params.disposition);
        if (item.kind === 'in' || item.kind === 'out')
          for (const { file } of item.attachments ?? []) {
            expect(files, fail(one)).toContain(file);
            used.add(file);
          }
      }
    }
    expect(used).toEqual(files);
    expect(new Set(desk.cases.map((one) => one.customer))).toEqual(customers);
  });

  it('lets agents act only where they have the right to, and mentions only colleagues [A2]', () => {
    const rightsOf = new Map(
      desk.agents.flatMap((agent) =>
        agent.inboxes.map(({ inbox, rights }) => [`${agent.key} ${inbox}`, rights]),
      ),
    );
    const firstNames = desk.agents.map((agent) => agent.name.split(' ')[0]);
    for (const one of desk.cases)
      for (const entry of one.entries) {
        if (entry.owner) expect(rightsOf.get(`${entry.owner} ${entry.inbox}`), fail(one)).toContain('work');
        if (entry.endedBy)
          expect(rightsOf.get(`${entry.endedBy} ${entry.inbox}`), fail(one)).toContain('read');
      }
    for (const { one, item } of itemsOf('note'))
      for (const [, name] of ('text' in item ? item.text : '').matchAll(/@(\p{L}+)/gu))
        expect(firstNames, fail(one)).toContain(name);
  });

  it('runs forward in time on every case, ends in the past and reaches back three weeks', () => {
    for (const one of desk.cases) {
      const times = one.timeline.map((item) => item.minutesAgo);
      expect(times, fail(one)).toEqual(times.toSorted((a, b) => b - a));
      expect(times.at(-1), fail(one)).toBeGreaterThan(0);
      expect(one.timeline[0]?.kind, fail(one)).toBe('in');
      expect(one.minutesAgo, fail(one)).toBeLessThan(21 * 1440);
    }
    expect(desk.cases.filter((one) => (one.timeline.at(-1)?.minutesAgo ?? 0) < 240).length).toBeGreaterThan(
      15,
    );
    expect(Math.max(...desk.cases.map((one) => one.minutesAgo))).toBeGreaterThan(18 * 1440);
  });

  it('has one open entry on every unfinished case and none on a finished one [A3]', () => {
    for (const one of desk.cases) {
      expect(openEntries(one).length, fail(one)).toBe(isEnded(one) ? 0 : 1);
      const forwards = one.timeline.filter(
        (item) => item.kind === 'event' && item.event === 'forwarded',
      ).length;
      expect(one.entries.filter((entry) => entry.state === 'forwarded').length, fail(one)).toBe(forwards);
      if (!isEnded(one)) expect(one.owner, fail(one)).toBe(openEntries(one)[0]?.owner);
      expect(one.entries.at(-1)?.inbox, fail(one)).toBe(one.inbox);
    }
  });

  it('changes status only from the status it has, and never writes on an ended case without reopening it', () => {
    for (const one of desk.cases) {
      let status = 'new';
      for (const item of one.timeline) {
        if (item.kind === 'event' && item.event === 'statusChanged') {
          expect(item.params.from, `${fail(one)} ${item.minutesAgo}`).toBe(status);
          status = item.params.to;
        } else if (item.kind === 'event' && item.event === 'solved') status = 'solved';
        else if (item.kind === 'event' && (item.event === 'reopened' || status === 'new')) status = 'open';
        else if (item.kind === 'out' && status === 'new') status = 'open';
        else if (item.kind === 'in' && (status === 'pending' || status === 'on_hold')) status = 'open';
      }
      expect(one.status, fail(one)).toBe(status);
      if (one.status === 'pending') expect(lastPublic(one), fail(one)).toBe('out');
      if (one.status === 'new') expect(lastPublic(one), fail(one)).toBe('in');
      if (one.unreadFor.length > 0)
        expect(
          one.timeline.some((item) => item.kind === 'in' && item.minutesAgo < 2 * 1440),
          fail(one),
        ).toBe(true);
    }
  });

  it('shows every status, overdue and coming due dates, owned and unowned, unread and unanswered', () => {
    const count = (is: (one: DemoCase) => boolean) => desk.cases.filter(is).length;
    for (const status of ['new', 'open', 'pending', 'on_hold', 'solved', 'closed'] as const)
      expect(
        count((one) => one.status === status),
        status,
      ).toBeGreaterThanOrEqual(3);
    const dues = desk.cases.flatMap((one) => openEntries(one).flatMap((entry) => entry.dueInMinutes ?? []));
    expect(dues.filter((minutes) => minutes < 0).length).toBeGreaterThanOrEqual(4);
    expect(dues.filter((minutes) => minutes >= 0 && minutes < 780).length).toBeGreaterThanOrEqual(4);
    expect(dues.filter((minutes) => minutes >= 780).length).toBeGreaterThanOrEqual(5);
    expect(count((one) => !isEnded(one) && one.owner === 'anna')).toBeGreaterThanOrEqual(6);
    expect(count((one) => !isEnded(one) && one.owner === null)).toBeGreaterThanOrEqual(8);
    expect(count((one) => one.unreadFor.includes('anna'))).toBeGreaterThanOrEqual(8);
    expect(count((one) => !isEnded(one) && lastPublic(one) === 'in')).toBeGreaterThanOrEqual(15);
    expect(count((one) => one.timeline.length >= 8)).toBeGreaterThanOrEqual(10);
    for (const inbox of ['service', 'finance', 'technical'] as const)
      expect(
        count((one) => !isEnded(one) && one.inbox === inbox),
        inbox,
      ).toBeGreaterThanOrEqual(8);
  });

  it('gives about sixty cases their own number and subject, about a quarter in each language', () => {
    expect(desk.cases.length).toBeGreaterThanOrEqual(56);
    expect(new Set(desk.cases.map((one) => one.number)).size).toBe(desk.cases.length);
    const numbers = desk.cases.map((one) => one.number);
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    expect(new Set(desk.cases.map((one) => one.key)).size).toBe(desk.cases.length);
    expect(new Set(desk.cases.map((one) => one.subject)).size).toBe(desk.cases.length);
    for (const one of desk.cases)
      expect(one.number, fail(one)).toSatisfy((number: number) => number > 48000 && number < 48300);
    for (const language of ['en', 'nl', 'nb', 'pl'] as const) {
      const share = desk.cases.filter((one) => one.language === language).length / desk.cases.length;
      expect(share, language).toBeGreaterThan(0.2);
      expect(share, language).toBeLessThan(0.3);
    }
  });

  it('says something of its own in every message', () => {
    const texts = [...itemsOf('in'), ...itemsOf('out')].map(({ one, item }) => ({
      one,
      text: 'text' in item ? item.text : '',
    }));
    for (const { one, text } of texts)
      expect(text.length, `${fail(one)}: ${text}`).toBeGreaterThanOrEqual(40);
    expect(new Set(texts.map(({ text }) => text)).size).toBe(texts.length);
  });

  it('writes to and from addresses under .example only', () => {
    const everything = JSON.stringify(desk);
    for (const [, domain] of everything.matchAll(/[\w.-]+@([\w-]+(?:\.[\w-]+)*)/g))
      expect(domain).toMatch(/\.example$/);
    for (const [, host] of everything.matchAll(/https?:\/\/([\w.-]+)/g)) expect(host).toMatch(/\.example$/);
  });
});

describe('the demo at another hour', () => {
  it.each(['00:05', '06:30', '13:00', '23:50'])(
    'keeps its order and yesterday’s working hours at %s',
    (clock) => {
      const later = Date.parse(`2027-01-02T${clock}:00Z`);
      const cases = demoWorkspace(later, 0).cases;
      const hours = cases.flatMap((one) =>
        one.timeline
          .filter((item) => item.kind === 'out')
          .map((item) => new Date(later - item.minutesAgo * 60_000)),
      );
      for (const one of cases) {
        const times = one.timeline.map((item) => item.minutesAgo);
        expect(times, fail(one)).toEqual(times.toSorted((a, b) => b - a));
        expect(times.at(-1), fail(one)).toBeGreaterThan(0);
      }
      const today = new Date(later).toISOString().slice(0, 10);
      const earlier = hours.filter(
        (at) => !at.toISOString().startsWith(today) && later - at.getTime() > 12 * 3_600_000,
      );
      expect(earlier.length).toBeGreaterThan(40);
      for (const at of earlier) expect(at.getUTCHours()).toSatisfy((hour: number) => hour >= 8 && hour < 18);
      const dueToday = (all: readonly DemoCase[]) =>
        all.filter((one) =>
          openEntries(one).some((entry) => (entry.dueInMinutes ?? -1) >= 0 && entry.dueInMinutes! < 600),
        ).length;
      expect(dueToday(cases)).toBeGreaterThanOrEqual(1);
      expect(JSON.stringify(cases)).not.toMatch(/\{[a-z][+-]\d+\}/);
    },
  );
});

describe('HTML of the demo messages', () => {
  const pages = [...itemsOf('in'), ...itemsOf('out')].flatMap(({ one, item }) =>
    'html' in item && item.html ? [{ one, item, html: item.html }] : [],
  );

  it.each(pages)('parses, says what the text says and finds its pictures: $one.key', ({ item, html }) => {
    const { document } = new Window();
    document.body.innerHTML = html;
    const words = (text: string) => text.replace(/\s+/g, ' ').trim();
    const firstLine = words(
      'text' in item ? (item.text.split('\n').find((line) => line.length > 30) ?? '') : '',
    );
    expect(words(document.body.textContent)).toContain(firstLine.slice(0, 60));
    expect((html.match(/<(p|div|table|tr|td|th|b|a|blockquote|thead|tbody)\b/g) ?? []).length).toBe(
      (html.match(/<\/(p|div|table|tr|td|th|b|a|blockquote|thead|tbody)>/g) ?? []).length,
    );
    const cids = 'attachments' in item ? (item.attachments ?? []).flatMap((one) => one.cid ?? []) : [];
    const inside = [...document.querySelectorAll('img')].flatMap(
      (image) => image.getAttribute('src')?.match(/^cid:(.+)$/)?.[1] ?? [],
    );
    expect(inside).toEqual(cids);
  });

  it('has a table, an inline picture, remote pictures and tracking pixels to block', () => {
    const all = pages.map(({ html }) => html).join('\n');
    expect(all).toMatch(/<table border/);
    expect(all).toMatch(/src="cid:/);
    expect(all).toMatch(/src="https:[^"]+" width="96"/);
    expect(all.match(/width="1" height="1"/g)?.length).toBeGreaterThanOrEqual(2);
    expect(all).toMatch(/<blockquote/);
  });
});

describe('dates inside the texts', () => {
  it('are written in the language of the case and leave no token behind', () => {
    expect(withDates('{d-8}, {m-8}, {w-8}, {i-8}, {c-8}, {y-8}', 'en', now)).toBe(
      '14 November, November, Saturday, 2026-11-14, 20261114, 2026',
    );
    expect((['nl', 'nb', 'pl'] as const).map((language) => withDates('{d-8}', language, now))).toEqual([
      '14 november',
      '14. november',
      '14 listopada',
    ]);
    expect(JSON.stringify(desk)).not.toMatch(/\{[a-z][+-]\d+\}/);
  });
});

describe('the colleague', () => {
  it('acts every 15 to 40 seconds after a first act at 8, only on what is his at that moment', () => {
    const owner = new Map(desk.cases.map((one) => [one.key, one.owner]));
    const open = new Map(desk.cases.map((one) => [one.key, openEntries(one)[0]?.inbox]));
    const inboxes = new Map(
      desk.agents.find((agent) => agent.key === 'ben')?.inboxes.map(({ inbox, rights }) => [inbox, rights]),
    );
    expect(desk.colleague[0]?.afterSeconds).toBe(8);
    for (const { afterSeconds, by, does } of desk.colleague.slice(1)) {
      const said = `${does.act} ${does.case}`;
      expect(afterSeconds, said).toSatisfy((seconds: number) => seconds >= 15 && seconds <= 40);
      expect(owner.has(does.case), said).toBe(true);
      expect(by, said).toBe(does.act === 'customerWrites' ? null : 'ben');
    }
    for (const { does } of desk.colleague) {
      const said = `${does.act} ${does.case}`;
      const inbox = open.get(does.case);
      if (does.act !== 'status' && does.act !== 'note') expect(inbox, said).toBeDefined();
      if (does.act === 'take') {
        expect(owner.get(does.case), said).toBeNull();
        expect(inboxes.get(inbox!), said).toContain('work');
        owner.set(does.case, 'ben');
      }
      if (['release', 'complete', 'cancel', 'forward', 'reply'].includes(does.act))
        expect(owner.get(does.case), said).toBe('ben');
      if (does.act === 'release') owner.set(does.case, null);
      if (does.act === 'complete' || does.act === 'cancel') open.set(does.case, undefined);
      if (does.act === 'forward') {
        owner.set(does.case, null);
        open.set(does.case, does.toInbox);
      }
      if (does.act === 'tag') expect(desk.tags, said).toContain(does.tag);
    }
    const acts = new Set(desk.colleague.map(({ does }) => does.act));
    expect(acts.size).toBe(10);
  });
});
