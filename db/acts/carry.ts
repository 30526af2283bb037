import { AppError } from '#shared/domain/errors.ts';
import { findVerb } from '#shared/intents/registry.ts';
import type { CarriedWork } from '../port.ts';
import type { Act } from '../repositories/ledger.ts';
import type { Store } from '../store.ts';
import { renumber } from './push.ts';
import { readSettings, writeSettings } from './settings.ts';

/**
 * What a new replica needs to go on with the work of one that is given up (law 8 of docs/sync.md), as far as the file
 * can be read: a damaged page costs the acts on it, not those around it.
 */
export function carriedWork(store: Store): CarriedWork {
  const acts = readableActs(store);
  const blobs = asFarAsReadable(() => store.blobs.allHere());
  const settings = asFarAsReadable(() => readSettings(store.sql));
  return { ...acts, blobs: blobs ?? [], settings: settings ?? null };
}

const worthKeeping = `(state <> 'applied' OR quiet = 0)`;

function readableActs(store: Store): Pick<CarriedWork, 'acts' | 'whole'> {
  const all = asFarAsReadable(() => store.ledger.select(`${worthKeeping} ORDER BY seq`));
  if (all !== null) return { acts: all, whole: true };
  // From both ends towards the damage.
  const found = new Map<number, Act>();
  for (const step of [`seq > ? ORDER BY seq`, `seq < ? ORDER BY seq DESC`]) {
    let at: number | null = step.startsWith('seq >') ? 0 : Number.MAX_SAFE_INTEGER;
    while (at !== null) {
      const from: number = at;
      const next = asFarAsReadable(() => store.ledger.select(`${step} LIMIT 1`, from))?.[0];
      at = next?.seq ?? null;
      if (next !== undefined) found.set(next.seq, next);
    }
  }
  const acts = [...found.values()].filter((act) => act.state !== 'applied' || !act.quiet);
  return { acts: acts.sort((a, b) => a.seq - b.seq), whole: false };
}

function asFarAsReadable<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/**
 * Takes the work of an earlier replica into this one: ids stay, so that the server does nothing twice. Acts are kept
 * before their cases are here and show on them as these come in. What is here already stays as it is. To be called
 * inside one durable transaction, before the first push.
 */
export function adopt(store: Store, work: CarriedWork, now: number): void {
  const waiting = new Set(work.acts.filter((act) => act.state === 'waiting').map((act) => act.id));
  const fresh = work.acts.filter((act) => store.ledger.get(act.id) === null);
  for (const { hash, size, uploaded } of work.blobs) store.blobs.stored(hash, size, uploaded, now);
  for (const act of fresh) {
    store.ledger.add(act);
    if (act.openCard || act.resolution !== null) store.ledger.setCard(act, act.resolution, act.openCard);
    // A draft whose reply could not be read goes its own way.
    if (act.absorbedBy !== null && waiting.has(act.absorbedBy)) store.ledger.absorb(act.id, act.absorbedBy);
    if (act.state !== 'applied' && act.state !== 'withdrawn') {
      store.blobs.refer(act.id, findVerb(act.name, act.v)?.blobs?.(act.args) ?? []);
    }
  }
  renumber(
    store,
    fresh.filter((act) => act.state === 'waiting' && act.n !== null),
  );
  if (work.settings !== null) writeSettings(store.sql, work.settings);
  store.touched.kind('ledger');
  store.touched.kind('settings');
}
