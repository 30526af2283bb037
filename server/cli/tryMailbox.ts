import { createTransport } from 'nodemailer';
import { AppError } from '#shared/domain/errors.ts';
import { signIn, signInRefused, signOut } from '../channels/imap/connection.ts';
import { mustEncrypt } from '../channels/encryption.ts';
import type { MailboxConfig } from '../channels/ports.ts';
import { wordsOf } from '../channels/surroundings.ts';

async function tryImap({ imap }: MailboxConfig): Promise<string> {
  try {
    const client = await signIn(imap);
    try {
      const found = await client.status(imap.folder, { messages: true });
      const count = found === false ? 0 : (found.messages ?? 0);
      return `Fetching works: ${imap.folder} holds ${String(count)} mails.`;
    } finally {
      await signOut(client);
    }
  } catch (error) {
    const why = signInRefused(error) ? 'the user or the password is not right' : wordsOf(error);
    throw new AppError(
      'invalid',
      `cannot fetch from ${imap.host}:${String(imap.port)}: ${why}`,
      {},
      { cause: error },
    );
  }
}

async function trySmtp({ smtp }: MailboxConfig): Promise<string> {
  const auth = smtp.user === null ? {} : { auth: { user: smtp.user, pass: smtp.password ?? '' } };
  const { host, port, secure } = smtp;
  const transport = createTransport({ host, port, secure, requireTLS: mustEncrypt(smtp), ...auth });
  try {
    await transport.verify();
    return `Sending works: ${smtp.host} accepts us.`;
  } catch (error) {
    const why = wordsOf(error);
    throw new AppError(
      'invalid',
      `cannot send through ${smtp.host}:${String(smtp.port)}: ${why}`,
      {},
      { cause: error },
    );
  } finally {
    transport.close();
  }
}

/** Signs in to both servers of a mailbox. Answers what works, or throws `invalid` with what does not and why. */
export async function tryMailbox(config: MailboxConfig): Promise<string> {
  return [await tryImap(config), await trySmtp(config)].join('\n');
}
