import { Readable } from 'node:stream';
import SMTPConnection, { type SMTPConnectionEnvelope } from 'nodemailer/lib/smtp-connection';
import { sameAddress } from '../mime/address.ts';
import type { MailboxConfig } from '../ports.ts';
import { wordsOf } from '../surroundings.ts';
import { mustEncrypt } from '../encryption.ts';

/** How handing over a mail ended. `unknown`: everything was given and the answer did not come. */
export type Submission =
  | { readonly kind: 'sent'; readonly detail: string }
  | { readonly kind: 'refused'; readonly detail: string; readonly permanent: boolean }
  | { readonly kind: 'unknown'; readonly detail: string };

export interface SmtpPatience {
  readonly connectMs: number;
  /** Silence after a command or after the mail; RFC 5321, 4.5.3.2 asks for 5 to 10 minutes. */
  readonly silenceMs: number;
}

export const usualSmtpPatience: SmtpPatience = { connectMs: 30_000, silenceMs: 5 * 60_000 };

export interface Parcel {
  readonly raw: Buffer;
  readonly recipients: readonly string[];
  /** Called and awaited after the server is ready for the mail and before its first byte leaves. */
  readonly beforeFirstByte: () => Promise<void>;
}

/**
 * Hands one mail to the mail server (RFC 5321), with a copy to the inbox's own address: the copy that comes back proves
 * that the server took the mail, also when its answer is lost. Nothing is sent unless the server takes every recipient.
 */
export async function submit(
  config: MailboxConfig,
  parcel: Parcel,
  patience = usualSmtpPatience,
): Promise<Submission> {
  const recipients = [...parcel.recipients];
  if (!recipients.some((one) => sameAddress(one, config.address))) recipients.push(config.address);
  const connection = new SMTPConnection({
    host: config.smtp.host,
    port: config.smtp.port,
    secure: config.smtp.secure,
    requireTLS: mustEncrypt(config.smtp),
    name: config.address.slice(config.address.indexOf('@') + 1),
    connectionTimeout: patience.connectMs,
    greetingTimeout: patience.connectMs,
    dnsTimeout: patience.connectMs,
    socketTimeout: patience.silenceMs,
  });
  const progress = { allGiven: false };
  try {
    await opened(connection, config);
    const envelope = { from: config.address, to: recipients, size: parcel.raw.length };
    const answer = await given(connection, envelope, mailStream(parcel, envelope, config, progress));
    connection.quit();
    return { kind: 'sent', detail: answer };
  } catch (error) {
    connection.close();
    return judged(error, progress.allGiven);
  }
}

function opened(connection: SMTPConnection, config: MailboxConfig): Promise<void> {
  const { user, password } = config.smtp;
  return new Promise((resolve, reject) => {
    connection.on('error', reject);
    connection.on('end', () => reject(new Error('the mail server closed the connection')));
    connection.connect((failure?: unknown) => {
      if (failure !== undefined && failure !== null) reject(asError(failure));
      else if (user === null) resolve();
      else {
        const credentials = { user, pass: password ?? '' };
        connection.login({ user, credentials }, (refusal) => (refusal ? reject(refusal) : resolve()));
      }
    });
  });
}

function given(connection: SMTPConnection, envelope: object, mail: Readable): Promise<string> {
  return new Promise((resolve, reject) => {
    connection.on('error', reject);
    connection.on('end', () => reject(new Error('the mail server closed the connection')));
    connection.send(envelope, mail, (failure, info) => (failure ? reject(failure) : resolve(info.response)));
  });
}

/**
 * The mail as a stream that is first read when the server is ready for it. The library would go on if only some of the
 * recipients were taken; breaking off here, before the final dot, leaves the server with nothing (RFC 5321, 4.1.1.4).
 */
function mailStream(
  parcel: Parcel,
  envelope: object,
  config: MailboxConfig,
  progress: { allGiven: boolean },
): Readable {
  async function* bytes(): AsyncGenerator<Buffer> {
    const { rejectedErrors = [] } = envelope as Partial<SMTPConnectionEnvelope>;
    const refused = rejectedErrors.filter((one) => !sameAddress(recipientOf(one), config.address));
    if (refused[0]) {
      const later = refused.find((one) => (one.responseCode ?? 0) < 500);
      throw later ?? refused[0];
    }
    await parcel.beforeFirstByte();
    const step = 64 * 1024;
    for (let at = 0; at < parcel.raw.length; at += step) yield parcel.raw.subarray(at, at + step);
    // From here on the final dot may leave at any moment.
    progress.allGiven = true;
  }
  return Readable.from(bytes(), { objectMode: false });
}

/** The server's own answer is definite in every case; without one it depends on whether all was given. */
function judged(error: unknown, allGiven: boolean): Submission {
  const { responseCode, response, code } = asError(error) as Error & {
    responseCode?: number;
    response?: string;
    code?: string;
  };
  const who = recipientOf(error);
  const said =
    typeof response === 'string' && response !== '' ? response.replace(/\s+/g, ' ') : wordsOf(error);
  const detail = (who === '' ? said : `${who}: ${said}`).slice(0, 2000);
  if (responseCode !== undefined) {
    // A refused password (EAUTH) is for the administrator to put right, not a fault of the mail.
    return {
      kind: 'refused',
      detail,
      permanent: responseCode >= 500 && code !== 'EAUTH' && responseCode !== 530,
    };
  }
  if (allGiven) return { kind: 'unknown', detail };
  // Too large for the server, or an address that is none: the library says so without asking.
  const permanent = code === 'EMESSAGE' || code === 'EENVELOPE';
  return { kind: 'refused', detail, permanent };
}

function recipientOf(error: unknown): string {
  return error instanceof Error && 'recipient' in error && typeof error.recipient === 'string'
    ? error.recipient
    : '';
}

function asError(value: unknown): Error {
  return value instanceof Error ? value : new Error(String(value));
}
