import { computed, type ComputedRef, inject, type InjectionKey, provide, ref } from 'vue';
import type { RouteLocationRaw, Router } from 'vue-router';

/** Moving about with a way back. vue-router's memory history does not tell where in it one stands. */
export interface WindowHistory {
  canGoBack: ComputedRef<boolean>;
  canGoForward: ComputedRef<boolean>;
  back: () => void;
  forward: () => void;
  go: (to: RouteLocationRaw) => void;
  /** Moves without leaving a step to go back to: for walking through a list with an open case. */
  swap: (to: RouteLocationRaw) => void;
}

export function createHistory(router: Router): WindowHistory {
  const at = ref(-1);
  const last = ref(-1);
  let kind: 'push' | 'swap' | 'pop' = 'push';
  router.options.history.listen((_to, _from, { delta }) => {
    kind = 'pop';
    at.value += delta;
  });
  router.afterEach((_to, _from, failure) => {
    if (failure === undefined && (kind === 'push' || at.value === -1)) {
      at.value += 1;
      last.value = at.value;
    }
    kind = 'push';
  });
  return {
    canGoBack: computed(() => at.value > 0),
    canGoForward: computed(() => at.value < last.value),
    back() {
      if (at.value > 0) router.back();
    },
    forward() {
      if (at.value < last.value) router.forward();
    },
    go: (to) => void router.push(to),
    swap(to) {
      kind = 'swap';
      void router.replace(to);
    },
  };
}

const key: InjectionKey<WindowHistory> = Symbol('history');
export const provideHistory = (history: WindowHistory): void => provide(key, history);
export function useHistory(): WindowHistory {
  const history = inject(key);
  if (!history) throw new Error('No history: call provideHistory() in the root component');
  return history;
}
