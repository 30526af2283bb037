import { inject, type InjectionKey, provide, type ShallowRef, shallowRef } from 'vue';

export interface Toast {
  id: string;
  text: string;
  /** The word of the act that goes with it ("Undo", "Open"). */
  action?: string;
  act?: () => void;
  stayMs?: number;
}

/** One toast at a time: a newer one replaces the older, whose act stays reachable through the outbox. */
export interface Toasts {
  current: Readonly<ShallowRef<Toast | null>>;
  /** Answers the id of what is shown. */
  show: (toast: Omit<Toast, 'id'>) => string;
  /** Says something newer in the place of a toast that is still shown; its time runs on. */
  renew: (id: string, toast: Omit<Toast, 'id'>) => void;
  act: () => void;
  leave: (id: string) => void;
}

export function createToasts(): Toasts {
  const current = shallowRef<Toast | null>(null);
  let count = 0;
  return {
    current,
    show(toast) {
      const id = `toast-${++count}`;
      current.value = { ...toast, id };
      return id;
    },
    renew(id, toast) {
      if (current.value?.id === id) current.value = { ...toast, id };
    },
    act() {
      const { value } = current;
      current.value = null;
      value?.act?.();
    },
    leave(id) {
      if (current.value?.id === id) current.value = null;
    },
  };
}

const key: InjectionKey<Toasts> = Symbol('toasts');
export const provideToasts = (toasts: Toasts): void => provide(key, toasts);
export function useToasts(): Toasts {
  const toasts = inject(key);
  if (!toasts) throw new Error('No toasts: call provideToasts() in the root component');
  return toasts;
}
