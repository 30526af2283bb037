import Database from 'better-sqlite3';
import { AppError } from '#shared/domain/errors.ts';
import type { AgentId, BlobHash, ClientId } from '#shared/domain/ids.ts';
import type { PushRequest, PushResponse } from '#shared/protocol/push.ts';
import type { PullRequest } from '#shared/protocol/pull.ts';
import { protocolVersion } from '#shared/protocol/versions.ts';
import type { ReplicaIdentity } from '../../db/port.ts';
import { carriedWork } from '../../db/acts/carry.ts';
import { openForWriting } from '../../db/replicaFile.ts';
import { Meta } from '../../db/repositories/meta.ts';
import { Sql } from '../../db/sql.ts';
import { Store } from '../../db/store.ts';
import { Writer } from '../../db/writer.ts';
import { Random, seedOf } from './random.ts';
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
  readonly server: SimServer;
  readonly line: Line;
  /** What all chance of this device hangs on, with the time and what it is about. */
  readonly seed: number;
  /** Tells the story of what happened here. */
  readonly say: (text: string) => void;
  /** Rewrites an answer to a pull before it is read: how the simulation takes a guard away. */
  readonly tamper: (answer: string, request: PullRequest) => string;
  readonly wrap: (writer: Writer, store: Store) => void;
}

/** What ends the work of a process that was killed. */
class Killed extends Error {}

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
  store: Store;
  writer: Writer;
  online = true;
  /** How far the wall clock is off, ms. */
  skew = 0;
  /** Counts the machines and replicas this agent has had here. */
  machine = 0;
  /** Transactions of applied rows after which the process is killed. */
  diesIn: number | null = null;
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
    this.store = this.#emptyStore();
    this.writer = this.#newWriter();
  }

  #emptyStore(): Store {
    const clientId = this.#uuid('client') as ClientId;
    return emptyReplica({
      agentId: this.agentId,
      clientId,
      name: 'Agent',
      email: '',
      workspace: 'Vestmere',
    });
  }

  /** Chance that hangs on the device, the moment and what it is for: other steps of a history do not change it. */
  #chanceOf(what: string): Random {
    return new Random(seedOf(this.#parts.seed, this.#parts.time.now(), what));
  }
  #uuid(what: string): string {
    return this.#chanceOf(what).uuid(this.#parts.time.now() + this.skew);
  }

  /** An act of the agent; its id comes from the step's own chance. */
  submit(random: Random, act: Parameters<Writer['submit']>[0]): ReturnType<Writer['submit']> {
    this.#ids = random;
    return this.writer.submit(act);
  }
  #ids: Random | null = null;

  /** The machine is gone for ever, with all that had not left it; the agent signs in on another one. */
  replace(): void {
    this.store.sql.db.close();
    this.machine += 1;
    this.store = this.#emptyStore();
    this.online = true;
    this.#lastAnswer = null;
    this.kill();
  }

  /** The replica is damaged: a new one takes over ledger and drafts of the old (law 8). */
  rebuild(): void {
    const work = carriedWork(this.store);
    this.store.sql.db.close();
    this.store = this.#emptyStore();
    this.#lastAnswer = null;
    this.kill();
    this.writer.adopt(work);
  }

  #newWriter(): Writer {
    const { time } = this.#parts;
    const writer = new Writer(this.store, {
      clock: time.clock(() => this.skew),
      newId: () => this.#ids?.uuid(time.now() + this.skew) ?? this.#uuid('id'),
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
        this.#safetyPull = this.#parts.time.now() + 20_000 + this.#chanceOf('safety').int(20_000);
        void this.sync();
      }
      this.#parts.time.after(300 + this.#chanceOf('turn').int(1500), turn);
    };
    this.#parts.time.after(this.#chanceOf('start').int(500), turn);
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
      if (error instanceof Killed) return;
      if (!(error instanceof AppError)) throw error;
      if (error.code === 'client_unknown') {
        if (life !== this.#life) return;
        this.#parts.say('is unknown to the server and goes on under a new client record');
        this.writer.rekey(this.#uuid('rekey') as ClientId);
      } else if (!['timeout', 'offline', 'server_error', 'bad_answer'].includes(error.code)) throw error;
    } finally {
      if (life === this.#life) this.#busy = false;
    }
  }

  async #upload(life: number): Promise<void> {
    for (const blob of this.writer.uploads()) {
      await this.#request('upload', () => {
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
    const answer: PushResponse = await this.#request('push', () =>
      this.#parts.server.push(this.agentId, request),
    );
    if (life === this.#life) this.writer.pushAnswered(answer);
  }

  /** Answers whether to ask again at once. An old answer may come in the place of the new one, as proxies do. */
  async #pull(life: number): Promise<boolean> {
    const chance = (what: string, probability: number) => this.#chanceOf(what).chance(probability);
    const { line, say } = this.#parts;
    const request = structuredClone(this.writer.beginPull());
    let answer = await this.#request('pull', () => this.#parts.server.pull(this.agentId, request));
    if (life !== this.#life) return false;
    if (this.#lastAnswer !== null && chance('old answer', line.doubled)) {
      say('gets an older answer to its pull in the place of the new one');
      answer = this.#lastAnswer;
    } else this.#lastAnswer = answer;
    const bytes = new TextEncoder().encode(this.#parts.tamper(answer, request));
    const isCut = chance('cut', line.lost);
    const cut = isCut ? this.#chanceOf('cut at').int(bytes.length) : bytes.length;
    if (isCut) say(`has its pull cut after ${String(cut)} of ${String(bytes.length)} bytes`);
    for (let at = 0; at < cut; at += 4096) {
      for (const _ of this.writer.applyPull(bytes.subarray(at, Math.min(cut, at + 4096)))) {
        this.#mayDie();
        if (chance(`pause ${String(at)}`, 0.05))
          await this.#parts.time.sleep(1 + this.#chanceOf('pause').int(50));
        if (life !== this.#life) return false;
      }
    }
    const ending = this.writer.endPull();
    for (;;) {
      const step = ending.next();
      if (step.done === true) return step.value.more;
      this.#mayDie();
      await this.#parts.time.sleep(1);
      if (life !== this.#life) return false;
    }
  }
  #lastAnswer: string | null = null;

  /** The process may be killed between any two transactions of an answer that is being applied. */
  #mayDie(): void {
    if (this.diesIn === null) return;
    this.diesIn -= 1;
    if (this.diesIn > 0) return;
    this.diesIn = null;
    this.#parts.say('is killed in the middle of applying an answer');
    this.kill();
    throw new Killed();
  }

  /** A request over the line: it may be lost on the way there or back, arrive twice, or take longer than we wait. */
  async #request<T>(what: string, work: () => Promise<T>): Promise<T> {
    const { time, line, say } = this.#parts;
    const life = this.#life;
    const trip = (way: string): Promise<void> => {
      const chance = this.#chanceOf(`${what} ${way}`);
      return time.sleep(chance.chance(line.slow) ? 8000 + chance.int(9000) : 5 + chance.int(150));
    };
    const began = time.now();
    await trip('there');
    this.#mayBeLost(`loses its ${what} on the way`);
    if (this.#chanceOf(`${what} twice`).chance(line.doubled)) {
      say(`has its ${what} arrive twice`);
      void trip('again')
        .then(work)
        .catch(() => undefined);
    }
    let answer: T;
    try {
      answer = await work();
    } catch (error) {
      throw error instanceof AppError ? error : new AppError('server_error', String(error));
    }
    await trip('back');
    if (life !== this.#life) throw new Killed();
    this.#mayBeLost(`loses the answer to its ${what}`);
    if (time.now() - began > answerTimeOut) throw new AppError('timeout', 'answer too late');
    return answer;
  }

  #mayBeLost(where: string): void {
    if (this.online && !this.#chanceOf(where).chance(this.#parts.line.lost)) return;
    if (this.online) this.#parts.say(where);
    throw new AppError('offline', where);
  }

  addBlob(hash: BlobHash): void {
    this.writer.blobAdded(hash, 1);
  }
}
