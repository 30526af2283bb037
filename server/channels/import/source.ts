/** One mail of an import, or why it could not be read from the disk. */
export interface FoundMail {
  /** Where it is, for the list of failures: a file's path, or the number of the mail in an mbox. */
  readonly name: string;
  readonly raw: Buffer;
  /** Full size where only the first part is given because the mail is too large; else undefined. */
  readonly cutFrom: number | undefined;
  /** Epoch ms that the store gives the mail, for mails whose own date cannot be read; null if it gives none. */
  readonly storedAt: number | null;
}

export interface MailSource {
  /** Size of the whole, in the unit of `progress`. */
  readonly total: number;
  /** What is done so far. */
  progress(): number;
  mails(): AsyncIterable<FoundMail | { readonly name: string; readonly problem: string }>;
}

/** Larger mails are taken without their end (as over IMAP). */
export const maxMailBytes = 150 * 1024 * 1024;
