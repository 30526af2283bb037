import { defaultSettings, type Settings } from '#shared/ipc/settings.ts';
import { defineStore } from 'pinia';
import { computed, ref, type WritableComputedRef } from 'vue';
import { call, useOn } from '../services/caseload.ts';

/** The settings of this device, as main keeps them. Every change goes there at once and applies at once. */
export const useSettingsStore = defineStore('settings', () => {
  const settings = ref<Settings>(defaultSettings);
  const loaded = ref(false);
  useOn('settings', (value) => (settings.value = value));

  async function set(patch: Partial<Settings>): Promise<void> {
    settings.value = { ...settings.value, ...patch };
    settings.value = await call('settings.set', patch);
  }
  return {
    settings,
    loaded,
    set,
    async load(): Promise<void> {
      settings.value = await call('settings.get', {});
      loaded.value = true;
    },
  };
});

/** One setting as a model for a control. */
export function useSetting<K extends keyof Settings>(name: K): WritableComputedRef<Settings[K]> {
  const store = useSettingsStore();
  return computed({
    get: () => store.settings[name],
    set: (value) => void store.set({ [name]: value }),
  });
}
