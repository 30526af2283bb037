import type { PersonView } from '../cases/caseRowView.ts';

/** Something parked for a decision. Sentences come ready in the reader's language; times are epoch ms. */
export interface NeedsYouView {
  id: string;
  caseNumber: number | null;
  subject: string;
  customer: string;
  /** Short title for the list: "Your reply was not sent". */
  title: string;
  /** Who and what: "Ben answered first. Your reply was not sent." */
  headline: string;
  why: string;
  /** One line for the list. */
  brief: string;
  parkedAt: number;
  writtenAt: number;
  /** Your words, untouched; empty when the act had none. */
  words: string;
  /** How many files go with the words. */
  files: number;
  /** The case is gone: when the words, kept for their author alone, go too. */
  keptUntil: number | null;
  seen: string | null;
  /** `person` null: nobody did it, the sentence stands alone. */
  happened: readonly {
    id: string;
    at: number;
    person: PersonView | null;
    customer: boolean;
    sentence: string;
    quote?: string;
  }[];
  question: string;
  choices: readonly { id: string; label: string; consequence: string }[];
}
