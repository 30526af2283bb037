import type { Clock } from '#shared/domain/clock.ts';
import type { ClientId, IntentId } from '#shared/domain/ids.ts';
import type { PushedIntent, PushResponse } from '#shared/protocol/push.ts';
import { maxPushBatch } from '#shared/protocol/push.ts';
import type { IntentEnvelope } from '#shared/intents/envelope.ts';
import { findVerb } from '#shared/intents/registry.ts';
import type { PushBatch } from '../port.ts';
import type { Act } from '../repositories/ledger.ts';
import type { Store } from '../store.ts';

/**
 * The next acts to push: those with a number that the server has not decided, then those that get one now. An act
 * whose files are not up yet waits with what depends on it and what follows it on its case; others pass it, since
 * numbers are given late. To be called inside one durable transaction: a number is on disk before it is sent.
 */
export function takePush(store: Store, clock: Clock, run: string): Omit<PushBatch, 'protocol'> {
  const last = store.meta.get('serverLast');
  const batch = store.ledger.select(`state = 'waiting' AND n > ? ORDER BY n LIMIT ${maxPushBatch}`, last);
  const { ready, blocked } = unnumbered(store, maxPushBatch - batch.length);
  let n = store.meta.get('lastN');
  for (const act of ready) {
    n += 1;
    store.ledger.number(act.id, n);
    batch.push({ ...act, n });
  }
  if (ready.length > 0) store.meta.set('lastN', n);
  return {
    clientId: store.identity.clientId,
    intents: batch.map((act) => toPushed(act, clock, run)),
    blocked,
  };
}

function unnumbered(store: Store, room: number): { ready: Act[]; blocked: number } {
  const ready: Act[] = [];
  const stuckActs = new Set<IntentId>();
  const stuckCases = new Set<string>();
  for (const act of store.ledger.select(`state = 'waiting' AND n IS NULL ORDER BY seq`)) {
    if (ready.length >= room) break;
    const dependsOnStuck = act.dependsOn !== null && stuckActs.has(act.dependsOn);
    const stuck = dependsOnStuck || (!act.quiet && stuckCases.has(act.caseId)) || mustWait(store, act);
    if (!stuck) ready.push(act);
    else {
      stuckActs.add(act.id);
      if (!act.quiet) stuckCases.add(act.caseId);
    }
  }
  return { ready, blocked: stuckActs.size };
}

/**
 * Files not up yet; a draft that waits with its reply; a draft upon one whose answer is not here; an act that the
 * server will only know after its update.
 */
function mustWait(store: Store, act: Act): boolean {
  if (act.absorbedBy !== null || waitsForServer(store, act)) return true;
  if (act.chainedTo !== null && store.ledger.get(act.chainedTo)?.state === 'waiting') return true;
  const files = findVerb(act.name, act.v)?.blobs?.(act.args) ?? [];
  return files.some((hash) => {
    const blob = store.blobs.get(hash);
    return blob?.here === true && !blob.uploaded;
  });
}

/** The server has said which acts it knows, and this one is newer. */
export function waitsForServer(store: Store, act: Pick<Act, 'name' | 'v'>): boolean {
  const verbs = store.meta.get('server')?.verbs;
  return verbs != null && verbs[act.name]?.includes(act.v) !== true;
}

/** For the tray of the leads, when this device may push no more. */
export function unsentActs(store: Store): IntentEnvelope[] {
  return store.ledger.select(`state = 'waiting' AND absorbed_by IS NULL ORDER BY seq`).map(envelopeOf);
}

function toPushed(act: Act, clock: Clock, run: string): PushedIntent {
  const elapsedMs = act.run === run ? Math.max(0, clock.monotonic() - act.mono) : null;
  return { ...envelopeOf(act), n: act.n ?? 0, elapsedMs };
}

function envelopeOf(act: Act): IntentEnvelope {
  return {
    id: act.id,
    name: act.name,
    v: act.v,
    args: act.args,
    saw: act.saw,
    dependsOn: act.dependsOn,
    resolves: act.resolves,
    madeAt: act.madeAt,
    asOf: act.asOf,
  };
}

/** Remembers how far the server has decided. Acts end only with a pull; after a gap they go again. */
export function pushAnswered(store: Store, answer: PushResponse): void {
  const known = store.meta.get('serverLast');
  store.meta.set('serverLast', answer.gap ? answer.last : Math.max(known, answer.last));
  for (const result of answer.results) keepResult(store, result);
}

/** The answer to a push is kept until a whole pull that began after it; the row of the feed covers it when it comes. */
function keepResult(store: Store, result: PushResponse['results'][number]): void {
  const act = store.ledger.get(result.id);
  if (act?.state !== 'waiting' || store.results.read(result.id) !== null) return;
  const { id, end, reason, at } = result;
  const { clientId } = store.identity;
  store.results.write(
    { id, clientId, caseId: act.caseId, end, reason, at, resolution: null, intent: null, rev: 0 },
    store.meta.get('mark'),
  );
}

/** Acts that have not ended become new acts of another client record; their ids, and so their effects, stay. */
export function rekey(store: Store, clientId: ClientId): void {
  store.identity = { ...store.identity, clientId };
  store.meta.set('identity', store.identity);
  store.meta.set('lastN', 0);
  store.meta.set('serverLast', 0);
  // A server that lost the record may have lost the files as well; it is asked before a byte is sent again.
  store.blobs.askAgain();
  renumber(store, store.ledger.select(`state = 'waiting' AND n IS NOT NULL`));
}

/**
 * Numbers acts that have left the device before, in their order, for the record of today. They keep a number at every
 * moment: the server may have decided them, so nothing of them is ever reworded or taken back.
 */
export function renumber(store: Store, acts: readonly Act[]): void {
  let n = store.meta.get('lastN');
  for (const act of acts.toSorted((a, b) => (a.n ?? 0) - (b.n ?? 0))) store.ledger.number(act.id, (n += 1));
  store.meta.set('lastN', n);
}
