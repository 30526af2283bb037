import type { CaseId } from '#shared/domain/ids.ts';
import type { RowOf } from '#shared/protocol/rows.ts';
import type { IntentEnvelope } from '#shared/intents/envelope.ts';
import { isQuiet } from '#shared/intents/registry.ts';
import { prepareIntent } from '#shared/intents/run.ts';
import { loadBundle, referenceOf } from '../acts/bundle.ts';
import { refreshCard } from '../acts/cards.ts';
import { rechain } from '../acts/drafts.ts';
import { predict, unpredict } from '../acts/predict.ts';
import type { Act } from '../repositories/ledger.ts';
import type { Store } from '../store.ts';

type ResultRow = RowOf<'result'>;

/**
 * After a whole pull: acts whose result is here end, and their predictions give way to the confirmed rows. `last` is
 * how far the server had decided when it began the answer: only then are the effects of an act in it for certain.
 * To be called inside one transaction. `sealed`: words of an act were taken out, so files may be orphans now.
 */
export function settle(store: Store, last: number): { sealed: boolean } {
  let sealed = false;
  const cases = new Set<CaseId>();
  for (const result of store.results.unsettled()) {
    const act = store.ledger.get(result.id);
    if (act?.state === 'waiting' && act.n !== null && act.n > last) continue;
    if (act === null) addForeign(store, result);
    else if (act.state === 'waiting') {
      cases.add(act.caseId);
      unpredict(store, act.caseId);
      endAct(store, act, result);
      if (isWithLeads(result)) {
        sealed = true;
        store.ledger.seal(act.id);
        store.blobs.refer(act.id, []);
      }
    } else if (isTold(result) && act.state === result.end) {
      store.ledger.end(act, result.end, result.reason, act.endedAt ?? result.at);
    } else if (result.reason?.code === 'case_gone') {
      sealed = followPrivateTray(store, act, result) || sealed;
    }
    refreshCard(store, result.id);
    store.results.settle(result.id);
  }
  for (const id of cases) predict(store, id);
  return { sealed };
}

/** A lead has decided on words of mine since: the reason says what. */
const isTold = ({ reason }: ResultRow): boolean =>
  reason?.code === 'forbidden' && reason.params['tray'] !== undefined;

/**
 * The case of an act that had ended was deleted forever. While its words wait for the author they stay with him; once
 * their time is over they go here too. Answers whether words were taken out.
 */
function followPrivateTray(store: Store, act: Act, result: ResultRow): boolean {
  store.ledger.end(act, result.end, result.reason, result.at);
  if (result.intent !== null) return false;
  store.ledger.seal(act.id);
  store.blobs.refer(act.id, []);
  return true;
}

/** The words lie in the tray of the leads, and what was about that inbox may not stay here. */
function isWithLeads({ end, reason, intent }: ResultRow): boolean {
  return end === 'parked' && reason?.code === 'forbidden' && intent === null;
}

function endAct(store: Store, act: Act, result: ResultRow): void {
  store.ledger.end(act, result.end, result.reason, result.at);
  store.blobs.refer(act.id, result.end === 'applied' ? [] : filesOf(store, act));
  for (const draft of store.ledger.absorbedBy(act.id)) {
    if (result.end === 'applied') store.ledger.end(draft, 'applied', null, result.at);
    else {
      store.ledger.absorb(draft.id, null);
      rebase(store, draft);
    }
  }
  rechain(store, { ...act, state: result.end });
  if (act.resolves !== null) refreshCard(store, act.resolves.intentId);
}

/** A draft that waited with its reply goes on upon the revision that the server has now. */
function rebase(store: Store, draft: Act): void {
  const rev = store.drafts.read(String(draft.args['draftId']))?.rev ?? 0;
  store.ledger.reword(draft.id, { ...draft.args, baseRev: rev }, null);
}

function filesOf(store: Store, act: Act) {
  return store.sql
    .all<{ hash: never }>('SELECT hash FROM blob_refs WHERE ref = ?', act.id)
    .map((row) => row.hash);
}

/** What the sentence of an act names, as on the device that made it; nothing, where the case or the verb is not here. */
function sentenceOf(store: Store, intent: IntentEnvelope): Readonly<Record<string, string | number>> {
  const prepared = prepareIntent(intent);
  if ('end' in prepared) return {};
  const { verb, args } = prepared;
  const bundle = loadBundle(store, args.caseId, prepared);
  return bundle === null ? {} : (verb.sentence?.(args, bundle, referenceOf(store)) ?? {});
}

/** An act of another device of mine that needs my decision: its words came with the result. */
function addForeign(store: Store, result: ResultRow): void {
  const { intent, caseId } = result;
  if (intent === null || caseId === null || isQuiet(intent.name)) return;
  const row = store.cases.read(caseId);
  const customer = row?.customerId == null ? null : store.customers.read(row.customerId);
  store.ledger.add({
    id: intent.id,
    name: intent.name,
    v: intent.v,
    args: intent.args as Act['args'],
    saw: intent.saw,
    caseId,
    dependsOn: intent.dependsOn,
    resolves: intent.resolves,
    madeAt: intent.madeAt,
    asOf: intent.asOf,
    mono: 0,
    run: '',
    at: result.at,
    quiet: false,
    params: {
      number: row?.number ?? '',
      subject: row?.subject ?? '',
      customer: customer?.name ?? '',
      ...sentenceOf(store, intent),
    },
    state: result.end,
    reason: result.reason,
    endedAt: result.at,
    chainedTo: null,
    foreign: true,
  });
}
