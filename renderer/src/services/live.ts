import { onScopeDispose } from 'vue';
import { on } from './caseload.ts';

/**
 * Runs `refresh` after rows changed: at most once per animation frame, however many changes were told.
 * @param concerns whether a change of these kinds and cases (null: any case) is of interest; all are, where not given.
 */
export function useChanged(
  refresh: () => void,
  concerns: (kinds: readonly string[], caseIds: readonly string[] | null) => boolean = () => true,
): void {
  let frame: number | null = null;
  const stop = on('changed', ({ kinds, caseIds }) => {
    if (frame !== null || !concerns(kinds, caseIds)) return;
    frame = requestAnimationFrame(() => {
      frame = null;
      refresh();
    });
  });
  onScopeDispose(() => {
    stop();
    if (frame !== null) cancelAnimationFrame(frame);
  });
}

/**
 * Makes of an asynchronous question one whose late answers are dropped: only the answer to the latest call is given to
 * `accept`. A failure of a dropped question is dropped with it.
 */
export function latest<A extends readonly unknown[], T>(
  ask: (...args: A) => Promise<T>,
  accept: (answer: T, ...args: A) => void,
): (...args: A) => Promise<void> {
  let count = 0;
  return async (...args) => {
    const mine = ++count;
    try {
      const answer = await ask(...args);
      if (mine === count) accept(answer, ...args);
    } catch (error) {
      if (mine === count) throw error;
    }
  };
}
