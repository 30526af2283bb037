import type { SidebarCounts } from '#shared/ipc/views.ts';
import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import { call } from '../services/caseload.ts';
import { latest, useChanged } from '../services/live.ts';

/** The figures of the sidebar; null until the replica has answered. */
export const useCountsStore = defineStore('counts', () => {
  const counts = shallowRef<SidebarCounts | null>(null);
  const load = latest(
    () => call('sidebar.counts', {}),
    (value) => (counts.value = value),
  );
  useChanged(() => void (counts.value !== null && load()));
  return { counts, load, clear: () => void (counts.value = null) };
});
