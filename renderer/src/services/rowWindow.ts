import { maxPage } from '#shared/ipc/views.ts';
import { computed, type ComputedRef, ref, shallowRef } from 'vue';
import { latest, useChanged } from './live.ts';

/** A place in a long list: its row, or null while that part of the list is not loaded. */
export interface Place<T> {
  index: number;
  row: T | null;
}

export interface RowWindow<T> {
  places: ComputedRef<readonly Place<T>[]>;
  total: Readonly<{ value: number }>;
  /** False until the first answer. */
  loaded: Readonly<{ value: boolean }>;
  /** Says what is on screen, so that its rows are loaded. */
  show: (first: number, last: number) => void;
  refresh: () => Promise<void>;
  /** Begins anew at the top: the question itself changed. */
  restart: () => Promise<void>;
  /** All rows from one place to another, also those that are not loaded. */
  between: (from: number, to: number) => Promise<T[]>;
}

/**
 * A list of which at most one page (200 rows) around what is on screen is held; it follows every change of the replica.
 * @param ask the question for one page, in the order of the list
 */
export function useRowWindow<T>(
  ask: (page: { offset: number; limit: number }) => Promise<{ rows: T[]; total: number }>,
): RowWindow<T> {
  const rows = shallowRef<readonly T[]>([]);
  const offset = ref(0);
  const total = ref(0);
  const loaded = ref(false);
  let wanted = 0;

  const load = latest(
    (from: number) => ask({ offset: from, limit: maxPage }),
    (answer, from) => {
      rows.value = answer.rows;
      offset.value = from;
      total.value = answer.total;
      loaded.value = true;
      if (from > 0 && from >= answer.total) go(Math.max(0, answer.total - maxPage));
    },
  );
  function go(from: number): void {
    wanted = from;
    void load(from);
  }
  useChanged(() => void load(wanted));

  return {
    places: computed(() =>
      Array.from({ length: total.value }, (_, index) => ({
        index,
        row: rows.value[index - offset.value] ?? null,
      })),
    ),
    total,
    loaded,
    show(first, last) {
      if (!loaded.value || total.value <= maxPage) return;
      if (first >= wanted && last < Math.min(total.value, wanted + maxPage)) return;
      go(Math.max(0, Math.min(Math.floor(first - maxPage / 4), total.value - maxPage)));
    },
    refresh: () => load(wanted),
    restart() {
      wanted = 0;
      return load(0);
    },
    async between(from, to) {
      const found: T[] = [];
      for (let at = from; at <= to; at += maxPage) {
        found.push(...(await ask({ offset: at, limit: Math.min(maxPage, to - at + 1) })).rows);
      }
      return found;
    },
  };
}
