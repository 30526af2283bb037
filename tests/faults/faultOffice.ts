import { join } from 'node:path';
import Database from 'better-sqlite3';
import { uuidv7 } from 'uuidv7';
import { systemClock } from '#shared/domain/clock.ts';
import type { AgentId, InboxId } from '#shared/domain/ids.ts';
import { addDueType, addInbox } from '../../server/admin/inboxes.ts';
import { addMailbox } from '../../server/admin/mailboxes.ts';
import { setMember } from '../../server/admin/members.ts';
import { addAgent } from '../../server/admin/people.ts';
import { initWorkspace } from '../../server/admin/workspace.ts';
import { openStore } from '../../server/store/open.ts';
import type { Store } from '../../server/store/open.ts';
import { openSecrets } from '../../server/store/secrets.ts';
import { eventually } from '../support/eventually.ts';
import { type FaultProxy, startFaultProxy } from '../support/faultProxy.ts';
import { freePort } from '../support/freePort.ts';
import { type MailWorld, startMailWorld } from '../support/mailWorld.ts';
import { type Postgres, startPostgres } from '../support/postgres.ts';
import { type Running, startProcess } from '../support/process.ts';
import { makeTempDir, type TempDir } from '../support/tempDir.ts';
import { FaultDesk, type DeskOptions } from './faultDesk.ts';

export type Engine = 'sqlite' | 'postgres';
export const serviceAddress = 'service@team.test';
const password = 'correct horse';
const works = ['read', 'work', 'forward', 'cancel'];
const cli = new URL('../../server/cli/index.ts', import.meta.url).pathname;

export interface OfficeOptions {
  readonly engine: Engine;
  /** How long the server holds a reply, ms. */
  readonly sendDelayMs: number;
  /** Added to the environment of the server's process. */
  readonly env?: NodeJS.ProcessEnv;
}

/** A team on real parts: the server as a process of its own, real mail servers behind bad lines, agents at desks. */
export class FaultOffice {
  readonly engine: Engine;
  readonly data: TempDir;
  readonly mail: MailWorld;
  /** The lines between our server and the mail servers. */
  readonly smtp: FaultProxy;
  readonly imap: FaultProxy;
  readonly port: number;
  readonly databaseUrl: string | null;
  service = '' as InboxId;
  readonly agents = new Map<string, AgentId>();
  readonly #postgres: Postgres | null;
  readonly #env: NodeJS.ProcessEnv;
  readonly #desks: FaultDesk[] = [];
  #server: Running | null = null;
  /** The last words of servers that are gone. */
  readonly lastWords: string[] = [];

  private constructor(parts: {
    engine: Engine;
    data: TempDir;
    mail: MailWorld;
    smtp: FaultProxy;
    imap: FaultProxy;
    port: number;
    postgres: Postgres | null;
    databaseUrl: string | null;
    env: NodeJS.ProcessEnv;
  }) {
    this.engine = parts.engine;
    this.data = parts.data;
    this.mail = parts.mail;
    this.smtp = parts.smtp;
    this.imap = parts.imap;
    this.port = parts.port;
    this.databaseUrl = parts.databaseUrl;
    this.#postgres = parts.postgres;
    this.#env = parts.env;
  }

  static async open({ engine, sendDelayMs, env = {} }: OfficeOptions): Promise<FaultOffice> {
    const mail = await startMailWorld();
    const postgres = engine === 'postgres' ? await startPostgres() : null;
    const office = new FaultOffice({
      engine,
      data: await makeTempDir('faults'),
      mail,
      smtp: await startFaultProxy(mail.smtpPort),
      imap: await startFaultProxy(mail.imapPort),
      port: await freePort(),
      postgres,
      databaseUrl: postgres === null ? null : (await postgres.createDatabase()).url,
      env,
    });
    await office.#makeTeam(sendDelayMs);
    await office.startServer();
    return office;
  }

  get serverRuns(): boolean {
    return this.#server !== null;
  }

  get serverPid(): number {
    return this.#server?.pid ?? -1;
  }

  /** The process alone, without waiting until it is ready. */
  async spawnServer(): Promise<void> {
    this.#server = await startProcess({
      command: process.execPath,
      args: [cli, '--data', this.data.path, 'serve', '--port', String(this.port)],
      env: {
        ...process.env,
        LOG_LEVEL: 'warn',
        NODE_COMPILE_CACHE: join(this.data.path, 'compiled'),
        ...(this.databaseUrl === null ? {} : { DATABASE_URL: this.databaseUrl }),
        ...this.#env,
      },
    });
  }

  async startServer(): Promise<void> {
    await this.spawnServer();
    const started = this.#server;
    await eventually(
      'the server answers',
      async () => {
        if (this.#server !== started) return true;
        return (await fetch(`http://127.0.0.1:${String(this.port)}/health`)).ok;
      },
      60_000,
    );
  }

  /** kill -9, now. Resolves when the process is gone. */
  async killServer(): Promise<void> {
    const running = this.#server;
    this.#server = null;
    await running?.kill('SIGKILL');
    if (running !== null) this.lastWords.push(...running.output().split('\n').slice(-5));
  }

  signalServer(signal: NodeJS.Signals): void {
    if (this.#server !== null) process.kill(this.#server.pid, signal);
  }

  serverOutput(): string {
    return this.#server?.output() ?? '';
  }

  async openDesk(name: string, change: Partial<DeskOptions> = {}): Promise<FaultDesk> {
    const email = `${name.split(' ')[0] ?? name}@team.test`;
    const desk = await FaultDesk.open({ name, serverPort: this.port, email, password, ...change });
    this.#desks.push(desk);
    return desk;
  }

  /** Looks into the server's store from outside; the server may be running. */
  async withStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
    const store = await openStore({ dataDir: this.data.path, databaseUrl: this.databaseUrl });
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  }

  /** What the store says about its own files; the server must not run. `ok` when nothing is wrong. */
  integrity(): string {
    if (this.engine === 'postgres') return 'ok';
    const db = new Database(join(this.data.path, 'caseload.db'));
    try {
      return db.pragma('integrity_check', { simple: true }) as string;
    } finally {
      db.close();
    }
  }

  async killPostgres(): Promise<void> {
    await this.#postgres?.kill();
    await this.#postgres?.start();
  }

  async close(): Promise<void> {
    for (const desk of this.#desks) await desk.close();
    this.signalServer('SIGCONT');
    await this.killServer();
    await Promise.all([this.smtp.stop(), this.imap.stop()]);
    await this.mail.stop();
    await this.#postgres?.stop();
    await this.data.remove();
  }

  async #makeTeam(sendDelayMs: number): Promise<void> {
    await this.mail.addAccount(serviceAddress, 'pw service');
    await this.withStore(async (store) => {
      const admin = { store, clock: systemClock, ids: uuidv7 };
      await initWorkspace(admin, {
        name: 'Harbour',
        admin: { name: 'Lena Vos', email: 'lena@team.test', password },
      });
      const inbox = { name: 'Service', address: serviceAddress, sendDelayMs };
      this.service = await addInbox(admin, inbox);
      await addDueType(admin, 'Call back');
      for (const name of ['anna', 'ben']) {
        const role = 'Customer Service';
        const id = await addAgent(admin, { name, email: `${name}@team.test`, role, password });
        await setMember(admin, id, this.service, works);
        this.agents.set(name, id);
      }
      await addMailbox(admin, openSecrets(this.data.path, process.env['CASELOAD_KEY']), {
        id: uuidv7(),
        inboxId: this.service,
        address: serviceAddress,
        displayName: 'Harbour Service',
        imap: {
          host: '127.0.0.1',
          port: this.imap.port,
          secure: false,
          user: serviceAddress,
          password: 'pw service',
          folder: 'INBOX',
          sentFolder: 'Sent',
        },
        smtp: { host: '127.0.0.1', port: this.smtp.port, secure: false, user: null, password: null },
      });
    });
  }
}
