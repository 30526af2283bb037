import type { PersonView } from '../cases/caseRowView.ts';

/** One inbox entry as the table shows it. Times are epoch ms. */
export interface EntryRowView {
  id: string;
  caseId: string;
  caseNumber: number | null;
  subject: string;
  customer: string;
  unread: boolean;
  /** Empty where a customer's message opened the entry. */
  dueType: string;
  /** null: none was set. */
  dueAt: number | null;
  owner: PersonView | null;
  /** A claim of mine waits for the server: nobody's name stands there until it is true. */
  claiming: boolean;
  needsYou: boolean;
  pending: boolean;
  receivedAt: number;
}

/** The entry's message, shown under its row. */
export interface EntryMessageView {
  kind: 'agent' | 'customer';
  fromId: string;
  from: string;
  /** The customer's address, or what a colleague asked for. */
  detail: string;
  at: number;
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
