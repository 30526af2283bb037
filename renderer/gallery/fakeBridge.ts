// A bridge without a main process, for eyes and component tests: rows in memory, acts that apply at once.
import type { EntryRow } from '#shared/domain/entry.ts';
import type { ErrorCode } from '#shared/domain/errors.ts';
import type { IntentId } from '#shared/domain/ids.ts';
import { isUnanswered, type CaseRow } from '#shared/domain/case.ts';
import type {
  AccountState,
  Bridge,
  CallInput,
  CallName,
  CallOutput,
  CaseScope,
  EventName,
  EventPayload,
} from '#shared/ipc/contract.ts';
import { defaultSettings, type Settings } from '#shared/ipc/settings.ts';
import type { CaseListRow, EntryListRow, SyncStatus } from '#shared/ipc/views.ts';
import { makeThread } from './fakeThread.ts';
import { customers, idOf, makeWorld, reference } from './fakeRows.ts';

type Answers = {
  [N in CallName]?: (
    input: CallInput<N>,
  ) => CallOutput<N> | { fail: ErrorCode; params?: Record<string, string | number> };
};

export interface FakeOptions {
  count?: number;
  now?: number;
  settings?: Partial<Settings>;
  account?: Partial<AccountState>;
  sync?: Partial<SyncStatus>;
  answers?: Answers;
}

export interface FakeBridge extends Bridge {
  tell: <N extends EventName>(name: N, payload: EventPayload<N>) => void;
  /** Every act that was submitted, in order. */
  submitted: CallInput<'intent.submit'>[];
  calls: [CallName, unknown][];
  entry: (id: string) => EntryRow | undefined;
  /** Acts that have "left the device" cannot be withdrawn. */
  left: boolean;
}

const me = reference.me.id;

export function createFakeBridge(options: FakeOptions = {}): FakeBridge {
  const now = options.now ?? Date.now();
  const world = makeWorld(options.count ?? 40, now);
  const pending = new Map<string, string[]>();
  const before = new Map<string, () => void>();
  const listeners = new Map<EventName, Set<(payload: never) => void>>();
  let settings: Settings = { ...defaultSettings, tourDone: true, ...options.settings };
  let account: AccountState = {
    state: 'signed_in',
    server: 'https://desk.vestmere.example',
    email: reference.me.email,
    workspace: 'Vestmere',
    problem: null,
    demo: true,
    healing: null,
    healed: null,
    ...options.account,
  };
  let intents = 0;
  const submitted: FakeBridge['submitted'] = [];
  const calls: FakeBridge['calls'] = [];

  const tell: FakeBridge['tell'] = (name, payload) =>
    listeners.get(name)?.forEach((listener) => listener(payload as never));
  const changed = (): void => tell('changed', { kinds: ['case', 'entry'], caseIds: null });
  const caseOf = (id: string) => world.cases.find((row) => row.id === id) as CaseRow;
  const name = (row: CaseRow) => customers[world.cases.indexOf(row) % customers.length] ?? '';
  const listRow = (row: CaseRow): CaseListRow => ({
    ...row,
    customerName: name(row),
    dueAt: null,
    unread: world.cases.indexOf(row) % 3 === 0,
    notViewed: false,
    unanswered: isUnanswered(row),
    hasDraft: false,
    needsYou: world.cases.indexOf(row) === 5,
    pending: pending.get(row.id) ?? [],
  });
  const entryRow = (entry: EntryRow): EntryListRow => {
    const row = caseOf(entry.caseId);
    return {
      entry,
      number: row.number,
      subject: row.subject,
      customerName: name(row),
      unread: listRow(row).unread,
      receivedAt: entry.createdAt,
      lastPublicId: row.lastPublicId,
      status: row.status,
      needsYou: listRow(row).needsYou,
      pending: pending.get(row.id) ?? [],
    };
  };
  const inScope =
    (scope: CaseScope) =>
    (row: CaseRow): boolean => {
      if (scope.type === 'inbox')
        return world.entries.some(
          (entry) => entry.caseId === row.id && entry.inboxId === scope.inboxId && entry.state === 'open',
        );
      if (scope.type === 'mine') return row.ownerId === me;
      if (scope.type === 'unanswered') return isUnanswered(row);
      if (scope.type === 'solved' || scope.type === 'closed') return row.status === scope.type;
      return scope.type === 'all';
    };
  function change(entry: EntryRow, patch: Partial<EntryRow>): void {
    Object.assign(entry, patch);
    Object.assign(caseOf(entry.caseId), { ownerId: entry.ownerId, inboxId: entry.inboxId });
  }
  const thread = makeThread(now);
  function apply(act: CallInput<'intent.submit'>): void {
    thread.apply(act, caseOf(String(act.args['caseId'])));
    const entry = world.entries.find((one) => one.id === act.args['entryId']);
    if (entry === undefined) return;
    const [was, caseWas] = [{ ...entry }, { ...caseOf(entry.caseId) }];
    before.set(
      idOf(7, intents),
      () => void (Object.assign(entry, was), Object.assign(caseOf(entry.caseId), caseWas)),
    );
    if (act.name === 'take') {
      change(entry, { ownerId: me, ownerRev: entry.ownerRev + 1 });
      pending.set(entry.caseId, ['take']);
      setTimeout(() => {
        pending.delete(entry.caseId);
        changed();
      }, 900);
    } else if (act.name === 'release') change(entry, { ownerId: null, ownerRev: entry.ownerRev + 1 });
    else if (act.name === 'complete' || act.name === 'cancel') {
      change(entry, {
        state: act.name === 'complete' ? 'completed' : 'cancelled',
        endedAt: Date.now(),
        endedBy: me,
      });
      if (act.args['solve'] === true) caseOf(entry.caseId).status = 'solved';
    } else if (act.name === 'reopen') {
      change(entry, { state: 'open', endedAt: null });
      caseOf(entry.caseId).status = 'open';
    } else if (act.name === 'forward')
      change(entry, {
        inboxId: act.args['toInboxId'] as EntryRow['inboxId'],
        ownerId: null,
        message: String(act.args['message']),
        fromAgentId: me,
        dueTypeId: act.args['dueTypeId'] as EntryRow['dueTypeId'],
        dueAt: act.args['dueAt'] as number | null,
      });
  }
  const tabs = {
    open: (e: EntryRow) => e.state === 'open',
    mine: (e: EntryRow) => e.state === 'open' && e.ownerId === me,
    unowned: (e: EntryRow) => e.state === 'open' && e.ownerId === null,
    completed: (e: EntryRow) => e.state === 'completed',
  };
  const orders = {
    due: (e: EntryRow) => e.dueAt ?? Infinity,
    received: (e: EntryRow) => e.createdAt,
    subject: (e: EntryRow) => caseOf(e.caseId).subject,
    owner: (e: EntryRow) => e.ownerId ?? '~',
  };
  const sync: SyncStatus = {
    state: 'synced',
    syncedAt: now,
    offlineSince: null,
    waiting: 0,
    needYou: 0,
    loading: null,
    problem: null,
    skewMs: null,
    ...options.sync,
  };

  const answers: Answers = {
    'app.info': () => ({ version: '0.1.0', runtime: 'gallery', platform: 'linux', profile: 'gallery' }),
    'account.state': () => account,
    'account.signIn': ({ email }) => (account = { ...account, state: 'signed_in', email, demo: false }),
    'account.signOut': () => (account = { ...account, state: 'signed_out' }),
    'account.rebuild': () => (account = { ...account, state: 'signed_out', problem: null }),
    'reference.get': () => reference,
    'sidebar.counts': () => ({
      needsYou: 1,
      mine: world.cases.filter((row) => row.ownerId === me && row.status === 'open').length,
      attention: 6,
      drafts: 0,
      unanswered: world.cases.filter(isUnanswered).length,
      archived: world.cases.filter((row) => row.place === 'archived').length,
      spam: world.cases.filter((row) => row.place === 'spam').length,
      deleted: world.cases.filter((row) => row.place === 'deleted').length,
      outbox: 0,
      tray: 0,
      badge: 2,
      inboxes: reference.inboxes.map(({ id }, n) => ({
        id,
        open: world.entries.filter((entry) => entry.inboxId === id && entry.state === 'open').length,
        unread: n === 0 ? 2 : 0,
        mine: 1,
      })),
    }),
    'cases.list': ({ scope, mine, unanswered, sort, offset, limit }) => {
      const all = world.cases
        .filter(inScope(scope))
        .filter((row) => (!mine || row.ownerId === me) && (!unanswered || isUnanswered(row)));
      if (sort === 'oldest') all.reverse();
      if (sort === 'subject') all.sort((a, b) => a.subject.localeCompare(b.subject));
      return { rows: all.slice(offset, offset + limit).map(listRow), total: all.length };
    },
    'entries.list': ({ inboxId, tab, sort, descending, offset, limit, completedSince = 0 }) => {
      const here = world.entries.filter(
        (entry) => entry.inboxId === inboxId && (entry.endedAt === null || entry.endedAt >= completedSince),
      );
      const all = here
        .filter(tabs[tab])
        .sort(
          (a, b) =>
            (orders[sort](a) < orders[sort](b) ? -1 : orders[sort](a) > orders[sort](b) ? 1 : 0) *
            (descending ? -1 : 1),
        );
      const count = (which: keyof typeof tabs) => here.filter(tabs[which]).length;
      return {
        rows: all.slice(offset, offset + limit).map(entryRow),
        total: all.length,
        counts: {
          open: count('open'),
          mine: count('mine'),
          unowned: count('unowned'),
          completed: count('completed'),
        },
      };
    },
    'entries.message': ({ entryId }) => {
      const entry = world.entries.find((one) => one.id === entryId) as EntryRow;
      const row = caseOf(entry.caseId);
      const address = { name: name(row), address: 'customer@mail.example' };
      return {
        entry,
        message: {
          kind: 'message',
          id: idOf(8, 1) as never,
          caseId: row.id,
          n: 1,
          at: entry.createdAt,
          intentId: null,
          rev: 1,
          direction: 'in',
          agentId: null,
          customerId: row.customerId,
          from: address,
          to: [],
          cc: [],
          subject: row.subject,
          text: 'Good evening,\n\nmy bank statement shows two payments of €13.99 on 14 November. Can you return one of them?',
          html: null,
          attachments: [],
          messageId: null,
          inReplyTo: null,
          automatic: false,
          notice: '',
          delivery: null,
        },
      };
    },
    'case.get': ({ caseId }) => ({
      case: caseOf(caseId),
      entries: world.entries.filter((entry) => entry.caseId === caseId),
      rights: ['read', 'work', 'forward', 'cancel'],
      pending: pending.get(caseId) ?? [],
      ...thread.detail(caseOf(caseId)),
    }),
    'case.timeline': ({ caseId }) => ({ items: thread.items(caseOf(caseId)), more: false }),
    'case.byNumber': ({ number }) => ({
      caseId: world.cases.find((row) => row.number === number)?.id ?? null,
    }),
    'customer.get': ({ customerId }) => ({
      customer: thread.customer(customerId),
      cases: world.cases.filter((row) => row.customerId === customerId).map(listRow),
    }),
    'attachment.fetch': () => ({ here: false }),
    'attachment.add': ({ name: file, type, bytes }) => ({
      hash: 'a'.repeat(64) as never,
      name: file,
      type,
      size: bytes.length,
      cid: null,
    }),
    'link.open': () => ({}),
    'outbox.list': () => thread.outbox(world.cases),
    'needsYou.list': () => ({ cards: thread.cards(world.cases) }),
    'search.run': ({ query }) => ({ hits: thread.find(world.cases, query), more: false, indexed: 0.6 }),
    'sync.status': () => sync,
    'sync.now': () => ({}),
    'intent.submit': (act) => {
      submitted.push(act);
      intents += 1;
      apply(act);
      queueMicrotask(changed);
      return { intentId: idOf(7, intents) as IntentId, willPark: null };
    },
    'intent.withdraw': ({ intentId }) => {
      if (fake.left) return { withdrawn: false };
      before.get(intentId)?.();
      queueMicrotask(changed);
      return { withdrawn: true };
    },
    'ids.make': ({ count }) => ({ ids: Array.from({ length: count }, () => crypto.randomUUID()) }),
    'forever.count': () => ({ fail: 'offline' }),
    'forever.delete': () => ({ fail: 'offline' }),
    'settings.get': () => settings,
    'settings.set': (patch) => (settings = { ...settings, ...patch } as Settings),
    'ledger.export': () => ({ saved: true }),
    'window.showing': () => ({}),
    'window.control': () => ({}),
    ...options.answers,
  };

  const fake: FakeBridge = {
    tell,
    submitted,
    calls,
    left: true,
    entry: (id) => world.entries.find((one) => one.id === id),
    call(callName, input) {
      calls.push([callName, input]);
      const answer = answers[callName] as ((given: unknown) => unknown) | undefined;
      const value = answer?.(structuredClone(input)) as
        { fail?: ErrorCode; params?: Record<string, string | number> } | undefined;
      if (value === undefined || value.fail !== undefined) {
        return Promise.resolve({
          ok: false,
          error: { code: value?.fail ?? 'not_found', params: value?.params ?? {} },
        });
      }
      return Promise.resolve({ ok: true, value: structuredClone(value) as never });
    },
    on(eventName, listener) {
      const set = listeners.get(eventName) ?? new Set();
      listeners.set(eventName, set);
      set.add(listener);
      return () => void set.delete(listener);
    },
  };
  return fake;
}
