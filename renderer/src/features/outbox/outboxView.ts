/** One act in the outbox: its sentence and, under it, why it is where it is. Both in the reader's language. */
export interface OutboxRowView {
  id: string;
  sentence: string;
  why: string;
  state: 'needsYou' | 'waiting' | 'done' | 'someoneFirst' | 'withdrawn';
  /** It goes only after the act above it. */
  dependent: boolean;
  act: 'readAgain' | 'undo' | 'open' | null;
}

/** Sums of the acts of today; `acts` is the sum of the others. */
export interface OutboxSums {
  acts: number;
  done: number;
  someoneFirst: number;
  withdrawn: number;
  needYou: number;
  waiting: number;
}
