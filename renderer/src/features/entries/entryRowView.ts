import type { PersonView } from '../cases/caseRowView.ts';
import type { TargetView } from '../sla/targetView.ts';

/** One inbox entry as the table shows it. Times are epoch ms. */
export interface EntryRowView {
  id: string;
  caseId: string;
  caseNumber: number | null;
  subject: string;
  customer: string;
  unread: boolean;
  dueType: string;
  /** null: none was set. */
  dueAt: number | null;
  target: TargetView | null;
  owner: PersonView | null;
  pending: boolean;
  receivedAt: number;
}

/** The entry's message, shown under its row. */
export interface EntryMessageView {
  from: string;
  address: string;
  source: string;
  /** Plain text; empty lines part paragraphs. */
  text: string;
  attachments: readonly AttachmentView[];
}

export interface AttachmentView {
  id: string;
  name: string;
  bytes: number;
  /** Media type, for the preview of images. */
  type?: string;
}
