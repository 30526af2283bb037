import { AppError } from '#shared/domain/errors.ts';
import type { ErrorCode } from '#shared/domain/errors.ts';
import { rowKind } from '#shared/protocol/rows.ts';
import { longWork } from './mend/longWork.ts';
import type {
  Healing,
  MendReport,
  ReaderPort,
  Replica,
  ReplicaChange,
  ReplicaPlace,
  WriterPort,
} from './port.ts';
import { WorkerHandle } from './workerHandle.ts';

const readerCount = 2;
/** A worker that dies more often than this within a minute is not started again. */
const maxRestarts = 3;
/** Damage that comes back more often than this within ten minutes is not mended again: the disk is failing. */
const maxMendings = 3;
const isCorrupt = (error: unknown): error is AppError =>
  error instanceof AppError && error.code === 'replica_corrupt';

/** A writer may have died between a change and telling it: everybody looks anew. */
const anything: ReplicaChange = {
  kinds: [...rowKind.options, 'ledger', 'blob', 'sync', 'settings', 'index'],
  caseIds: null,
  arrivals: [],
};

type Role = 'writer' | 'reader';

/**
 * A replica in worker threads: one writer, two readers. A thread that dies is started again; calls it had not answered
 * fail with `internal` (what was answered is on disk). Damage is mended while the replica is open: reading goes on,
 * writes wait, and the call that found it is asked again.
 */
export class ReplicaClient implements Replica {
  readonly writer: WriterPort;
  readonly reader: ReaderPort;
  private readonly path: URL | string;
  private readonly place: ReplicaPlace;
  private readonly changeListeners = new Set<(change: ReplicaChange) => void>();
  private readonly problemListeners = new Set<(code: ErrorCode) => void>();
  private writerHandle: Promise<WorkerHandle>;
  private readers: Promise<WorkerHandle>[] = [];
  private deaths: number[] = [];
  private closing = false;
  private readonly healingListeners = new Set<(healing: Healing) => void>();
  private mending: Promise<void> | null = null;
  private mendings: number[] = [];

  private constructor(path: URL | string, place: ReplicaPlace) {
    this.path = path;
    this.place = place;
    this.writerHandle = this.start('writer', 0);
    this.writer = this.makeWriter();
    this.reader = {
      query: async (name, input) => (await this.heard(() => this.idlest(), 'query', [name, input])) as never,
    };
  }

  /**
   * Opens the replica, mending it first where it is damaged and the ledger can be read whole. `path` is the worker's
   * file: `db/worker.ts` from source, the bundled worker in a build.
   * @throws AppError as `openForWriting`.
   */
  static async open(
    path: URL | string,
    place: ReplicaPlace,
    onHealing: (healing: Healing) => void = () => undefined,
  ): Promise<ReplicaClient> {
    const client = new ReplicaClient(path, place);
    client.healingListeners.add(onHealing);
    await client.writerHandle.catch(async (error: unknown) => {
      if (!isCorrupt(error)) throw error;
      await client.mend([]);
    });
    await client.writerHandle;
    client.readers = Array.from({ length: readerCount }, (_, at) => client.start('reader', at));
    await Promise.all(client.readers);
    return client;
  }

  onChange(listener: (change: ReplicaChange) => void): () => void {
    this.changeListeners.add(listener);
    return () => this.changeListeners.delete(listener);
  }

  onHealing(listener: (healing: Healing) => void): () => void {
    this.healingListeners.add(listener);
    return () => this.healingListeners.delete(listener);
  }

  async check(): Promise<boolean> {
    const parts = { progress: () => undefined, ended: () => this.closing || this.mending !== null };
    const damaged = await longWork<readonly string[]>(
      this.path,
      { role: 'checker', place: this.place },
      parts,
    );
    if (damaged.length > 0 && !this.closing) await this.mend(damaged);
    return damaged.length === 0;
  }

  onProblem(listener: (code: ErrorCode) => void): () => void {
    this.problemListeners.add(listener);
    return () => this.problemListeners.delete(listener);
  }

  /** Readers first, so that the writer can write everything into the file. */
  async close(): Promise<void> {
    if (this.closing) return;
    this.closing = true;
    await this.mending?.catch(() => undefined);
    const readers = await Promise.allSettled(this.readers);
    for (const reader of readers) if (reader.status === 'fulfilled') await reader.value.close();
    const [writer] = await Promise.allSettled([this.writerHandle]);
    if (writer.status === 'fulfilled') await writer.value.close();
  }

  private async start(role: Role, at: number): Promise<WorkerHandle> {
    const handle = await WorkerHandle.start(this.path, { role, place: this.place });
    handle.onChanged = (change) => this.changeListeners.forEach((listener) => listener(change));
    handle.onDeath = () => this.restart(role, at);
    return handle;
  }

  private restart(role: Role, at: number): void {
    if (this.closing) return;
    const now = Date.now();
    this.deaths = [...this.deaths.filter((time) => now - time < 60_000), now];
    if (this.deaths.length > maxRestarts) {
      this.problemListeners.forEach((listener) => listener('internal'));
      return;
    }
    const handle = this.start(role, at);
    handle.then(
      () => {
        if (role === 'writer') this.changeListeners.forEach((listener) => listener(anything));
      },
      (error: unknown) => {
        const code = error instanceof AppError ? error.code : 'internal';
        this.problemListeners.forEach((listener) => listener(code));
      },
    );
    if (role === 'writer') this.writerHandle = handle;
    else this.readers[at] = handle;
  }

  /** A call that meets a damaged page changed nothing; it is made again once that is mended. */
  private async heard(
    handle: () => Promise<WorkerHandle>,
    method: string,
    args: unknown[],
  ): Promise<unknown> {
    try {
      return await (await handle()).call(method, args);
    } catch (error) {
      if (!isCorrupt(error) || this.closing) throw error;
      await this.mend([]);
      return await (await handle()).call(method, args);
    }
  }

  private mend(suspects: readonly string[]): Promise<void> {
    this.mending ??= this.mendOnce(suspects).finally(() => (this.mending = null));
    return this.mending;
  }

  /** @throws AppError replica_corrupt when not all of the ledger can be read: the agent decides. */
  private async mendOnce(suspects: readonly string[]): Promise<void> {
    const tell = (healing: Healing) => this.healingListeners.forEach((listener) => listener(healing));
    const now = Date.now();
    this.mendings = [...this.mendings.filter((time) => now - time < 600_000), now];
    tell({ t: 'mending', progress: 0 });
    const writer = await this.writerHandle.catch(() => null);
    await writer?.close().catch(() => undefined);
    try {
      if (this.mendings.length > maxMendings)
        throw new AppError('replica_corrupt', 'damaged again and again');
      const report = await longWork<MendReport>(
        this.path,
        { role: 'mender', place: this.place, suspects },
        { progress: (progress) => tell({ t: 'mending', progress }), ended: () => this.closing },
      );
      if (!report.whole) throw new AppError('replica_corrupt', 'part of the ledger cannot be read');
      await this.openMended();
      tell({ t: 'mended', report });
    } catch (error) {
      const code = error instanceof AppError ? error.code : 'internal';
      tell({ t: 'failed', code });
      if (isCorrupt(error)) this.problemListeners.forEach((listener) => listener(code));
      // No room for a copy, for now: what can be read goes on being read.
      else if (!this.closing) {
        this.writerHandle = this.start('writer', 0);
        this.writerHandle.catch(() => undefined);
      }
      throw error;
    }
  }

  private async openMended(): Promise<void> {
    const readers = this.readers.length;
    for (const reader of await Promise.allSettled(this.readers)) {
      if (reader.status === 'fulfilled') await reader.value.close().catch(() => undefined);
    }
    this.writerHandle = this.start('writer', 0);
    await this.writerHandle;
    this.readers = Array.from({ length: readers }, (_, at) => this.start('reader', at));
    await Promise.all(this.readers);
    this.changeListeners.forEach((listener) => listener(anything));
  }

  private async writable(): Promise<WorkerHandle> {
    await this.mending?.catch(() => undefined);
    return this.writerHandle;
  }

  private async idlest(): Promise<WorkerHandle> {
    const handles = await Promise.all(this.readers);
    const [first, ...others] = handles;
    if (first === undefined) throw new AppError('internal', 'the replica is closed');
    return others.reduce((best, one) => (one.busy < best.busy ? one : best), first);
  }

  private makeWriter(): WriterPort {
    const call = async (method: string, ...args: unknown[]) =>
      (await this.heard(() => this.writable(), method, args)) as never;
    return {
      submit: (act) => call('submit', act),
      withdraw: (id) => call('withdraw', id),
      setSettings: (patch) => call('setSettings', patch),
      takePush: () => call('takePush'),
      pushAnswered: (reply) => call('pushAnswered', reply),
      rekey: (id) => call('rekey', id),
      adopt: (work) => call('adopt', work),
      serverSpeaks: (protocol) => call('serverSpeaks', protocol),
      beginPull: () => call('beginPull'),
      applyPull: (chunk) => call('applyPull', chunk),
      endPull: () => call('endPull'),
      heardServerTime: (time) => call('heardServerTime', time),
      blobAdded: (hash, size) => call('blobAdded', hash, size),
      blobUploaded: (hash) => call('blobUploaded', hash),
      blobFetched: (hash, size) => call('blobFetched', hash, size),
      blobEvicted: (hash) => call('blobEvicted', hash),
      blobLost: (hash) => call('blobLost', hash),
      uploads: () => call('uploads'),
      evictable: () => call('evictable'),
      close: () => this.close(),
    };
  }
}
