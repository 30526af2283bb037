import Database from 'better-sqlite3';
import { AppError } from '#shared/domain/errors.ts';
import type { AgentId, BlobHash, ClientId } from '#shared/domain/ids.ts';
import type { PushRequest, PushResponse } from '#shared/protocol/push.ts';
import type { PullRequest } from '#shared/protocol/pull.ts';
import { protocolVersion } from '#shared/protocol/versions.ts';
import type { ReplicaIdentity } from '../../db/port.ts';
import { openForWriting } from '../../db/replicaFile.ts';
import { Meta } from '../../db/repositories/meta.ts';
import { Sql } from '../../db/sql.ts';
import { Store } from '../../db/store.ts';
import { Writer } from '../../db/writer.ts';
import type { Random } from './random.ts';
import type { SimServer } from './simServer.ts';
import type { VirtualTime } from './virtualTime.ts';

/** How the line between a device and the server misbehaves; all probabilities. */
export interface Line {
  lost: number;
  doubled: number;
  slow: number;
}

export interface DeviceParts {
  readonly time: VirtualTime;
  readonly random: Random;
  readonly server: SimServer;
  readonly line: Line;
  /** How far the wall clock of this device is off, ms. */
  readonly skew: number;
  /** Rewrites an answer to a pull before it is read: how the simulation takes a guard away. */
  readonly tamper: (answer: string, request: PullRequest) => string;
  readonly wrap: (writer: Writer, store: Store) => void;
}

const answerTimeOut = 10_000;

let template: Buffer | null = null;

/** A fresh replica in memory. The schema is made once and copied: thousands of histories need many of them. */
function emptyReplica(identity: ReplicaIdentity): Store {
  if (template === null) {
    const first = openForWriting({ file: ':memory:', key: null, identity }).store;
    template = first.sql.db.serialize();
    first.sql.db.close();
  }
  const sql = new Sql(new Database(template));
  sql.db.pragma('foreign_keys = ON');
  new Meta(sql).set('identity', identity);
  return new Store(sql, identity);
}

/** One installed copy of Caseload: the real writer on a real (in-memory) SQLite, over a bad line. */
export class SimDevice {
  readonly agentId: AgentId;
  readonly store: Store;
  writer: Writer;
  online = true;
  /** The server told of news; such a word may be lost on the way. */
  poked = true;
  #safetyPull = 0;
  /** Rounds that went through to their end. */
  rounds = 0;
  /** Counts restarts: work of a killed process does nothing any more. */
  #life = 0;
  #run = 0;
  readonly #parts: DeviceParts;
  #busy = false;

  constructor(agentId: AgentId, parts: DeviceParts) {
    this.agentId = agentId;
    this.#parts = parts;
    const clientId = parts.random.uuid(parts.time.now()) as ClientId;
    const identity = { agentId, clientId, name: 'Agent', email: '', workspace: 'Vestmere' };
    this.store = emptyReplica(identity);
    this.writer = this.#newWriter();
  }

  #newWriter(): Writer {
    const { time, random, skew } = this.#parts;
    const writer = new Writer(this.store, {
      clock: time.clock(skew),
      newId: () => random.uuid(time.now() + skew),
      run: `run ${String((this.#run += 1))}`,
      changed: () => undefined,
    });
    this.#parts.wrap(writer, this.store);
    return writer;
  }

  /** The process is killed and started again: what was on disk stays, what was in memory is gone. */
  kill(): void {
    this.#life += 1;
    this.#busy = false;
    this.poked = true;
    this.writer = this.#newWriter();
  }

  /** Begins to synchronise: when there is something to push, after a poke, and now and then all the same. */
  start(): void {
    const turn = (): void => {
      if (this.poked || this.#hasWork() || this.#parts.time.now() >= this.#safetyPull) {
        this.poked = false;
        this.#safetyPull = this.#parts.time.now() + 20_000 + this.#parts.random.int(20_000);
        void this.sync();
      }
      this.#parts.time.after(300 + this.#parts.random.int(1500), turn);
    };
    this.#parts.time.after(this.#parts.random.int(500), turn);
  }

  #hasWork(): boolean {
    return (
      this.store.sql.get(`SELECT 1 FROM ledger WHERE state = 'waiting' AND absorbed_by IS NULL`) !== undefined
    );
  }

  /** One round: files up, acts up, rows down. Single-flight; failures are left to the next round. */
  async sync(): Promise<void> {
    if (this.#busy || !this.online) return;
    this.#busy = true;
    const life = this.#life;
    try {
      await this.#upload(life);
      await this.#push(life);
      let more = true;
      while (more && life === this.#life) more = await this.#pull(life);
      if (life === this.#life) this.rounds += 1;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      if (error.code === 'client_unknown') {
        this.writer.rekey(this.#parts.random.uuid(this.#parts.time.now()) as ClientId);
      } else if (!['timeout', 'offline', 'server_error', 'bad_answer'].includes(error.code)) throw error;
    } finally {
      if (life === this.#life) this.#busy = false;
    }
  }

  async #upload(life: number): Promise<void> {
    for (const blob of this.writer.uploads()) {
      await this.#request(() => {
        this.#parts.server.putBlob(blob.hash);
        return Promise.resolve('');
      });
      if (life !== this.#life) return;
      this.writer.blobUploaded(blob.hash);
    }
  }

  async #push(life: number): Promise<void> {
    const batch = this.writer.takePush();
    if (batch.intents.length === 0) return;
    const request: PushRequest = {
      clientId: batch.clientId,
      protocol: protocolVersion,
      intents: structuredClone(batch.intents) as PushRequest['intents'],
    };
    const answer: PushResponse = await this.#request(() => this.#parts.server.push(this.agentId, request));
    if (life === this.#life) this.writer.pushAnswered(answer);
  }

  /** Answers whether to ask again at once. An old answer may come in the place of the new one, as proxies do. */
  async #pull(life: number): Promise<boolean> {
    const request = structuredClone(this.writer.beginPull());
    let answer = await this.#request(() => this.#parts.server.pull(this.agentId, request));
    if (life !== this.#life) return false;
    if (this.#lastAnswer !== null && this.#parts.random.chance(this.#parts.line.doubled))
      answer = this.#lastAnswer;
    else this.#lastAnswer = answer;
    const bytes = new TextEncoder().encode(this.#parts.tamper(answer, request));
    const cut = this.#parts.random.chance(this.#parts.line.lost)
      ? this.#parts.random.int(bytes.length)
      : bytes.length;
    for (let at = 0; at < cut; at += 4096) {
      for (const _ of this.writer.applyPull(bytes.subarray(at, Math.min(cut, at + 4096)))) {
        if (this.#parts.random.chance(0.05)) await this.#parts.time.sleep(this.#parts.random.int(50));
        if (life !== this.#life) return false;
      }
    }
    const ending = this.writer.endPull();
    for (;;) {
      const step = ending.next();
      if (step.done === true) return step.value.more;
      await this.#parts.time.sleep(1);
      if (life !== this.#life) return false;
    }
  }
  #lastAnswer: string | null = null;

  /** A request over the line: it may be lost on the way there or back, arrive twice, or take longer than we wait. */
  async #request<T>(work: () => Promise<T>): Promise<T> {
    const { time, random, line } = this.#parts;
    const trip = (): Promise<void> =>
      time.sleep(random.chance(line.slow) ? 8000 + random.int(9000) : 5 + random.int(150));
    const began = time.now();
    await trip();
    this.#mayBeLost('lost on the way');
    if (random.chance(line.doubled)) {
      void trip()
        .then(work)
        .catch(() => undefined);
    }
    let answer: T;
    try {
      answer = await work();
    } catch (error) {
      throw error instanceof AppError ? error : new AppError('server_error', String(error));
    }
    await trip();
    this.#mayBeLost('answer lost');
    if (time.now() - began > answerTimeOut) throw new AppError('timeout', 'answer too late');
    return answer;
  }

  #mayBeLost(where: string): void {
    if (!this.online || this.#parts.random.chance(this.#parts.line.lost))
      throw new AppError('offline', where);
  }

  addBlob(hash: BlobHash): void {
    this.writer.blobAdded(hash, 1);
  }
}
