import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import { call } from '../../services/caseload.ts';
import { type LinkTarget, linkTarget } from './linkTarget.ts';

/** The link that waits for the agent's word, because what it says and where it leads differ. */
export const useLinkStore = defineStore('link', () => {
  const asked = shallowRef<LinkTarget | null>(null);
  return {
    asked,
    /** Opens a link outside; asks first where its words do not name its target. */
    async follow(href: string, words: string): Promise<void> {
      const target = linkTarget(href, words);
      if (target === null) return;
      if (target.honest) await call('link.open', { url: target.url });
      else asked.value = target;
    },
    async confirm(): Promise<void> {
      const target = asked.value;
      asked.value = null;
      if (target !== null) await call('link.open', { url: target.url });
    },
    dismiss: () => void (asked.value = null),
  };
});
