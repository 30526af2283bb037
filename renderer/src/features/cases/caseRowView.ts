import type { TargetView } from '../sla/targetView.ts';

/** A person as a row shows them. */
export interface PersonView {
  id: string;
  name: string;
  isYou?: boolean;
}

/** What is said about a case's place in the work, at most one at a time. */
export type CaseMark =
  | { kind: 'leased'; name: string; until: number }
  | { kind: 'claiming' }
  | { kind: 'needsYou' }
  | { kind: 'someoneFirst'; name: string; at: number };

/** One row of a list of cases. Times are epoch ms. */
export interface CaseRowView {
  id: string;
  /** null until the server has given one. */
  number: number | null;
  customer: string;
  subject: string;
  snippet: string;
  messages: number;
  unread: boolean;
  tags: readonly string[];
  target: TargetView | null;
  mark: CaseMark | null;
  /** An act on this case is saved on the device and not yet confirmed. */
  pending: boolean;
  owner: PersonView | null;
  at: number;
}
