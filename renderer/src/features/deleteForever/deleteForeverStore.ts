import type { CaseId } from '#shared/domain/ids.ts';
import { defineStore } from 'pinia';
import { shallowRef } from 'vue';

/** The cases that the one dialog of the window asks about; empty while it is shut. */
export const useDeleteForeverStore = defineStore('deleteForever', () => {
  const caseIds = shallowRef<readonly CaseId[]>([]);
  return {
    caseIds,
    ask: (about: readonly CaseId[]) => void (caseIds.value = about),
    close: () => void (caseIds.value = []),
  };
});
