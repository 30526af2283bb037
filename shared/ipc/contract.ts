import { z } from 'zod';
import { attachment } from '../domain/attachment.ts';
import { errorCodes } from '../domain/errors.ts';
import type { Result } from '../domain/errors.ts';
import { blobHash, caseId, customerId, entryId, inboxId, intentId, itemId } from '../domain/ids.ts';
import { choice, saw } from '../intents/envelope.ts';
import { foreverAnswer, foreverCount, foreverOrder, foreverRequest } from '../protocol/forever.ts';
import { settings, settingsPatch } from './settings.ts';
import * as view from './views.ts';

/** Which cases a list shows: those on the desk, but for drafts and the last three. Folders and views are predicates over the replica. */
export const caseScope = z.discriminatedUnion('type', [
  z.object({ type: z.literal('inbox'), inboxId }),
  z.object({ type: z.literal('mine') }),
  z.object({ type: z.literal('attention') }),
  z.object({ type: z.literal('drafts') }),
  z.object({ type: z.literal('unanswered') }),
  z.object({ type: z.literal('solved') }),
  z.object({ type: z.literal('closed') }),
  z.object({ type: z.literal('all') }),
  z.object({ type: z.literal('archived') }),
  z.object({ type: z.literal('spam') }),
  z.object({ type: z.literal('deleted') }),
]);
export type CaseScope = z.infer<typeof caseScope>;
export const caseSort = z.enum(['newest', 'oldest', 'number', 'created', 'subject', 'due']);
export type CaseSort = z.infer<typeof caseSort>;
export const entryTab = z.enum(['open', 'mine', 'unowned', 'completed']);
export type EntryTab = z.infer<typeof entryTab>;
export const entrySort = z.enum(['due', 'received', 'subject', 'owner']);

const none = z.object({}).strict();

const accountState = z.object({
  /** `opening`: the replica is being opened or migrated. `problem`: it could not be; `problem` says why. */
  state: z.enum(['signed_out', 'opening', 'signed_in', 'problem']),
  server: z.string().nullable(),
  email: z.string().nullable(),
  workspace: z.string().nullable(),
  problem: z.enum(errorCodes).nullable(),
  /** The demo workspace that `npm start` opens. */
  demo: z.boolean(),
  /** How far the mending of a damaged replica is, 0 to 1; null while nothing is damaged. */
  healing: z.number().min(0).max(1).nullable(),
  /** The last mending since the start: when, whether the server was needed, and how many unsent acts came through it. */
  healed: z.object({ at: z.int(), fromServer: z.boolean(), waiting: z.int() }).nullable(),
});
export type AccountState = z.infer<typeof accountState>;

/**
 * Every call a window may make: channel name → what goes in, what comes out. The only place a channel name is
 * written (docs/adr: IPC contract). Answers are `Result`s; expected failures are codes, never exceptions.
 */
export const calls = {
  'app.info': {
    input: none,
    output: z.object({ version: z.string(), runtime: z.string(), platform: z.string(), profile: z.string() }),
  },
  'account.state': { input: none, output: accountState },
  'account.signIn': {
    input: z.object({
      server: z.string().trim().max(500),
      email: z.string().trim().max(320),
      password: z.string().max(1000),
    }),
    output: accountState,
  },
  /** Unsent work is kept and found again after the next sign-in with the same account. */
  'account.signOut': { input: none, output: accountState },
  /** Makes a damaged or unreadable replica anew from the server, carrying ledger and drafts over where they can be read. */
  'account.rebuild': { input: none, output: accountState },

  'reference.get': { input: none, output: view.referenceView },
  'sidebar.counts': { input: none, output: view.sidebarCounts },
  'cases.list': {
    input: view.page.extend({ scope: caseScope, sort: caseSort, mine: z.boolean(), unanswered: z.boolean() }),
    output: z.object({ rows: z.array(view.caseListRow), total: z.int() }),
  },
  'entries.list': {
    input: view.page.extend({
      inboxId,
      tab: entryTab,
      sort: entrySort,
      descending: z.boolean(),
      /** Of the completed only those ended at this moment (epoch ms) or later: the asker's midnight. Absent: all. */
      completedSince: z.int().optional(),
    }),
    output: z.object({
      rows: z.array(view.entryListRow),
      total: z.int(),
      counts: z.record(entryTab, z.int()),
    }),
  },
  'entries.message': { input: z.object({ entryId }), output: view.entryMessage },
  'case.get': { input: z.object({ caseId }), output: view.caseDetail },
  'case.byNumber': {
    input: z.object({ number: z.int().positive() }),
    output: z.object({ caseId: caseId.nullable() }),
  },
  'case.timeline': {
    input: z.object({ caseId, before: itemId.nullable(), limit: z.int().positive().max(view.maxPage) }),
    output: view.timelinePage,
  },
  'customer.get': { input: z.object({ customerId }), output: view.customerView },
  'search.run': { input: view.page.extend({ query: z.string().max(500) }), output: view.searchResult },
  'outbox.list': { input: none, output: view.outboxView },
  'needsYou.list': { input: none, output: z.object({ cards: z.array(view.needsYouCard) }) },
  /** Unsent work of colleagues who lost a right or a device, for their leads. */
  'tray.list': { input: none, output: view.trayView },
  'sync.status': { input: none, output: view.syncStatus },
  'sync.now': { input: none, output: none },

  /** Writes an act durably and predicts it; answered only when it is on disk. */
  'intent.submit': {
    input: z.object({
      name: z.string().max(40),
      args: z.record(z.string(), z.unknown()),
      saw,
      dependsOn: intentId.nullable(),
      resolves: z.object({ intentId, choice }).nullable(),
    }),
    output: z.object({ intentId, willPark: view.ledgerRow.shape.reason }),
  },
  /** Takes back an act that has not left the device. `withdrawn: false` when it has. */
  'intent.withdraw': { input: z.object({ intentId }), output: z.object({ withdrawn: z.boolean() }) },
  /** Makes fresh ids for rows that an act will make (items, drafts). */
  'ids.make': {
    input: z.object({ count: z.int().positive().max(20) }),
    output: z.object({ ids: z.array(z.string()) }),
  },

  /** What deleting these cases forever would take away now, by the server's count. Offline it fails. */
  'forever.count': { input: foreverRequest, output: foreverCount },
  /** Deletes what was counted. `done: false`: it is something else by now; nothing was deleted. */
  'forever.delete': { input: foreverOrder, output: foreverAnswer },

  /** Stores bytes in the blob store and answers when they are on disk. */
  'attachment.add': {
    input: z.object({
      name: z.string().min(1).max(255),
      type: z.string().max(200),
      bytes: z.instanceof(Uint8Array),
    }),
    output: attachment,
  },
  /** Asks for files with the system's dialog. */
  'attachment.choose': { input: none, output: z.object({ files: z.array(attachment) }) },
  /** Saves a copy where the agent chooses; fetches it from the server first if it is not here. */
  'attachment.save': {
    input: z.object({ hash: blobHash, name: z.string().max(255) }),
    output: z.object({ saved: z.boolean() }),
  },
  /** Makes sure the bytes are here, so that `/blob/<hash>` serves them. */
  'attachment.fetch': { input: z.object({ hash: blobHash }), output: z.object({ here: z.boolean() }) },

  'settings.get': { input: none, output: settings },
  'settings.set': { input: settingsPatch, output: settings },
  /** Opens an https or mailto link outside, after its true target was shown. */
  'link.open': { input: z.object({ url: z.string().max(4000) }), output: none },
  /** Saves the ledger as JSON where the agent chooses; works when the replica cannot be opened, as far as it can be read. */
  'ledger.export': { input: none, output: z.object({ saved: z.boolean() }) },
  /** Tells main what is on screen, so that no notification is raised for it. */
  'window.showing': { input: z.object({ caseId: caseId.nullable() }), output: none },
  'window.control': { input: z.object({ act: z.enum(['minimize', 'maximize', 'close']) }), output: none },
} as const;

export type CallName = keyof typeof calls;
export type CallInput<N extends CallName> = z.infer<(typeof calls)[N]['input']>;
export type CallOutput<N extends CallName> = z.infer<(typeof calls)[N]['output']>;
export const callNames = Object.keys(calls) as readonly CallName[];

/** What main tells every window. `changed` says which kinds of rows changed; windows ask again for what they show. */
export const events = {
  changed: z.object({ kinds: z.array(z.string()), caseIds: z.array(caseId).nullable() }),
  sync: view.syncStatus,
  account: accountState,
  settings,
  /** Open a case: from a notification, a deep link or another instance. */
  open: z.object({ caseId }),
  /** Run a command of the registry: from the menu bar or the tray. */
  command: z.object({ id: z.string() }),
} as const;
export type EventName = keyof typeof events;
export type EventPayload<N extends EventName> = z.infer<(typeof events)[N]>;

/** The one object the preload script puts into the window, as `window.caseload`. */
export interface Bridge {
  call<N extends CallName>(name: N, input: CallInput<N>): Promise<Result<CallOutput<N>>>;
  /** Returns the function that ends the subscription. */
  on<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void;
}
