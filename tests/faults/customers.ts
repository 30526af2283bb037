import { setTimeout as pause } from 'node:timers/promises';
import type { MailWorld } from '../support/mailWorld.ts';
import type { Random } from '../sync/random.ts';
import { serviceAddress } from './faultOffice.ts';

const addresses = ['erik', 'jana', 'ole', 'ewa', 'tim'].map((name) => `${name}@kunde.test`);

/** Whether the day is over. */
type Over = () => boolean;

/** People who write by SMTP and read by IMAP. What the mail server took of theirs is remembered. */
export class Customers {
  readonly addresses = addresses;
  /** Message-IDs of mails that the mail server accepted. */
  readonly wrote: string[] = [];
  readonly #mail: MailWorld;
  readonly #random: Random;
  #count = 0;

  private constructor(mail: MailWorld, random: Random) {
    this.#mail = mail;
    this.#random = random;
  }

  static async arrive(mail: MailWorld, random: Random): Promise<Customers> {
    for (const address of addresses) await mail.addAccount(address, 'pw customer');
    return new Customers(mail, random);
  }

  /** A first mail about something new. */
  async writesFirst(): Promise<void> {
    await this.#write(this.#random.pick(addresses), `Question ${String(this.#count + 1)}`, []);
  }

  /** Writes anew now and then. */
  async live(over: Over): Promise<void> {
    while (!over()) {
      await pause(1500 + this.#random.int(2500));
      if (!over()) await this.writesFirst();
    }
  }

  /** Reads the mailbox now and then and answers the last mail in it. */
  async reads(over: Over, who: string): Promise<void> {
    while (!over()) {
      await pause(2500 + this.#random.int(2500));
      if (over()) return;
      const address = this.#random.pick(addresses);
      const last = (await this.#mail.mailbox(address)).at(-1)?.parsed;
      if (last?.messageId === undefined) continue;
      await this.#write(address, `Re: ${last.subject ?? who}`, [`In-Reply-To: ${last.messageId}`]);
    }
  }

  async #write(from: string, subject: string, headers: readonly string[]): Promise<void> {
    this.#count += 1;
    const id = `<c${String(this.#count)}.${String(this.#random.int(1e9))}@kunde.test>`;
    const lines = [
      `From: ${from}`,
      `To: ${serviceAddress}`,
      `Subject: ${subject}`,
      `Message-ID: ${id}`,
      `Date: ${new Date().toUTCString()}`,
      ...headers,
      '',
      `Words of mail ${String(this.#count)}.`,
      '',
    ];
    await this.#mail.deliver(lines.join('\r\n'), { from, to: serviceAddress });
    this.wrote.push(id);
  }
}
