import { computed, type ComputedRef, shallowReactive } from 'vue';

/** Which rows of a list are checked. The rows themselves are kept as they were on screen: acts say what was seen. */
export interface CheckedRows<T> {
  rows: ComputedRef<readonly T[]>;
  has: (id: string) => boolean;
  /** Checks or unchecks; with `extend`, everything between the last checked place and this one as well. */
  check: (row: T, index: number, on: boolean, extend: boolean) => Promise<void>;
  checkAll: (on: boolean, total: number) => Promise<void>;
  /** Brings checked rows up to date with what is on screen now. */
  renew: (row: T) => void;
  clear: () => void;
}

/**
 * @param idOf id of a row
 * @param between rows from one place to another, loaded or not
 */
export function useCheckedRows<T>(
  idOf: (row: T) => string,
  between: (from: number, to: number) => Promise<T[]>,
): CheckedRows<T> {
  const checked = shallowReactive(new Map<string, T>());
  let anchor: number | null = null;
  return {
    rows: computed(() => [...checked.values()]),
    has: (id) => checked.has(id),
    async check(row, index, on, extend) {
      const from = anchor;
      anchor = index;
      if (extend && on && from !== null) {
        for (const one of await between(Math.min(from, index), Math.max(from, index)))
          checked.set(idOf(one), one);
      } else if (on) checked.set(idOf(row), row);
      else checked.delete(idOf(row));
    },
    async checkAll(on, total) {
      checked.clear();
      if (on && total > 0) for (const row of await between(0, total - 1)) checked.set(idOf(row), row);
    },
    renew(row) {
      if (checked.has(idOf(row))) checked.set(idOf(row), row);
    },
    clear() {
      checked.clear();
      anchor = null;
    },
  };
}
