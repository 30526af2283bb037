import { type ChildProcess, fork } from 'node:child_process';
import { createDecipheriv, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { CaseId, IntentId } from '#shared/domain/ids.ts';
import type { Failure, Result } from '#shared/domain/errors.ts';
import type { CallInput, CallName, CallOutput } from '#shared/ipc/contract.ts';
import type { LedgerDump } from '#db/port.ts';
import { openDatabase } from '#db/open.ts';
import { pathsOf, readAccounts } from '../../main/account/profile.ts';
import { readSecrets } from '../../main/account/secrets.ts';
import { type FaultProxy, startFaultProxy } from '../support/faultProxy.ts';
import { makeTempDir, type TempDir } from '../support/tempDir.ts';

/** The desk was killed before it answered, or does not run. */
export class DeskGone extends Error {}
/** The desk answered with one of the expected failures. */
export class DeskRefused extends Error {
  readonly code: Failure['code'];
  constructor(name: string, failure: Failure) {
    super(`${name}: ${failure.code} ${JSON.stringify(failure.params)} ${failure.logId ?? ''}`);
    this.code = failure.code;
  }
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

export interface DeskOptions {
  readonly name: string;
  readonly serverPort: number;
  readonly email: string;
  readonly password: string;
  /** Given to the process's Node, for example a module that skews its clock. */
  readonly nodeArgs?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
}

const keptLines = 400;

/** One agent's device: a process of its own (deskProcess.ts) on a profile of its own, with a line of its own. */
export class FaultDesk {
  readonly name: string;
  readonly line: FaultProxy;
  readonly profile: TempDir;
  readonly #options: DeskOptions;
  readonly #key = randomBytes(32);
  readonly #waiting = new Map<number, Waiting>();
  readonly lines: string[] = [];
  #child: ChildProcess | null = null;
  #nextId = 1;

  private constructor(options: DeskOptions, line: FaultProxy, profile: TempDir) {
    this.name = options.name;
    this.#options = options;
    this.line = line;
    this.profile = profile;
  }

  static async open(options: DeskOptions): Promise<FaultDesk> {
    const line = await startFaultProxy(options.serverPort);
    const desk = new FaultDesk(options, line, await makeTempDir('fd'));
    await desk.start();
    await desk.call('account.signIn', {
      server: `http://127.0.0.1:${String(line.port)}`,
      email: options.email,
      password: options.password,
    });
    return desk;
  }

  get runs(): boolean {
    return this.#child !== null;
  }

  get pid(): number {
    return this.#child?.pid ?? -1;
  }

  /** Resolves when the account is open (or nobody has signed in yet). */
  async start(): Promise<void> {
    const child = fork(
      new URL('./deskProcess.ts', import.meta.url),
      [this.profile.path, this.#key.toString('hex')],
      {
        serialization: 'advanced',
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
        execArgv: [...(this.#options.nodeArgs ?? [])],
        env: { ...process.env, ...this.#options.env },
      },
    );
    this.#child = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => this.#keep(chunk.toString('utf8')));
    }
    await new Promise<void>((resolve, reject) => {
      child.on('message', (message: { ready?: unknown; id?: number; result?: Result<unknown> }) => {
        if (message.ready !== undefined) resolve();
        else if (message.id !== undefined && message.result !== undefined)
          this.#answered(message.id, message.result);
      });
      child.once('exit', () => {
        if (this.#child === child) this.#gone();
        reject(new DeskGone(`${this.name} ended while it started:\n${this.lines.slice(-20).join('\n')}`));
      });
      child.once('error', reject);
    });
  }

  /** kill -9, now: the process gets no chance to do anything. Resolves when it is gone. */
  kill(): Promise<void> {
    const child = this.#child;
    if (child === null) return Promise.resolve();
    child.kill('SIGKILL');
    this.#gone();
    return new Promise((resolve) => child.once('exit', () => resolve()));
  }

  signal(signal: NodeJS.Signals): void {
    this.#child?.kill(signal);
  }

  /** Makes a call as a window would. @throws DeskGone, DeskRefused */
  async call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
    return (await this.#ask(name, input)) as CallOutput<N>;
  }

  async ledger(): Promise<LedgerDump> {
    return (await this.#ask('ledger.dump', {})) as LedgerDump;
  }

  /** Does something on a case as a window would, on what is seen there now. Answered: it is durable. */
  async act(caseId: CaseId, name: string, args: Record<string, unknown>): Promise<IntentId> {
    const detail = await this.call('case.get', { caseId });
    const entry = detail.entries.find((one) => one.id === detail.case.leadEntryId);
    const saw = {
      lastPublicId: detail.case.lastPublicId,
      entryId: entry?.id ?? null,
      ownerId: entry?.ownerId ?? null,
      ownerRev: entry?.ownerRev ?? null,
    };
    const submission = { name, args: { caseId, ...args }, saw, dependsOn: null, resolves: null };
    return (await this.call('intent.submit', submission)).intentId;
  }

  /** What the files say about themselves; the desk must not run. `ok` when nothing is wrong. */
  async integrity(): Promise<string> {
    const record = readAccounts(this.profile.path, 0).accounts[0];
    if (record === undefined) return 'nobody has signed in';
    const paths = pathsOf(this.profile.path, record.id);
    const secrets = await readSecrets(this.#keyring(), paths.secrets);
    if (secrets === null) return 'no key';
    const sql = openDatabase({ file: paths.replica, key: secrets.replicaKey, readonly: false });
    try {
      const pages = sql.db.pragma('integrity_check', { simple: true }) as string;
      const keys = sql.db.pragma('foreign_key_check') as unknown[];
      return pages === 'ok' && keys.length === 0 ? 'ok' : `${pages}, ${String(keys.length)} foreign keys`;
    } finally {
      sql.db.close();
    }
  }

  replicaFolder(): string {
    const record = readAccounts(this.profile.path, 0).accounts[0];
    return record === undefined ? '' : join(this.profile.path, 'accounts', record.id);
  }

  async close(): Promise<void> {
    this.signal('SIGCONT');
    await this.kill();
    await this.line.stop();
    await this.profile.remove();
  }

  #keyring() {
    const key = this.#key;
    return {
      isAsyncEncryptionAvailable: () => Promise.resolve(true),
      encryptStringAsync: () => Promise.reject(new Error('only for reading')),
      decryptStringAsync: (sealed: Buffer) => {
        const cipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12));
        cipher.setAuthTag(sealed.subarray(12, 28));
        const result = Buffer.concat([cipher.update(sealed.subarray(28)), cipher.final()]).toString();
        return Promise.resolve({ result, shouldReEncrypt: false });
      },
    };
  }

  #ask(name: string, input: unknown): Promise<unknown> {
    const child = this.#child;
    if (child === null) return Promise.reject(new DeskGone(this.name));
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, {
        resolve: (answer) => {
          const result = answer as Result<unknown>;
          if (result.ok) resolve(result.value);
          else reject(new DeskRefused(name, result.error));
        },
        reject,
      });
      child.send({ id, name, input }, (error) => {
        if (error !== null) this.#waiting.get(id)?.reject(new DeskGone(this.name));
      });
    });
  }

  #answered(id: number, result: Result<unknown>): void {
    this.#waiting.get(id)?.resolve(result);
    this.#waiting.delete(id);
  }

  #gone(): void {
    this.#child = null;
    for (const { reject } of this.#waiting.values()) reject(new DeskGone(this.name));
    this.#waiting.clear();
  }

  #keep(text: string): void {
    this.lines.push(...text.split('\n').filter((line) => line !== ''));
    if (this.lines.length > keptLines * 2) this.lines.splice(0, this.lines.length - keptLines);
  }
}
