import { defineStore } from 'pinia';
import { reactive, ref } from 'vue';

export type Presentation = 'table' | 'list';

/** How the window stands: which drawer is open, how each inbox is shown, where the agent was last. */
export const useNavigationStore = defineStore('navigation', () => {
  const presentations = reactive(new Map<string, Presentation>());
  return {
    outboxOpen: ref(false),
    /** How many rows of the list are checked: then its acts are about those, not about the open case. */
    checkedCases: ref(0),
    lastInbox: ref<string | null>(null),
    presentation: (inboxId: string): Presentation => presentations.get(inboxId) ?? 'table',
    present: (inboxId: string, as: Presentation) => void presentations.set(inboxId, as),
  };
});
