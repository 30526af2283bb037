import type { PlainDay } from '../../ui/calendarMonth.ts';
import type { PersonView } from '../cases/caseRowView.ts';

export interface CustomerCardView {
  id: string;
  name: string;
  company: string | null;
  /** "Customer since 2019", in the reader's language. */
  since: string;
  emails: readonly string[];
  phones: readonly string[];
  notes: string;
}
export interface CasePropertiesView {
  status: 'new' | 'open' | 'pending' | 'on_hold' | 'solved' | 'closed';
  owner: PersonView | null;
  /** My claim waits for the server: not mine yet. */
  claiming: boolean;
  inbox: string;
  priority: 'low' | 'normal' | 'high' | 'urgent';
  tags: readonly string[];
  /** The day by which it must be done. */
  deadline: PlainDay | null;
}
export interface OtherCaseView {
  id: string;
  number: number | null;
  subject: string;
  status: CasePropertiesView['status'];
  /** Day of the last change. */
  day: string;
}
