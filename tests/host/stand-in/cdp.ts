import { EventEmitter } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import type { Protocol } from '../../../node_modules/playwright-core/types/protocol.d.ts';

export type Commands = Protocol.CommandParameters;
export type Results = Protocol.CommandReturnValues;
export type Events = Protocol.Events;

interface Answer {
  id?: number;
  method?: string;
  params?: object;
  result?: object;
  error?: { code: number; message: string };
  sessionId?: string;
}

interface Waiting {
  session: string | undefined;
  method: string;
  resolve: (result: unknown) => void;
  reject: (error: Error) => void;
}

/** One conversation with a target of Chromium, or with the browser itself. */
export class CdpSession {
  readonly #connection: CdpConnection;
  readonly #id: string | undefined;
  readonly #events = new EventEmitter().setMaxListeners(0);

  constructor(connection: CdpConnection, id?: string) {
    this.#connection = connection;
    this.#id = id;
  }
  /** Sends a command; rejects when Chromium refuses it, the target goes or the browser ends. */
  send<M extends keyof Commands>(method: M, params?: Commands[M]): Promise<Results[M]> {
    return this.#connection.send(method, params, this.#id);
  }
  /** Sends a command whose failure means only that its target is gone. */
  tell<M extends keyof Commands>(method: M, params?: Commands[M]): void {
    this.send(method, params).catch(() => undefined);
  }
  on<E extends keyof Events>(event: E, listener: (params: Events[E]) => void): void {
    this.#events.on(event, listener);
  }
  deliver(method: string, params: unknown): void {
    this.#events.emit(method, params);
  }
}

/**
 * A client of the DevTools protocol over --remote-debugging-pipe: JSON texts ended by NUL bytes. A pipe needs no
 * port and tells Chromium by its end that the main process is gone.
 */
export class CdpConnection {
  readonly browser = new CdpSession(this);
  readonly #sessions = new Map<string, CdpSession>();
  readonly #waiting = new Map<number, Waiting>();
  readonly #out: Writable;
  #last = 0;
  #ended = false;

  constructor(out: Writable, input: Readable) {
    this.#out = out;
    out.on('error', () => undefined);
    input.on('error', () => undefined);
    let parts: Buffer[] = [];
    input.on('data', (chunk: Buffer) => {
      let rest = chunk;
      for (let end = rest.indexOf(0); end !== -1; end = rest.indexOf(0)) {
        parts.push(rest.subarray(0, end));
        this.#receive(JSON.parse(Buffer.concat(parts).toString()) as Answer);
        parts = [];
        rest = rest.subarray(end + 1);
      }
      if (rest.length > 0) parts.push(rest);
    });
    input.on('close', () => this.#end());
  }

  session(id: string): CdpSession {
    let session = this.#sessions.get(id);
    if (!session) this.#sessions.set(id, (session = new CdpSession(this, id)));
    return session;
  }

  send<M extends keyof Commands>(
    method: M,
    params: Commands[M] | undefined,
    session: string | undefined,
  ): Promise<Results[M]> {
    if (this.#ended) return Promise.reject(new Error(`${method}: Chromium has ended`));
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { session, method, resolve: resolve as (result: unknown) => void, reject });
      this.#out.write(JSON.stringify({ id, method, params, sessionId: session }) + '\0');
    });
  }

  #receive(answer: Answer): void {
    if (answer.id === undefined) {
      const session = answer.sessionId === undefined ? this.browser : this.#sessions.get(answer.sessionId);
      if (answer.method === 'Target.detachedFromTarget') {
        this.#forget((answer.params as Events['Target.detachedFromTarget']).sessionId);
      }
      session?.deliver(answer.method ?? '', answer.params);
      return;
    }
    const waiting = this.#waiting.get(answer.id);
    if (!waiting) return;
    this.#waiting.delete(answer.id);
    if (answer.error) waiting.reject(new Error(`${waiting.method}: ${answer.error.message}`));
    else waiting.resolve(answer.result);
  }

  /** Commands to a target that is gone are never answered: end them here. */
  #forget(sessionId: string): void {
    this.#sessions.delete(sessionId);
    this.#rejectAll((waiting) => waiting.session === sessionId, 'the target is gone');
  }

  #end(): void {
    this.#ended = true;
    this.#rejectAll(() => true, 'Chromium has ended');
  }

  #rejectAll(which: (waiting: Waiting) => boolean, why: string): void {
    for (const [id, waiting] of this.#waiting) {
      if (!which(waiting)) continue;
      this.#waiting.delete(id);
      waiting.reject(new Error(`${waiting.method}: ${why}`));
    }
  }
}
