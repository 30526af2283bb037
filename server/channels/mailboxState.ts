/**
 * How a mailbox does, for the administrator.
 * `watching`: new mail is announced by the server (IDLE); `polling`: asked for every quarter of a minute;
 * `sign_in_refused`: the mail server does not take the user or password, tried again every five minutes.
 */
export interface MailboxState {
  readonly mailboxId: string;
  readonly phase: 'connecting' | 'watching' | 'polling' | 'retrying' | 'sign_in_refused' | 'stopped';
  /** Epoch ms since when it is in this phase. */
  readonly since: number;
  /** Epoch ms of the last look for new mail that worked, or null. */
  readonly lastLook: number | null;
  /** What went wrong last; empty if nothing is wrong. */
  readonly problem: string;
  /** Mails that could not be stored after several tries; they are still on the mail server. */
  readonly skipped: readonly { readonly uid: number; readonly problem: string }[];
}
