import { AppError } from '#shared/domain/errors.ts';
import type { ErrorCode } from '#shared/domain/errors.ts';
import { rowKind } from '#shared/protocol/rows.ts';
import type { ReaderPort, Replica, ReplicaChange, ReplicaPlace, WriterPort } from './port.ts';
import { WorkerHandle } from './workerHandle.ts';

const readerCount = 2;
/** A worker that dies more often than this within a minute is not started again. */
const maxRestarts = 3;

/** A writer may have died between a change and telling it: everybody looks anew. */
const anything: ReplicaChange = {
  kinds: [...rowKind.options, 'ledger', 'blob', 'sync', 'settings', 'index'],
  caseIds: null,
  arrivals: [],
};

type Role = 'writer' | 'reader';

/**
 * A replica in worker threads: one writer, two readers. A thread that dies is started again; calls it had not answered
 * fail with `internal` (what was answered is on disk).
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

  private constructor(path: URL | string, place: ReplicaPlace) {
    this.path = path;
    this.place = place;
    this.writerHandle = this.start('writer', 0);
    this.writer = this.makeWriter();
    this.reader = {
      query: async (name, input) => (await this.heard(this.idlest(), 'query', [name, input])) as never,
    };
  }

  /**
   * Opens the replica. `path` is the worker's file: `db/worker.ts` from source, the bundled worker in a build.
   * @throws AppError as `openForWriting`.
   */
  static async open(path: URL | string, place: ReplicaPlace): Promise<ReplicaClient> {
    const client = new ReplicaClient(path, place);
    await client.writerHandle;
    client.readers = Array.from({ length: readerCount }, (_, at) => client.start('reader', at));
    await Promise.all(client.readers);
    return client;
  }

  onChange(listener: (change: ReplicaChange) => void): () => void {
    this.changeListeners.add(listener);
    return () => this.changeListeners.delete(listener);
  }

  onProblem(listener: (code: ErrorCode) => void): () => void {
    this.problemListeners.add(listener);
    return () => this.problemListeners.delete(listener);
  }

  /** Readers first, so that the writer can write everything into the file. */
  async close(): Promise<void> {
    if (this.closing) return;
    this.closing = true;
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

  /** A damaged page found while working is the same problem as one found at opening: only a rebuild helps. */
  private async heard(handle: Promise<WorkerHandle>, method: string, args: unknown[]): Promise<unknown> {
    try {
      return await (await handle).call(method, args);
    } catch (error) {
      if (error instanceof AppError && error.code === 'replica_corrupt' && !this.closing) {
        this.problemListeners.forEach((listener) => listener(error.code));
      }
      throw error;
    }
  }

  private async idlest(): Promise<WorkerHandle> {
    const handles = await Promise.all(this.readers);
    const [first, ...others] = handles;
    if (first === undefined) throw new AppError('internal', 'the replica is closed');
    return others.reduce((best, one) => (one.busy < best.busy ? one : best), first);
  }

  private makeWriter(): WriterPort {
    const call = async (method: string, ...args: unknown[]) =>
      (await this.heard(this.writerHandle, method, args)) as never;
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
