import { findSent } from '../imap/findSent.ts';
import type { MailboxConfig, OutboundMail, SendQueue } from '../ports.ts';
import { type Surroundings, wordsOf } from '../surroundings.ts';

const minute = 60_000;
/** When to look again, counted from the last look: soon at first, then for a day. */
const looks = [2000, 5000, 15_000, 30_000, minute, 2 * minute, 5 * minute, 15 * minute, 60 * minute];
const mostLooks = looks.length + 23;

/** Whether a mail was sent before cannot be told now. */
export class CannotLook extends Error {}

export type FindSent = (config: MailboxConfig, messageId: string) => Promise<string | null>;

/**
 * Finds out what became of replies whose answer was lost. Proof that a mail was taken makes it sent; the lack of proof
 * changes nothing, and nothing is ever sent again from here (sync.md, Sending).
 */
export class Resolver {
  readonly #queue: SendQueue;
  readonly #mailboxOf: (mail: OutboundMail) => MailboxConfig | undefined;
  readonly #around: Surroundings;
  readonly #find: FindSent;
  readonly #open = new Map<string, { mail: OutboundMail; callOff: () => void }>();
  #stopped = false;

  constructor(
    queue: SendQueue,
    mailboxOf: (mail: OutboundMail) => MailboxConfig | undefined,
    around: Surroundings,
    find: FindSent = findSent,
  ) {
    this.#queue = queue;
    this.#mailboxOf = mailboxOf;
    this.#around = around;
    this.#find = find;
  }

  /** Follows a reply until it is found. */
  follow(mail: OutboundMail): void {
    if (!this.#open.has(mail.messageId)) this.#lookAgain(mail, 0);
  }

  /** A copy of ours came into a mailbox: the reply behind it was sent. */
  async seen(messageId: string): Promise<void> {
    const open = this.#open.get(messageId);
    if (!open) return;
    this.#drop(messageId);
    await this.#queue.sent(open.mail.itemId, 'found in the mailbox');
  }

  /** The same where not knowing is no answer. @throws CannotLook */
  async mustLook(mail: OutboundMail): Promise<boolean> {
    const config = this.#mailboxOf(mail);
    if (!config) throw new CannotLook('this inbox has no mailbox to look into');
    try {
      return (await this.#find(config, mail.messageId)) !== null;
    } catch (error) {
      throw new CannotLook(`the mailbox could not be looked into after a restore: ${wordsOf(error)}`);
    }
  }

  /** Looks once, now: true if the mail server has the mail. */
  async look(mail: OutboundMail): Promise<boolean> {
    const config = this.#mailboxOf(mail);
    if (!config) return false;
    try {
      return (await this.#find(config, mail.messageId)) !== null;
    } catch (error) {
      this.#around.logger.warn({ item: mail.itemId, problem: wordsOf(error) }, 'sending.look_failed');
      return false;
    }
  }

  stop(): void {
    this.#stopped = true;
    for (const messageId of [...this.#open.keys()]) this.#drop(messageId);
  }

  #lookAgain(mail: OutboundMail, looked: number): void {
    if (this.#stopped || looked >= mostLooks) {
      this.#drop(mail.messageId);
      return;
    }
    const callOff = this.#around.timers.after(
      looks[looked] ?? 60 * minute,
      () => void this.#step(mail, looked),
    );
    this.#open.set(mail.messageId, { mail, callOff });
  }

  async #step(mail: OutboundMail, looked: number): Promise<void> {
    try {
      if (await this.look(mail)) {
        await this.seen(mail.messageId);
        return;
      }
    } catch (error) {
      this.#around.logger.error({ item: mail.itemId, err: error }, 'sending.not_recorded');
    }
    if (this.#open.has(mail.messageId)) this.#lookAgain(mail, looked + 1);
  }

  #drop(messageId: string): void {
    this.#open.get(messageId)?.callOff();
    this.#open.delete(messageId);
  }
}
