import type { IntentId } from '#shared/domain/ids.ts';
import type { Act } from '../repositories/ledger.ts';
import type { Store } from '../store.ts';
import { refreshCard } from './cards.ts';
import { predict, unpredict } from './predict.ts';

/**
 * Takes back an act that has not left the device, with those that depend on it. False when it has left, has ended or
 * is not known. To be called inside one durable transaction.
 */
export function withdraw(store: Store, id: IntentId, now: number): boolean {
  const act = store.ledger.get(id);
  if (act?.state !== 'waiting' || act.n !== null) return false;
  end(store, act, now);
  unpredict(store, act.caseId);
  predict(store, act.caseId);
  return true;
}

function end(store: Store, act: Act, now: number): void {
  store.ledger.end(act, 'withdrawn', null, now);
  store.blobs.refer(act.id, []);
  for (const draft of store.ledger.absorbedBy(act.id)) store.ledger.absorb(draft.id, null);
  if (act.resolves !== null) refreshCard(store, act.resolves.intentId);
  const dependants = store.ledger.select(
    `depends_on = ? AND state = 'waiting' AND n IS NULL ORDER BY seq`,
    act.id,
  );
  for (const one of dependants) end(store, one, now);
}
