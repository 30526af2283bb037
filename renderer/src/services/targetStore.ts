import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import type { EntryTarget } from './entryTarget.ts';

/** The store of a dialog that is asked about entries: which ones; empty while it is shut. */
export const targetStore = (id: string) =>
  defineStore(id, () => {
    const targets = shallowRef<readonly EntryTarget[]>([]);
    return {
      targets,
      ask: (about: readonly EntryTarget[]) => void (targets.value = about),
      close: () => void (targets.value = []),
    };
  });
