import type { SyncStatus } from '#shared/ipc/views.ts';
import { defineStore } from 'pinia';
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue';
import { call, useOn } from '../services/caseload.ts';

/** A line that drops and returns within this time is nobody's business (experience.md, Sync). */
const quietMs = 5000;

/** How things stand with the server. */
export const useSyncStore = defineStore('sync', () => {
  const status = shallowRef<SyncStatus | null>(null);
  useOn('sync', (value) => (status.value = value));

  const offlineSince = computed(() => (status.value?.state === 'offline' ? status.value.offlineSince : null));
  const offlineLong = ref(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  watch(
    () => status.value?.state === 'offline',
    (offline) => {
      clearTimeout(timer);
      offlineLong.value = false;
      if (offline) timer = setTimeout(() => (offlineLong.value = true), quietMs);
    },
    { immediate: true },
  );
  onScopeDispose(() => clearTimeout(timer));

  return {
    status,
    offlineSince,
    /** Offline for more than five seconds: time for the banner. */
    offlineLong,
    load: async () => void (status.value = await call('sync.status', {})),
    async now(): Promise<void> {
      await call('sync.now', {});
    },
  };
});
