import { deriveId } from '#shared/domain/ids.ts';
import type { CaseId, IntentId } from '#shared/domain/ids.ts';
import type { Act } from '../repositories/ledger.ts';
import type { Store } from '../store.ts';

/** The draft an act is about: the one it writes (`draft`), or the one whose words it carries away. */
export function draftOf(act: Pick<Act, 'args'>): string | null {
  const id = act.args['draftId'];
  return typeof id === 'string' ? id : null;
}

/**
 * An act of a case that may take new words into itself instead of a second act: a draft or read mark that has no
 * number yet. Drafts that wait with a reply are not touched.
 */
export function coalesceTarget(store: Store, act: Pick<Act, 'name' | 'args' | 'caseId'>): Act | null {
  if (act.name !== 'draft' && act.name !== 'read') return null;
  const candidates = store.ledger
    .waitingOn(act.caseId)
    .filter((one) => one.name === act.name && one.n === null && one.absorbedBy === null);
  return candidates.find((one) => draftOf(one) === draftOf(act)) ?? null;
}

/** The arguments of `target` after it took in `later`: the new words upon the old base; the larger read mark. */
export function coalesced(target: Act, later: Act['args']): Act['args'] {
  if (target.name === 'read') {
    return { ...target.args, n: Math.max(Number(target.args['n']), Number(later['n'])) };
  }
  return { ...later, baseRev: target.args['baseRev'] };
}

/** The last draft act on the same draft that has left the device without an answer: the new words build upon it. */
export function chainOf(store: Store, caseId: CaseId, draftId: string): IntentId | null {
  const sent = store.ledger
    .waitingOn(caseId)
    .filter((one) => one.name === 'draft' && one.n !== null && draftOf(one) === draftId);
  return sent.at(-1)?.id ?? null;
}

/**
 * A reply, note or hand-over carries the words of its draft: draft acts that have not left the device wait with it.
 * If it is taken back or does not apply they go their own way again, so that no word is lost.
 */
export function absorbDrafts(store: Store, act: Pick<Act, 'id' | 'name' | 'args' | 'caseId'>): void {
  const draftId = draftOf(act);
  if (act.name === 'draft' || draftId === null) return;
  for (const one of store.ledger.waitingOn(act.caseId)) {
    if (one.name === 'draft' && one.n === null && draftOf(one) === draftId)
      store.ledger.absorb(one.id, act.id);
  }
}

/** After a draft act has ended: the next one on the same draft gets the revision that is now the server's. */
export function rechain(store: Store, ended: Act): void {
  if (ended.name !== 'draft') return;
  const next = store.ledger
    .waitingOn(ended.caseId)
    .filter((one) => one.chainedTo === ended.id && one.n === null);
  for (const act of next) {
    const draftId = ended.state === 'superseded' ? deriveId(ended.id, 'branch') : draftOf(act);
    if (draftId === null) continue;
    const rev = store.drafts.read(draftId)?.rev ?? 0;
    store.ledger.reword(act.id, { ...act.args, draftId, baseRev: rev }, null);
  }
}
