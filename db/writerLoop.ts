import type { Writer } from './writer.ts';
import type { ChangeQueue } from './changeQueue.ts';
import { toWire } from './rpc.ts';
import type { WorkerCall, WorkerMessage } from './rpc.ts';

/** How often windows are told of changes while rows of a pull come in, ms. */
const tellEveryMs = 50;

type Slow = 'applyPull' | 'endPull';
const isSlow = (method: string): method is Slow => method === 'applyPull' || method === 'endPull';

interface SlowCall {
  readonly id: number;
  readonly steps: Generator<void, unknown>;
}

/**
 * The writer's order of work: acts of the agent first, then one transaction of a waiting pull, then, with nothing
 * else to do, a slice of the search index. Between any two the thread listens for new calls.
 */
export class WriterLoop {
  private readonly writer: Writer;
  private readonly changes: ChangeQueue;
  private readonly send: (message: WorkerMessage) => void;
  private readonly urgent: WorkerCall[] = [];
  private readonly slow: SlowCall[] = [];
  private scheduled = false;
  private indexing = true;
  private closed = false;
  private toldAt = 0;

  constructor(writer: Writer, changes: ChangeQueue, send: (message: WorkerMessage) => void) {
    this.writer = writer;
    this.changes = changes;
    this.send = send;
    this.schedule();
  }

  call(call: WorkerCall): void {
    if (isSlow(call.method)) this.slow.push({ id: call.id, steps: this.stepsOf(call.method, call.args) });
    else this.urgent.push(call);
    this.schedule();
  }

  private stepsOf(method: Slow, args: readonly unknown[]): Generator<void, unknown> {
    return method === 'applyPull' ? this.writer.applyPull(args[0] as Uint8Array) : this.writer.endPull();
  }

  private schedule(): void {
    if (this.scheduled || this.closed) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      this.turn();
    });
  }

  private turn(): void {
    const call = this.urgent.shift();
    if (call !== undefined) {
      this.runUrgent(call);
      this.changes.flush();
    } else if (this.slow[0] !== undefined) this.stepSlow(this.slow[0]);
    else this.idle();
    const due = Date.now() - this.toldAt >= tellEveryMs;
    if (this.changes.waiting && (due || this.slow.length === 0)) {
      this.toldAt = Date.now();
      this.changes.flush();
    }
    if (this.urgent.length > 0 || this.slow.length > 0 || this.indexing) this.schedule();
  }

  private runUrgent(call: WorkerCall): void {
    this.indexing = true;
    if (call.method === 'close') this.closed = true;
    try {
      const methods = this.writer as unknown as Record<string, (...args: readonly unknown[]) => unknown>;
      const value = methods[call.method]?.(...call.args);
      this.send({ t: 'value', id: call.id, value });
    } catch (error) {
      this.send({ t: 'error', id: call.id, error: toWire(error) });
    }
  }

  private stepSlow(call: SlowCall): void {
    this.indexing = true;
    try {
      const step = call.steps.next();
      if (step.done !== true) return;
      this.slow.shift();
      this.send({ t: 'value', id: call.id, value: step.value });
    } catch (error) {
      this.slow.shift();
      this.send({ t: 'error', id: call.id, error: toWire(error) });
    }
  }

  /** A failure of indexing (a full disk) ends it until the next call; nothing is lost by that. */
  private idle(): void {
    try {
      this.indexing = this.writer.indexSlice();
      if (!this.indexing) this.changes.add({ kinds: ['index'], caseIds: [], arrivals: [] });
    } catch {
      this.indexing = false;
    }
  }
}
