import { defineStore } from 'pinia';
import { ref } from 'vue';

/** What is searched for: it stays when a found case is opened and one comes back. */
export const useSearchStore = defineStore('search', () => ({ query: ref('') }));
