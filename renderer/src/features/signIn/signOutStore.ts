import { defineStore } from 'pinia';
import { ref } from 'vue';

/** Whether the window asks about signing out. */
export const useSignOut = defineStore('signOut', () => {
  const asking = ref(false);
  return { asking, ask: () => void (asking.value = true) };
});
