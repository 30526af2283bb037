import type { CaseId, IntentId } from '#shared/domain/ids.ts';
import { defineStore } from 'pinia';
import type { Words } from './draftKeeper.ts';

/** Words of a reply that was not sent, on their way from its card into the composer of the case. */
export const useFollowUpStore = defineStore('followUp', () => {
  const waiting = new Map<CaseId, Words>();
  const resolves = new Map<CaseId, IntentId>();
  return {
    offer(caseId: CaseId, intentId: IntentId, words: Words): void {
      waiting.set(caseId, words);
      resolves.set(caseId, intentId);
    },
    /** The words, once. */
    collect(caseId: CaseId): Words | null {
      const words = waiting.get(caseId) ?? null;
      waiting.delete(caseId);
      return words;
    },
    /** The card that the next reply on this case closes. */
    cardOf: (caseId: CaseId): IntentId | null => resolves.get(caseId) ?? null,
    done: (caseId: CaseId): void => void resolves.delete(caseId),
  };
});
