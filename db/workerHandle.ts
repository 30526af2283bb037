import { Worker } from 'node:worker_threads';
import { AppError } from '#shared/domain/errors.ts';
import type { ReplicaChange } from './port.ts';
import { fromWire } from './rpc.ts';
import type { WorkerCall, WorkerMessage, WorkerStart } from './rpc.ts';

/** A call that is not answered in this time ends with `timeout`; a migration or drop may take long. */
const callTimeoutMs = 60_000;
/** One step of a check may be an integrity check of the largest table. */
const stepTimeoutMs = 1_800_000;

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: AppError) => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** One worker thread and the calls it has not answered. */
export class WorkerHandle {
  /** Called once when the thread ends without having been asked to. */
  onDeath: () => void = () => undefined;
  onChanged: (change: ReplicaChange) => void = () => undefined;
  private readonly worker: Worker;
  private readonly timeoutMs: number;
  private readonly waiting = new Map<number, Waiting>();
  private nextId = 1;
  private ended = false;

  private constructor(path: URL | string, start: WorkerStart) {
    this.worker = new Worker(path, { workerData: start });
    const isLong = start.role === 'checker' || start.role === 'mender';
    this.timeoutMs = isLong ? stepTimeoutMs : callTimeoutMs;
  }

  /** Resolves when the replica is open in the thread. @throws AppError why it could not be opened. */
  static start(path: URL | string, start: WorkerStart): Promise<WorkerHandle> {
    const handle = new WorkerHandle(path, start);
    return new Promise((resolve, reject) => {
      handle.worker.on('message', (message: WorkerMessage) => {
        if (message.t === 'ready') resolve(handle);
        else if (message.t === 'failed') {
          handle.ended = true;
          void handle.worker.terminate();
          reject(fromWire(message.error));
        } else handle.receive(message);
      });
      handle.worker.on('error', (error: Error) => {
        handle.die(error.message);
        reject(new AppError('internal', error.message));
      });
      handle.worker.on('exit', () => {
        handle.die('the worker ended');
        reject(new AppError('internal', 'the worker ended'));
      });
    });
  }

  get busy(): number {
    return this.waiting.size;
  }

  call(method: string, args: readonly unknown[], transfer: readonly ArrayBuffer[] = []): Promise<unknown> {
    if (this.ended) return Promise.reject(new AppError('internal', 'the replica is closed'));
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.waiting.delete(id);
        reject(new AppError('timeout', method));
      }, this.timeoutMs);
      this.waiting.set(id, { resolve, reject, timer });
      this.worker.postMessage({ id, method, args } satisfies WorkerCall, transfer);
    });
  }

  /** Ends the thread at once, whatever it is doing. */
  async end(): Promise<void> {
    this.ended = true;
    await this.worker.terminate();
  }

  async close(): Promise<void> {
    if (this.ended) return;
    try {
      await this.call('close', []);
    } finally {
      this.ended = true;
      await this.worker.terminate();
    }
  }

  private receive(message: Exclude<WorkerMessage, { t: 'ready' | 'failed' }>): void {
    if (message.t === 'changed') {
      this.onChanged(message.change);
      return;
    }
    const waiting = this.waiting.get(message.id);
    if (waiting === undefined) return;
    this.waiting.delete(message.id);
    clearTimeout(waiting.timer);
    if (message.t === 'value') waiting.resolve(message.value);
    else waiting.reject(fromWire(message.error));
  }

  private die(why: string): void {
    if (this.ended) return;
    this.ended = true;
    for (const { reject, timer } of this.waiting.values()) {
      clearTimeout(timer);
      reject(new AppError('internal', why));
    }
    this.waiting.clear();
    this.onDeath();
  }
}
