import { ImapFlow } from 'imapflow';
import type { MailboxConfig } from '../ports.ts';
import { mustEncrypt } from '../encryption.ts';

/** Milliseconds after which a silent server counts as gone. */
export interface ImapPatience {
  readonly connectMs: number;
  /** Silence on the socket; must be longer than the 60 s between two looks. */
  readonly silenceMs: number;
}

export const usualPatience: ImapPatience = { connectMs: 20_000, silenceMs: 90_000 };

/**
 * Signs in to a mailbox. Errors after this promise arrive as `close` on the client; what the library emits as `error`
 * is always followed by it.
 * @throws the library's error; `signInRefused` tells a wrong password from the rest
 */
export async function signIn(config: MailboxConfig['imap'], patience = usualPatience): Promise<ImapFlow> {
  const client = new ImapFlow({
    host: config.host,
    port: config.port,
    secure: config.secure,
    ...(mustEncrypt(config) ? { doSTARTTLS: true } : {}),
    auth: { user: config.user, pass: config.password },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: patience.connectMs,
    greetingTimeout: patience.connectMs,
    socketTimeout: patience.silenceMs,
    // One look a minute breaks IDLE anyway; this bounds it for the case that a look takes long (RFC 2177: 29 minutes).
    maxIdleTime: 9 * 60_000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    client.close();
    throw error;
  }
  return client;
}

/** Whether the server understood us and said no to the user or password. */
export function signInRefused(error: unknown): boolean {
  return error instanceof Error && 'authenticationFailed' in error && error.authenticationFailed === true;
}

/** Signs out, without waiting longer than `ms` for the server. */
export async function signOut(client: ImapFlow, ms = 2000): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const bound = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)));
  await Promise.race([client.logout().catch(() => undefined), bound]);
  clearTimeout(timer);
  client.close();
}

/** Path of the folder for sent mail: as configured, else the one the server marks (RFC 6154); null if there is none. */
export async function sentFolderOf(client: ImapFlow, config: MailboxConfig['imap']): Promise<string | null> {
  if (config.sentFolder !== null) return config.sentFolder;
  const folders = await client.list();
  return folders.find((folder) => folder.specialUse === '\\Sent')?.path ?? null;
}
