import { execFile } from 'node:child_process';
import { chown, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { eventually } from './eventually.ts';
import { eximConfig } from './eximConfig.ts';
import { freePort } from './freePort.ts';
import { type Running, startProcess } from './process.ts';
import { programOf } from './systemParts.ts';
import { greetingOf } from './tcpGreeting.ts';
import { makeTempDir } from './tempDir.ts';
import { unixUser } from './unixUser.ts';

export interface Exim {
  smtpPort: number;
  /** Lets the account sign in (AUTH PLAIN, LOGIN) and takes mail for its domain. */
  addAccount(address: string, password: string): Promise<void>;
  /** 451 at RCPT for these addresses until called again; `[]` ends it. */
  deferRecipients(addresses: string[]): Promise<void>;
  /** 550 at RCPT for these addresses. */
  rejectRecipients(addresses: string[]): Promise<void>;
  /** What the server answers after the whole message came: 250, 452 (later) or 554 (never). */
  answerData(answer: 'accept' | 'defer' | 'reject'): Promise<void>;
  requireAuth(required: boolean): Promise<void>;
  /** Messages accepted and not yet delivered. */
  queued(): Promise<number>;
  /** Waits until everything accepted has been delivered. */
  drained(): Promise<void>;
  log(): Promise<string>;
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** A real SMTP server on a free loopback port that delivers by LMTP to `lmtpPort`. Needs root. */
export async function startExim(lmtpPort: number): Promise<Exim> {
  const dir = await makeTempDir('smtp');
  const exim = programOf('exim');
  const config = join(dir.path, 'exim.conf');
  const smtpPort = await freePort();
  const user = unixUser('Debian-exim');
  await chown(dir.path, user.uid, user.gid);
  await writeFile(config, eximConfig(dir.path, { smtp: smtpPort, lmtp: lmtpPort }));
  const file = (name: string) => join(dir.path, name);
  const list = (name: string, lines: string[]) =>
    writeFile(file(name), lines.map((line) => `${line}\n`).join(''));
  const flag = (name: string, on: boolean) => (on ? list(name, []) : rm(file(name), { force: true }));
  const accounts = new Map<string, string>();
  await Promise.all(['domains', 'accounts', 'defer', 'reject'].map((name) => list(name, [])));

  let server: Running | undefined;
  const start = async () => {
    server = await startProcess({
      command: exim,
      args: ['-C', config, '-bdf', '-q1s'],
      ready: async () => (await greetingOf(smtpPort)).startsWith('220'),
    });
  };
  const queued = async () => Number((await promisify(execFile)(exim, ['-C', config, '-bpc'])).stdout.trim());
  await start();

  return {
    smtpPort,
    async addAccount(address, password) {
      accounts.set(address, password);
      await list(
        'accounts',
        [...accounts].map(([name, word]) => `${name}: ${word}`),
      );
      await list('domains', [
        ...new Set([...accounts.keys()].map((name) => name.slice(name.indexOf('@') + 1))),
      ]);
    },
    deferRecipients: (addresses) => list('defer', addresses),
    rejectRecipients: (addresses) => list('reject', addresses),
    async answerData(answer) {
      await flag('defer_data', answer === 'defer');
      await flag('reject_data', answer === 'reject');
    },
    requireAuth: (required) => flag('require_auth', required),
    queued,
    async drained() {
      await eventually("Exim's queue is empty", async () => (await queued()) === 0, 20_000);
    },
    log: () => readFile(file('log/mainlog'), 'utf8'),
    kill: async () => server?.kill('SIGKILL'),
    start,
    async stop() {
      await server?.kill('SIGKILL');
      await dir.remove();
    },
  };
}
