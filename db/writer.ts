import type { Clock } from '#shared/domain/clock.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { BlobHash, ClientId, IdSource, IntentId } from '#shared/domain/ids.ts';
import { settingsPatch } from '#shared/ipc/settings.ts';
import type { Settings } from '#shared/ipc/settings.ts';
import { commonProtocol, ourDialect } from '#shared/protocol/dialect.ts';
import type { Dialect } from '#shared/protocol/dialect.ts';
import type { PullRequest } from '#shared/protocol/pull.ts';
import type { PushResponse } from '#shared/protocol/push.ts';
import { adopt } from './acts/carry.ts';
import { pushAnswered, rekey, takePush } from './acts/push.ts';
import { readSettings, writeSettings } from './acts/settings.ts';
import { submit } from './acts/submit.ts';
import type { Submission, Submitted } from './acts/submit.ts';
import { withdraw } from './acts/withdraw.ts';
import { PullSession } from './apply/session.ts';
import type { BlobInfo, CarriedWork, PullOutcome, PushBatch, ReplicaChange } from './port.ts';
import type { Store } from './store.ts';

export interface WriterParts {
  readonly clock: Clock;
  readonly newId: IdSource;
  /** Names this run of the process: monotonic times count only within it. */
  readonly run: string;
  readonly changed: (change: ReplicaChange) => void;
  /** What this device is to understand, when not everything this build does. */
  readonly dialect?: Dialect;
}

/** Rows that one slice of indexing takes in. */
const indexedAtOnce = 50;

/** All writes to the replica: synchronous, each one transaction. One per profile. */
export class Writer {
  readonly store: Store;
  private readonly parts: WriterParts;
  private session: PullSession | null = null;

  constructor(store: Store, parts: WriterParts) {
    this.store = store;
    this.parts = parts;
  }

  submit(submission: Submission): Submitted {
    return this.transact(true, () => submit(this.store, submission, this.parts));
  }

  withdraw(id: IntentId): { withdrawn: boolean } {
    return this.transact(true, () => ({ withdrawn: withdraw(this.store, id, this.parts.clock.now()) }));
  }

  /** @throws AppError invalid */
  setSettings(patch: Partial<Settings>): Settings {
    const parsed = settingsPatch.safeParse(patch);
    if (!parsed.success) throw new AppError('invalid', 'settings');
    return this.transact(true, () => {
      writeSettings(this.store.sql, patch);
      this.store.touched.kind('settings');
      return readSettings(this.store.sql);
    });
  }

  takePush(): PushBatch {
    const { clock, run } = this.parts;
    return this.transact(true, () => ({ ...takePush(this.store, clock, run), protocol: this.spoken }));
  }

  /** The server refused our protocol version and named its own. False when there is none that both know. */
  serverSpeaks(protocol: Dialect['protocol']): boolean {
    const common = commonProtocol(this.dialect.protocol, protocol);
    if (common === null || common === this.spoken) return false;
    const known = this.store.meta.get('server') ?? { kinds: {}, verbs: null };
    this.transact(false, () => this.store.meta.set('server', { ...known, protocol }));
    return true;
  }

  private get dialect(): Dialect {
    return this.parts.dialect ?? ourDialect;
  }

  /** The protocol version to speak: the newest both sides know, as far as is known. */
  private get spoken(): number {
    const { protocol } = this.dialect;
    const server = this.store.meta.get('server');
    return (server === null ? null : commonProtocol(protocol, server.protocol)) ?? protocol.newest;
  }

  pushAnswered(answer: PushResponse): void {
    this.transact(false, () => pushAnswered(this.store, answer));
  }

  rekey(clientId: ClientId): void {
    this.transact(true, () => rekey(this.store, clientId));
  }

  adopt(work: CarriedWork): void {
    this.transact(true, () => adopt(this.store, work, this.parts.clock.now()));
  }

  beginPull(): PullRequest {
    const { meta, cursors, identity } = this.store;
    const generation = meta.get('generation') + 1;
    this.transact(false, () => meta.set('generation', generation));
    const again = meta.get('again');
    const request: PullRequest = {
      clientId: identity.clientId,
      protocol: this.spoken,
      generation,
      cursors: Object.fromEntries(
        cursors.all().map(({ feed, epoch, seq, after }) => [feed, { epoch, seq, after }]),
      ),
      kinds: this.dialect.kinds,
      ...(again === null ? {} : { again }),
    };
    const inSlice = (work: () => void) => this.transact(false, work);
    this.session = new PullSession(this.store, inSlice, this.parts.clock, this.dialect);
    return request;
  }

  /** Applies bytes of the answer; yields after each transaction. */
  *applyPull(chunk: Uint8Array): Generator<void> {
    if (this.session === null) throw new AppError('bad_answer', 'no pull was begun');
    yield* this.session.apply(chunk);
  }

  *endPull(): Generator<void, PullOutcome> {
    if (this.session === null) throw new AppError('bad_answer', 'no pull was begun');
    const outcome = yield* this.session.end();
    this.session = null;
    return outcome;
  }

  heardServerTime(serverTime: number): void {
    const skewMs = Math.round(this.parts.clock.now() - serverTime);
    this.transact(false, () => this.store.meta.set('skewMs', skewMs));
  }

  blobAdded(hash: BlobHash, size: number): void {
    this.transact(true, () => this.store.blobs.stored(hash, size, false, this.parts.clock.now()));
  }

  blobUploaded(hash: BlobHash): void {
    this.transact(false, () => this.store.blobs.uploaded(hash));
  }

  blobFetched(hash: BlobHash, size: number): void {
    this.transact(false, () => {
      this.store.blobs.stored(hash, size, true, this.parts.clock.now());
      this.store.touched.kind('blob');
    });
  }

  blobEvicted(hash: BlobHash): void {
    this.transact(false, () => this.store.blobs.evicted(hash));
  }

  blobLost(hash: BlobHash): void {
    this.transact(true, () => {
      this.store.blobs.lost(hash);
      this.store.touched.kind('blob');
    });
  }

  uploads(): BlobInfo[] {
    return this.store.blobs.waitingUploads();
  }

  evictable(): BlobInfo[] {
    return this.store.blobs.evictable();
  }

  /** Brings a few waiting rows into the search index. False when none is left. */
  indexSlice(): boolean {
    return this.transact(false, () => this.store.index.slice(indexedAtOnce) > 0);
  }

  close(): void {
    const { db } = this.store.sql;
    if (!db.open) return;
    if (db.name !== ':memory:' && db.name !== '') db.pragma('wal_checkpoint(TRUNCATE)');
    db.close();
  }

  private transact<T>(durable: boolean, work: () => T): T {
    const { store } = this;
    let value: T;
    try {
      value = store.sql.transaction(durable, () => {
        const answer = work();
        store.refreshTouched();
        return answer;
      });
    } catch (error) {
      store.touched.clear();
      throw error;
    }
    const change = store.touched.take();
    if (change !== null) this.parts.changed(change);
    return value;
  }
}
