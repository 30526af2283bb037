import type { MailboxConfig, OutboundMail, SendQueue } from '../ports.ts';
import { fullJitter, type Surroundings, wordsOf } from '../surroundings.ts';
import { Wake } from '../wake.ts';
import { composeMail, IncompleteMail } from './compose.ts';
import { CannotLook, Resolver } from './resolver.ts';
import { nextTry } from './retry.ts';
import { type SmtpPatience, submit, type Submission, usualSmtpPatience } from './submit.ts';

const atOnce = 10;
/** The queue is asked at least this often; `wake` makes it sooner. */
const mostSleepMs = 2000;
/** Age of a reply by the time in its id (RFC 9562, 5.7) from which on it is looked for before it is sent. */
const oldMs = 15 * 60_000;

export interface SenderState {
  /** Epoch ms of the last reply that was handed over, or null. */
  readonly lastSent: number | null;
  /** What went wrong last; empty after a reply that was sent. */
  readonly problem: string;
}

/** Takes the replies whose hold is over from the queue and hands them to the mail server, each exactly once. */
export class Sender {
  readonly #queue: SendQueue;
  readonly #mailboxes: readonly MailboxConfig[];
  readonly #around: Surroundings;
  readonly #patience: SmtpPatience;
  readonly #resolver: Resolver;
  readonly #wake: Wake;
  readonly #sending = new Set<Promise<void>>();
  /** Mailboxes with a mail in work; theirs wait, others go on. */
  readonly #lines = new Map<string, Promise<void>>();
  #state: SenderState = { lastSent: null, problem: '' };
  #stopping = false;
  #running: Promise<void> | undefined;

  constructor(
    queue: SendQueue,
    mailboxes: readonly MailboxConfig[],
    around: Surroundings,
    patience = usualSmtpPatience,
  ) {
    this.#queue = queue;
    this.#mailboxes = mailboxes;
    this.#around = around;
    this.#patience = patience;
    this.#resolver = new Resolver(queue, (mail) => this.#mailboxOf(mail), around);
    this.#wake = new Wake(around.timers);
  }

  start(): void {
    this.#running ??= this.#run();
  }

  /** A reply became due, or may have. */
  wake(): void {
    this.#wake.call();
  }

  /** A copy of a mail of ours came into a mailbox. */
  ownCopySeen(messageId: string): void {
    void this.#resolver.seen(messageId).catch((error: unknown) => {
      this.#around.logger.error({ err: error }, 'sending.not_recorded');
    });
  }

  state(): SenderState {
    return this.#state;
  }

  /** Takes nothing more and waits for what is being handed over, at most 20 seconds: the next start looks it up. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#resolver.stop();
    this.#wake.call();
    let callOff: (() => void) | undefined;
    const bound = new Promise<void>((resolve) => (callOff = this.#around.timers.after(20_000, resolve)));
    await Promise.race([Promise.all([this.#running, ...this.#sending]), bound]);
    callOff?.();
  }

  async #run(): Promise<void> {
    for (let failures = 0, settled = false; !this.#ending();) {
      try {
        if (!settled) await this.#settleUnresolved();
        settled = true;
        await this.#wake.sleep((await this.#claim()) ? 0 : await this.#pause());
        failures = 0;
      } catch (error) {
        failures += 1;
        this.#state = { ...this.#state, problem: wordsOf(error) };
        this.#around.logger.error({ err: error, failures }, 'sending.queue_failed');
        await this.#wake.sleep(fullJitter(failures, this.#around.random));
      }
    }
  }

  #ending(): boolean {
    return this.#stopping;
  }

  /**
   * Replies in the hands of a server that was killed: sent if it is certain that they never left, else looked up. The
   * looks run beside the sending of other replies: a mailbox that does not answer must not hold those up.
   */
  async #settleUnresolved(): Promise<void> {
    const mails = await this.#queue.unresolved();
    for (const mail of mails.filter((one) => one.handedOver === false)) {
      await this.#queue.neverLeft(mail);
    }
    const doubtful = mails.filter((one) => one.handedOver !== false);
    this.#track(doubtful.reduce((line, mail) => line.then(() => this.#lookUp(mail)), Promise.resolve()));
  }

  /** Finds out about one reply after a start; never rejects. */
  async #lookUp(mail: OutboundMail): Promise<void> {
    if (this.#ending()) return;
    try {
      if (await this.#resolver.look(mail)) await this.#queue.sent(mail.itemId, 'found in the mailbox');
      else {
        await this.#queue.unknown(mail.itemId, 'the server stopped while this was being sent');
        this.#resolver.follow(mail);
      }
    } catch (error) {
      this.#around.logger.error({ item: mail.itemId, err: error }, 'sending.not_recorded');
      this.#resolver.follow(mail);
    }
  }

  #track(work: Promise<void>): void {
    this.#sending.add(work);
    void work.finally(() => this.#sending.delete(work));
  }

  /** True if there may be more to claim at once. */
  async #claim(): Promise<boolean> {
    const mails = await this.#queue.claimDue(atOnce);
    for (const mail of mails) {
      const line = this.#lines.get(mail.inboxId) ?? Promise.resolve();
      const work = line.then(() => this.#deliver(mail));
      this.#lines.set(mail.inboxId, work);
      this.#track(work);
    }
    return mails.length === atOnce;
  }

  async #pause(): Promise<number> {
    const due = await this.#queue.nextDue();
    return due === null ? mostSleepMs : Math.min(mostSleepMs, Math.max(0, due - this.#around.clock.now()));
  }

  /** Hands one reply over and records how it went; never rejects. */
  async #deliver(mail: OutboundMail): Promise<void> {
    const { logger, clock } = this.#around;
    try {
      const outcome = await this.#attempt(mail);
      logger.info({ item: mail.itemId, outcome: outcome.kind, attempt: mail.attempt }, 'sending.attempted');
      this.#state =
        outcome.kind === 'sent'
          ? { lastSent: clock.now(), problem: '' }
          : { ...this.#state, problem: outcome.detail };
      await this.#record(mail, outcome);
    } catch (error) {
      // The store did not take the outcome; the reply stays in `sending` and is looked up at the next start.
      logger.error({ item: mail.itemId, err: error }, 'sending.not_recorded');
      this.#resolver.follow(mail);
    }
  }

  async #attempt(mail: OutboundMail): Promise<Submission> {
    const config = this.#mailboxOf(mail);
    if (!config)
      return { kind: 'refused', detail: 'this inbox has no mailbox to send from', permanent: false };
    try {
      if (await this.#wasSentBefore(mail))
        return { kind: 'sent', detail: 'found in the mailbox, sent before' };
      const raw = await composeMail(mail, config, this.#around.clock.now());
      const recipients = [...mail.to, ...mail.cc].map(({ address }) => address);
      const beforeFirstByte = async () => {
        const ours = (await this.#queue.handingOver?.(mail)) ?? true;
        if (!ours) throw new Error('another server has taken this reply over');
      };
      return await submit(config, { raw, recipients, beforeFirstByte }, this.#patience);
    } catch (error) {
      if (error instanceof CannotLook) return { kind: 'refused', detail: error.message, permanent: false };
      if (error instanceof IncompleteMail) return { kind: 'refused', detail: error.message, permanent: true };
      throw error;
    }
  }

  /**
   * A reply that is old when it comes to be sent may come out of a backup that was restored: it is looked for first. Where
   * the mailbox does not answer it is sent; most old replies were written on a device without a network. On a store that is
   * known to be restored every reply is looked for, and waits until the mailbox answers: no device's clock decides.
   */
  async #wasSentBefore(mail: OutboundMail): Promise<boolean> {
    if ((await this.#queue.restored?.()) === true) return this.#resolver.mustLook(mail);
    const made = Number.parseInt(mail.itemId.replaceAll('-', '').slice(0, 12), 16);
    return this.#around.clock.now() - made > oldMs && (await this.#resolver.look(mail));
  }

  async #record(mail: OutboundMail, outcome: Submission): Promise<void> {
    if (outcome.kind === 'sent') return this.#queue.sent(mail.itemId, outcome.detail);
    if (outcome.kind === 'unknown') {
      await this.#queue.unknown(mail.itemId, outcome.detail);
      this.#resolver.follow(mail);
      return;
    }
    const retryAt = outcome.permanent
      ? null
      : nextTry(mail.attempt, this.#around.clock.now(), this.#around.random);
    await this.#queue.failed(mail, outcome.detail, retryAt);
  }

  #mailboxOf(mail: OutboundMail): MailboxConfig | undefined {
    return this.#mailboxes.find((one) => one.inboxId === mail.inboxId);
  }
}
