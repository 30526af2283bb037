import type { PersonView } from '../cases/caseRowView.ts';
import type { TargetView } from '../sla/targetView.ts';

export interface CustomerCardView {
  id: string;
  name: string;
  /** "Customer since 2019", in the reader's language; empty when not known. */
  since: string;
  emails: readonly string[];
  phones: readonly string[];
  products: readonly string[];
}
export interface CasePropertiesView {
  status: 'new' | 'open' | 'pending' | 'on_hold' | 'solved' | 'closed';
  owner: PersonView | null;
  inbox: string;
  priority: 'low' | 'normal' | 'high' | 'urgent';
  category: string | null;
  tags: readonly string[];
}
export interface CaseTargetView {
  id: string;
  name: string;
  target: TargetView;
}
export interface TaskView {
  id: string;
  text: string;
  done: boolean;
}
export interface OtherCaseView {
  id: string;
  subject: string;
  status: CasePropertiesView['status'];
}
