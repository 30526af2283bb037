import type { ImapPatience } from './imap/connection.ts';
import { Mailbox } from './imap/mailbox.ts';
import type { MailboxState } from './mailboxState.ts';
import { MailReader } from './mime/reader.ts';
import type { CaseIntake, MailboxConfig, SendQueue } from './ports.ts';
import { Sender, type SenderState } from './smtp/sender.ts';
import type { SmtpPatience } from './smtp/submit.ts';
import type { Surroundings } from './surroundings.ts';

export interface ChannelOptions extends Surroundings {
  readonly mailboxes: readonly MailboxConfig[];
  readonly intake: CaseIntake;
  readonly sendQueue: SendQueue;
  /** Shorter in tests. */
  readonly patience?: { readonly imap?: ImapPatience; readonly smtp?: SmtpPatience };
}

export interface Channels {
  /** Tells the sender that a reply may be due: call it after a reply was stored. Without it the sender looks every 2 s. */
  wake(): void;
  state(): { readonly mailboxes: readonly MailboxState[]; readonly sender: SenderState };
  /** Ends after the mails in work, within about 20 seconds. */
  stop(): Promise<void>;
}

/** Starts mail in and out: every mailbox is watched, every due reply is sent, until `stop`. */
export function startChannels(options: ChannelOptions): Channels {
  const { mailboxes, intake, sendQueue, patience } = options;
  const reader = new MailReader();
  reader.warm();
  const sender = new Sender(sendQueue, mailboxes, options, patience?.smtp);
  const onOwnCopy = (messageId: string) => sender.ownCopySeen(messageId);
  const boxes = mailboxes.map(
    (config) => new Mailbox({ config, intake, reader, onOwnCopy }, options, patience?.imap),
  );
  for (const box of boxes) box.start();
  sender.start();
  return {
    wake: () => sender.wake(),
    state: () => ({ mailboxes: boxes.map((box) => box.state()), sender: sender.state() }),
    async stop() {
      await Promise.all([sender.stop(), ...boxes.map((box) => box.stop())]);
      await reader.stop();
    },
  };
}
