import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import type { EntryTarget } from '../../services/entryTarget.ts';

/** What the one forward dialog of the window is asked about; empty while it is shut. */
export const useForwardStore = defineStore('forward', () => {
  const targets = shallowRef<readonly EntryTarget[]>([]);
  return {
    targets,
    ask: (about: readonly EntryTarget[]) => void (targets.value = about),
    close: () => void (targets.value = []),
  };
});
