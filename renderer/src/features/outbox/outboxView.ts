/** One act in the outbox: its sentence and, under it, why it is where it is. Both in the reader's language. */
export interface OutboxRowView {
  id: string;
  caseId: string;
  sentence: string;
  why: string;
  state: 'needsYou' | 'waiting' | 'done' | 'someoneFirst' | 'withdrawn' | 'decided';
  /** It goes only after the act above it. */
  dependent: boolean;
  act: 'undo' | 'open' | 'openCase' | null;
}

/** Sums over all acts; `acts` is the sum of the others. */
export interface OutboxSums {
  acts: number;
  done: number;
  someoneFirst: number;
  withdrawn: number;
  /** Parked once, and settled by a choice since. */
  decided: number;
  needYou: number;
  waiting: number;
}
