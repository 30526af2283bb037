import { type ParsedMail, simpleParser } from 'mailparser';
import { createTransport } from 'nodemailer';
import { type Dovecot, type StoredMessage, startDovecot } from './dovecot.ts';
import { eventually } from './eventually.ts';
import { type Exim, startExim } from './exim.ts';

/** The system parts a test with a mail world needs; for `describeWith`. */
export const MAIL_PARTS = ['dovecot', 'exim', 'root'] as const;

export interface ReceivedMail extends StoredMessage {
  parsed: ParsedMail;
}

export interface Envelope {
  from: string;
  to: string | string[];
}

export interface MailWorld {
  imapPort: number;
  smtpPort: number;
  dovecot: Dovecot;
  exim: Exim;
  /** A mailbox that can receive and an SMTP account that can send; customers get theirs here too. */
  addAccount(address: string, password: string): Promise<void>;
  /** Hands a message to the SMTP server byte for byte, as a customer's mail program would. Resolves when it is accepted. */
  deliver(raw: string | Buffer, envelope: Envelope): Promise<void>;
  /** Everything in a mailbox (INBOX unless told), oldest first, raw and parsed. */
  mailbox(address: string, mailbox?: string): Promise<ReceivedMail[]>;
  /** Waits until a mailbox holds at least `count` messages and everything accepted has been delivered. */
  waitForMail(address: string, count: number): Promise<ReceivedMail[]>;
  stop(): Promise<void>;
}

/** A real mail system of one's own: Exim takes mail by SMTP and Dovecot keeps it for IMAP. */
export async function startMailWorld(): Promise<MailWorld> {
  const dovecot = await startDovecot();
  const exim = await startExim(dovecot.lmtpPort).catch(async (error: unknown) => {
    await dovecot.stop();
    throw error;
  });
  const mailbox = async (address: string, name?: string) => {
    const stored = await dovecot.messages(address, name);
    return Promise.all(stored.map(async (one) => ({ ...one, parsed: await simpleParser(one.raw) })));
  };

  return {
    imapPort: dovecot.imapPort,
    smtpPort: exim.smtpPort,
    dovecot,
    exim,
    async addAccount(address, password) {
      await dovecot.addAccount(address, password);
      await exim.addAccount(address, password);
    },
    async deliver(raw, envelope) {
      const transport = createTransport({
        host: '127.0.0.1',
        port: exim.smtpPort,
        secure: false,
        ignoreTLS: true,
      });
      try {
        await transport.sendMail({ envelope: { use8BitMime: true, ...envelope }, raw });
      } finally {
        transport.close();
      }
    },
    mailbox,
    async waitForMail(address, count) {
      await exim.drained();
      return eventually(`${address} has ${count} messages`, async () => {
        const mails = await mailbox(address);
        return mails.length >= count && mails;
      });
    },
    async stop() {
      await exim.stop();
      await dovecot.stop();
    },
  };
}
