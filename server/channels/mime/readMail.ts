import type { InboundMail } from '../ports.ts';

/** What a mail says, without where it came from. */
export type ReadMail = Pick<
  InboundMail,
  | 'messageId'
  | 'rawHash'
  | 'inReplyTo'
  | 'references'
  | 'from'
  | 'to'
  | 'cc'
  | 'subject'
  | 'text'
  | 'html'
  | 'files'
  | 'automatic'
  | 'bounce'
  | 'notice'
> & {
  /** The Date header; null where it is missing or unreadable. */
  readonly sentAt: number | null;
  /** Set on mail that a Caseload desk sent. */
  readonly intentId: string | null;
};

/** Name of the file that keeps a mail which was hard to read as it came. */
export const originalName = 'original.eml';

/** The part of a mail that goes to the desk. */
export function messageOf({ sentAt: _sentAt, intentId: _intentId, ...message }: ReadMail) {
  return message;
}
