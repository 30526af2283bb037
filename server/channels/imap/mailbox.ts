import type { ImapFlow } from 'imapflow';
import { AppError } from '#shared/domain/errors.ts';
import type { MailboxState } from '../mailboxState.ts';
import { fullJitter, type Surroundings, wordsOf } from '../surroundings.ts';
import { type ImapPatience, signIn, signInRefused, signOut, usualPatience } from './connection.ts';
import { newUids, type Taking, takeMail } from './takeMail.ts';
import { Wake } from '../wake.ts';

/** A look for new mail even where the server announces it: announcements get lost (sync.md, Liveness). */
const safetyLookMs = 60_000;
const pollMs = 15_000;
const refusedPauseMs = 5 * 60_000;
/** A mail that cannot be stored is tried this often before it is passed over; from the third time on plainly. */
const triesPerMail = 6;
const plainFrom = 3;
const storeTrouble = new Set(['offline', 'timeout', 'server_error', 'disk_full', 'read_only']);

/**
 * Watches one mailbox for ever: signs in, takes what is new, waits for the server's word (IDLE, RFC 2177) or the next
 * look, and comes back after every failure. One mail that cannot be stored never stops the others.
 */
export class Mailbox {
  readonly #taking: Taking;
  readonly #around: Surroundings;
  readonly #patience: ImapPatience;
  /** Between connections; only the end of the mailbox calls it. */
  readonly #pause: Wake;
  readonly #failuresByUid = new Map<string, number>();
  readonly #skipped: { uid: number; problem: string }[] = [];
  #state: Pick<MailboxState, 'phase' | 'since' | 'lastLook' | 'problem'>;
  #stopping = false;
  #running: Promise<void> | undefined;
  #connection: { client: ImapFlow; wake: Wake } | undefined;

  constructor(taking: Taking, around: Surroundings, patience = usualPatience) {
    this.#taking = taking;
    this.#around = around;
    this.#patience = patience;
    this.#pause = new Wake(around.timers);
    this.#state = { phase: 'connecting', since: around.clock.now(), lastLook: null, problem: '' };
  }

  start(): void {
    this.#running ??= this.#run();
  }

  /** Ends after the mail in work, or after 10 seconds. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#pause.call();
    this.#connection?.wake.call();
    const callOff = this.#around.timers.after(10_000, () => this.#connection?.client.close());
    await this.#running;
    callOff();
    this.#enter('stopped', '');
  }

  state(): MailboxState {
    return { mailboxId: this.#taking.config.id, ...this.#state, skipped: [...this.#skipped] };
  }

  async #run(): Promise<void> {
    for (let failures = 0; !this.#ending();) {
      const before = this.#state.lastLook;
      try {
        await this.#oneConnection();
      } catch (error) {
        if (this.#ending()) return;
        failures = this.#state.lastLook === before ? failures + 1 : 1;
        await this.#pause.sleep(this.#pauseAfter(error, failures));
      }
    }
  }

  #pauseAfter(error: unknown, failures: number): number {
    const { logger, random } = this.#around;
    const problem = wordsOf(error);
    if (signInRefused(error)) {
      this.#enter('sign_in_refused', problem);
      logger.warn({ mailbox: this.#taking.config.id, problem }, 'mailbox.sign_in_refused');
      return refusedPauseMs;
    }
    this.#enter('retrying', problem);
    logger.warn({ mailbox: this.#taking.config.id, problem, failures }, 'mailbox.interrupted');
    return fullJitter(failures, random);
  }

  /** One connection from signing in to its end; ends well only when the mailbox is stopped. */
  async #oneConnection(): Promise<void> {
    this.#enter('connecting', this.#state.problem);
    const client = await signIn(this.#taking.config.imap, this.#patience);
    const wake = new Wake(this.#around.timers);
    this.#connection = { client, wake };
    client.on('close', () => wake.call());
    client.on('exists', () => wake.call());
    try {
      const box = await client.mailboxOpen(this.#taking.config.imap.folder);
      const announced = client.capabilities.has('IDLE');
      while (!this.#ending()) {
        // What arrives while this look runs makes the next one start at once.
        wake.forget();
        await this.#look(client, box.uidValidity.toString());
        if (this.#ending()) break;
        this.#enter(announced ? 'watching' : 'polling', '');
        if (announced) void client.idle().catch(() => undefined);
        await wake.sleep(announced ? safetyLookMs : pollMs);
        if (!client.usable) throw new Error('the mail server closed the connection');
      }
      await signOut(client);
    } finally {
      this.#connection = undefined;
      client.close();
    }
  }

  /** Reads the flag anew: another call sets it while this one waits. */
  #ending(): boolean {
    return this.#stopping;
  }

  async #look(client: ImapFlow, validity: string): Promise<void> {
    for (const uid of await newUids(client, validity, this.#taking)) {
      if (this.#ending()) return;
      await this.#takeOne(client, validity, uid);
    }
    this.#state = { ...this.#state, lastLook: this.#around.clock.now() };
  }

  async #takeOne(client: ImapFlow, validity: string, uid: number): Promise<void> {
    const key = `${validity}/${uid}`;
    const failures = this.#failuresByUid.get(key) ?? 0;
    try {
      await takeMail(client, validity, uid, this.#taking, failures >= plainFrom);
      this.#failuresByUid.delete(key);
    } catch (error) {
      // A lost connection or a full disk says nothing about the mail.
      if (!client.usable || (error instanceof AppError && storeTrouble.has(error.code))) throw error;
      this.#failuresByUid.set(key, failures + 1);
      if (failures + 1 < triesPerMail) throw error;
      await this.#taking.intake.markSeen(this.#taking.config.id, validity, uid);
      this.#failuresByUid.delete(key);
      this.#skipped.push({ uid, problem: wordsOf(error) });
      this.#around.logger.error(
        { mailbox: this.#taking.config.id, uid, err: error },
        'mailbox.mail_passed_over',
      );
    }
  }

  #enter(phase: MailboxState['phase'], problem: string): void {
    const since = phase === this.#state.phase ? this.#state.since : this.#around.clock.now();
    this.#state = { ...this.#state, phase, since, problem };
  }
}
