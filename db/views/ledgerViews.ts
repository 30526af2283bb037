import type { CallOutput } from '#shared/ipc/contract.ts';
import type { LedgerRow, OutboxView } from '#shared/ipc/views.ts';
import type { ItemRow } from '#shared/domain/item.ts';
import { waitsForServer } from '../acts/push.ts';
import { choicesOf } from '../acts/cards.ts';
import type { Act } from '../repositories/ledger.ts';
import type { LedgerDump } from '../port.ts';
import type { Store } from '../store.ts';
import { nameOf } from './caseRows.ts';
import { rightsOn } from './casePage.ts';

/** Longest lists of the outbox; the sums count everything. */
const maxRows = 200;

function toRow(store: Store, act: Act): LedgerRow {
  const known = store.cases.read(act.caseId);
  const number = act.params['number'];
  return {
    id: act.id,
    name: act.name,
    caseId: act.caseId,
    caseNumber: known?.number ?? (typeof number === 'number' ? number : null),
    subject: known?.subject ?? String(act.params['subject'] ?? ''),
    params: { ...act.params, ...(known?.number == null ? {} : { number: known.number }) },
    state: act.state,
    reason: act.reason,
    madeAt: act.madeAt,
    endedAt: act.endedAt,
    dependsOn: act.dependsOn,
    underWay: act.state === 'waiting' && act.n !== null,
    waitsFor: act.state === 'waiting' && waitsForServer(store, act) ? 'server_update' : null,
    resolution: act.resolution,
  };
}

/** `outbox.list`: the whole ledger in sums, its open part in full, the rest latest first. */
export function outboxView(store: Store): OutboxView {
  const counts = store.sql.all<{ state: string; open: number; n: number }>(
    'SELECT state, open_card AS open, count(*) AS n FROM ledger WHERE quiet = 0 GROUP BY state, open_card',
  );
  const sum = (which: (row: { state: string; open: number }) => boolean) =>
    counts.filter(which).reduce((total, { n }) => total + n, 0);
  const closed = (end: string) => sum(({ state, open }) => state === end && open === 0);
  const rows = (where: string) =>
    store.ledger.select(`${where} LIMIT ${maxRows}`).map((act) => toRow(store, act));
  return {
    sums: {
      made: sum(() => true),
      applied: closed('applied'),
      superseded: closed('superseded'),
      withdrawn: closed('withdrawn'),
      decided: closed('parked'),
      needYou: sum(({ open }) => open === 1),
      waiting: closed('waiting'),
    },
    needYou: rows('open_card = 1 ORDER BY ended_at DESC'),
    waiting: rows(`state = 'waiting' AND quiet = 0 ORDER BY seq`),
    ended: rows(`quiet = 0 AND state <> 'waiting' AND open_card = 0 ORDER BY ended_at DESC`),
  };
}

/** `needsYou.list` */
export function needsYouCards(store: Store): CallOutput<'needsYou.list'> {
  const acts = store.ledger.select(`open_card = 1 ORDER BY ended_at DESC LIMIT ${maxRows}`);
  return {
    cards: acts.map((act) => {
      const row = store.cases.read(act.caseId);
      const customer = row?.customerId == null ? null : store.customers.read(row.customerId);
      const entries = store.entries.ofCase(act.caseId);
      const rights = row === null ? [] : rightsOn(store, { case: row, entries });
      const me = store.agents.read(store.identity.agentId);
      return {
        row: toRow(store, act),
        customerName: nameOf(customer) || String(act.params['customer'] ?? ''),
        words: wordsOf(act),
        args: act.args,
        sawItem: act.saw.lastPublicId === null ? null : store.items.read(act.saw.lastPublicId),
        meanwhile: meanwhileOf(store, act),
        choices: choicesOf({
          act,
          reason: act.reason,
          me: store.identity.agentId,
          mayTakeOver: rights.includes('manage') || me?.permissions.includes('lead') === true,
          hasDraft: store.drafts.ofCase(act.caseId).length > 0,
        }),
      };
    }),
  };
}

function wordsOf(act: Act): { text: string; html: string | null; attachments: number } | null {
  const content = (act.args['content'] ?? act.args) as Record<string, unknown>;
  const text = content['text'] ?? content['message'];
  if (typeof text !== 'string') return null;
  const { html, attachments } = content;
  return {
    text,
    html: typeof html === 'string' ? html : null,
    attachments: Array.isArray(attachments) ? attachments.length : 0,
  };
}

/** What happened on the case after what the agent saw (or after he acted, where nothing public was there). */
export function meanwhileOf(store: Store, act: Pick<Act, 'id' | 'caseId' | 'saw' | 'asOf'>): ItemRow[] {
  const seen =
    act.saw.lastPublicId === null
      ? undefined
      : store.sql.get<{ ord: number }>('SELECT ord FROM items WHERE id = ?', act.saw.lastPublicId)?.ord;
  const [where, value] = seen === undefined ? (['at > ?', act.asOf] as const) : (['ord > ?', seen] as const);
  return store.sql
    .all<{ body: string }>(
      `SELECT body FROM items WHERE case_id = ? AND n IS NOT NULL AND ${where} ORDER BY ord LIMIT 50`,
      act.caseId,
      value,
    )
    .map(({ body }) => JSON.parse(body) as ItemRow)
    .filter((item) => item.intentId !== act.id);
}

/** Everything that would be lost with this replica, as plain data. */
export function dumpLedger(store: Store): LedgerDump {
  const acts = store.ledger.select(`state <> 'applied' OR quiet = 0 ORDER BY seq`);
  return {
    clientId: store.identity.clientId,
    intents: acts.map(({ id, name, v, args, saw, state, madeAt }) => ({
      id,
      name,
      v,
      args,
      saw,
      state,
      madeAt,
    })),
    drafts: store.sql
      .all<{ body: string }>('SELECT body FROM drafts ORDER BY id')
      .map(({ body }) => JSON.parse(body) as unknown),
  };
}
