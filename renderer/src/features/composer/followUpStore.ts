import type { CaseId, IntentId } from '#shared/domain/ids.ts';
import { defineStore } from 'pinia';
import type { Words } from './draftKeeper.ts';

/** Words of a reply that was not sent, on their way from its card into the composer of the case. */
export const useFollowUpStore = defineStore('followUp', () => {
  const waiting = new Map<CaseId, Words>();
  const resolves = new Map<CaseId, IntentId>();
  const claims = new Map<CaseId, IntentId>();
  return {
    offer(caseId: CaseId, intentId: IntentId, words: Words): void {
      waiting.set(caseId, words);
      resolves.set(caseId, intentId);
    },
    /** Words of a colleague that I send as mine: the reply goes only if `claim`, my choice in the tray, was the first. */
    takeOver(caseId: CaseId, claim: IntentId, words: Words): void {
      waiting.set(caseId, words);
      claims.set(caseId, claim);
    },
    claimOn: (caseId: CaseId): IntentId | null => claims.get(caseId) ?? null,
    /** The words, once. */
    collect(caseId: CaseId): Words | null {
      const words = waiting.get(caseId) ?? null;
      waiting.delete(caseId);
      return words;
    },
    /** The card that the next reply on this case closes. */
    cardOf: (caseId: CaseId): IntentId | null => resolves.get(caseId) ?? null,
    done(caseId: CaseId): void {
      resolves.delete(caseId);
      claims.delete(caseId);
    },
  };
});
