import { execFile } from 'node:child_process';
import { chown, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ImapFlow } from 'imapflow';
import { accountLine, dovecotConfig } from './dovecotConfig.ts';
import { freePort } from './freePort.ts';
import { type Running, startProcess } from './process.ts';
import { programOf } from './systemParts.ts';
import { greetingOf } from './tcpGreeting.ts';
import { makeTempDir } from './tempDir.ts';
import { unixUser } from './unixUser.ts';

export interface StoredMessage {
  uid: number;
  flags: string[];
  /** The message exactly as IMAP hands it out (CRLF line ends). */
  raw: Buffer;
}

export interface Dovecot {
  imapPort: number;
  lmtpPort: number;
  /** The account works at once; adding it again changes its password. */
  addAccount(address: string, password: string): Promise<void>;
  messages(address: string, mailbox?: string): Promise<StoredMessage[]>;
  uidValidity(address: string, mailbox?: string): Promise<number>;
  /** Another UIDVALIDITY under the same UIDs; open sessions on the mailbox are dropped by the server. */
  setUidValidity(address: string, value: number, mailbox?: string): Promise<void>;
  /** The restored mailbox: new UIDVALIDITY and UIDs from 1, as after a restore from a backup of the files. */
  renumber(address: string): Promise<void>;
  /** Cuts every session of the account. */
  kick(address: string): Promise<void>;
  log(): Promise<string>;
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** A real IMAP and LMTP server on free loopback ports, all its files in one temporary folder. Needs root. */
export async function startDovecot(): Promise<Dovecot> {
  const dir = await makeTempDir('imap');
  const config = join(dir.path, 'dovecot.conf');
  const ports = { imap: await freePort(), lmtp: await freePort() };
  const mailUser = { uid: unixUser('nobody').uid, gid: unixUser('nobody').gid };
  const passwords = new Map<string, string>();
  await writeFile(config, dovecotConfig(dir.path, ports));
  await mkdir(join(dir.path, 'users.d'));
  await mkdir(join(dir.path, 'mail'));
  await chown(join(dir.path, 'mail'), mailUser.uid, mailUser.gid);

  let server: Running | undefined;
  const start = async () => {
    server = await startProcess({
      command: programOf('dovecot'),
      args: ['-F', '-c', config],
      childrenFollow: true,
      ready: async () =>
        (await greetingOf(ports.imap)).startsWith('* OK') && (await greetingOf(ports.lmtp)).startsWith('220'),
    });
  };
  const doveadm = (...args: string[]) =>
    promisify(execFile)(programOf('dovecot', 'doveadm'), ['-c', config, ...args]);
  const open = async (address: string) => {
    const pass = passwords.get(address);
    if (pass === undefined) throw new Error(`no account ${address} was added to this Dovecot`);
    const auth = { user: address, pass };
    const client = new ImapFlow({ host: '127.0.0.1', port: ports.imap, secure: false, auth, logger: false });
    await client.connect();
    return client;
  };
  await start();

  return {
    imapPort: ports.imap,
    lmtpPort: ports.lmtp,
    async addAccount(address, password) {
      passwords.set(address, password);
      const line = accountLine(dir.path, address, password, mailUser);
      await writeFile(join(dir.path, 'users.d', address.toLowerCase()), line);
    },
    async messages(address, mailbox = 'INBOX') {
      const client = await open(address);
      try {
        const { exists } = await client.mailboxOpen(mailbox, { readOnly: true });
        if (exists === 0) return [];
        const found = await client.fetchAll('1:*', { uid: true, flags: true, source: true });
        return found.map(({ uid, flags, source }) => ({
          uid,
          flags: [...(flags ?? [])],
          raw: source ?? Buffer.alloc(0),
        }));
      } finally {
        await client.logout();
      }
    },
    async uidValidity(address, mailbox = 'INBOX') {
      const { stdout } = await doveadm('mailbox', 'status', '-u', address, 'uidvalidity', mailbox);
      return Number(/uidvalidity=(\d+)/.exec(stdout)?.[1]);
    },
    async setUidValidity(address, value, mailbox = 'INBOX') {
      await doveadm('mailbox', 'update', '--uid-validity', String(value), '-u', address, mailbox);
    },
    async renumber(address) {
      const maildir = join(dir.path, 'mail', address, 'Maildir');
      const index = (await readdir(maildir)).filter((name) => /^dovecot[-.]/.test(name));
      // Sessions hold the old index open; without the cut they would write it back.
      await doveadm('kick', address).catch(() => undefined);
      await Promise.all(index.map((name) => rm(join(maildir, name), { recursive: true })));
    },
    async kick(address) {
      await doveadm('kick', address);
    },
    log: () => readFile(join(dir.path, 'log'), 'utf8'),
    // SIGTERM takes over a second, SIGQUIT is ignored; mail is safe either way.
    kill: async () => server?.kill('SIGKILL'),
    start,
    async stop() {
      await server?.kill('SIGKILL');
      await dir.remove();
    },
  };
}
