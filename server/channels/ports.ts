import type { BlobHash, CaseId, InboxId, IntentId, ItemId } from '#shared/domain/ids.ts';
import type { MailAddress } from '#shared/domain/item.ts';

/**
 * What the mail channel and the rest of the server know of each other. The channel speaks IMAP, SMTP and MIME; the
 * store behind these ports knows cases, feeds and the send queue.
 */

export interface InboundFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
  /** Content-ID without angle brackets (RFC 2392), or null. */
  readonly cid: string | null;
}

/** One mail as it was read, however malformed it came. */
export interface InboundMail {
  /** Where it came from; together with Message-ID the key that makes a second fetch harmless. */
  readonly mailboxId: string;
  readonly uidValidity: string;
  readonly uid: number;
  readonly inboxId: InboxId;
  /** With angle brackets (RFC 5322, 3.6.4); null when the mail had none: then the hash of the raw bytes stands in. */
  readonly messageId: string | null;
  /** SHA-256 of the raw bytes, hex. */
  readonly rawHash: string;
  readonly inReplyTo: string | null;
  readonly references: readonly string[];
  readonly from: MailAddress;
  readonly to: readonly MailAddress[];
  readonly cc: readonly MailAddress[];
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  readonly files: readonly InboundFile[];
  /** RFC 3834 Auto-Submitted, Precedence bulk/junk/list, List-Id, empty return path. */
  readonly automatic: boolean;
  /** A delivery report (RFC 3464) about a message of ours. */
  readonly bounce: {
    readonly messageId: string | null;
    readonly detail: string;
    readonly permanent: boolean;
  } | null;
  /** What was wrong with the mail and how it was read; empty if nothing. */
  readonly notice: string;
  /** Time of the mail for imports of old mail; null for mail that arrives now. */
  readonly at: number | null;
  /** Mail of ours found in an import: becomes an outgoing message that was sent long ago. */
  readonly direction: 'in' | 'out';
}

export interface CaseIntake {
  /**
   * Stores a mail as a message: threads it by In-Reply-To and References, then by the number tag in the subject,
   * else opens a new case with a new entry. Idempotent: a mail seen before (same mailbox, UIDVALIDITY, UID; or same
   * mailbox and Message-ID) answers `duplicate`.
   */
  receive(
    mail: InboundMail,
  ): Promise<{ caseId: CaseId | null; outcome: 'new_case' | 'appended' | 'duplicate' | 'bounce' }>;
  /** Highest UID stored for a mailbox under this UIDVALIDITY; 0 when there is none. */
  lastUid(mailboxId: string, uidValidity: string): Promise<number>;
  /** Notes that a UID was looked at, also for mail that could not be stored, so that it is not fetched for ever. */
  markSeen(mailboxId: string, uidValidity: string, uid: number): Promise<void>;
}

export interface OutboundMail {
  readonly itemId: ItemId;
  readonly intentId: IntentId | null;
  readonly caseId: CaseId;
  readonly caseNumber: number;
  readonly inboxId: InboxId;
  /** Made from the intent id, so that every retry is the same mail. */
  readonly messageId: string;
  readonly from: MailAddress;
  readonly to: readonly MailAddress[];
  readonly cc: readonly MailAddress[];
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  readonly files: readonly {
    readonly hash: BlobHash;
    readonly name: string;
    readonly type: string;
    readonly cid: string | null;
    readonly path: string;
  }[];
  readonly inReplyTo: string | null;
  readonly references: readonly string[];
  /** 1 on the first try. */
  readonly attempt: number;
  /**
   * From `unresolved()` of a queue that has `handingOver`: false proves that no byte of it ever left, so that it may be
   * sent again. Undefined where that is not recorded.
   */
  readonly handedOver?: boolean;
}

/** Which taking of a reply from the queue an answer is about: every one has a number of its own. */
export type Claim = Pick<OutboundMail, 'itemId' | 'attempt'>;

export interface SendQueue {
  /** Claims the replies whose hold is over: state `sending`, under the lock that an undo also takes. */
  claimDue(limit: number): Promise<readonly OutboundMail[]>;
  /** Epoch ms at which the next held reply is due, or null. */
  nextDue(): Promise<number | null>;
  /**
   * Notes durably that the mail server is about to get the mail; resolves before its first byte leaves. A queue that has
   * this can tell after a crash what never left. False: another server has taken the reply over, or it was taken back
   * meanwhile; then nothing of it may leave.
   */
  handingOver?(claim: Claim): Promise<boolean>;
  /** A reply that a server which is gone had claimed and not handed over: due again, unless it was handed over meanwhile. */
  neverLeft(claim: Claim): Promise<void>;
  /** The store was restored from a backup: what is due may have left before, so it is looked for first. */
  restored?(): Promise<boolean>;
  sent(itemId: ItemId, detail: string): Promise<void>;
  /** A definite no to this claim before anything was accepted: `retryAt` null means for good. A later claim stays as it is. */
  failed(claim: Claim, detail: string, retryAt: number | null): Promise<void>;
  /** DATA was given and the answer lost: shown as such, never sent again blindly. */
  unknown(itemId: ItemId, detail: string): Promise<void>;
  /** Replies found in `sending` at start (the server was killed in between) or `unknown`: to be looked up. */
  unresolved(): Promise<readonly OutboundMail[]>;
}

export interface MailboxConfig {
  readonly id: string;
  readonly inboxId: InboxId;
  readonly address: string;
  readonly displayName: string;
  readonly imap: {
    host: string;
    port: number;
    secure: boolean;
    user: string;
    password: string;
    folder: string;
    sentFolder: string | null;
  };
  readonly smtp: {
    host: string;
    port: number;
    secure: boolean;
    user: string | null;
    password: string | null;
  };
}
