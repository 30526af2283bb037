import type { z } from 'zod';
import { AppError } from '#shared/domain/errors.ts';
import type { ErrorCode } from '#shared/domain/errors.ts';
import { foreverAnswer, foreverCount } from '#shared/protocol/forever.ts';
import type { ForeverAnswer, ForeverCount, ForeverOrder, ForeverRequest } from '#shared/protocol/forever.ts';
import { poke as pokeSchema } from '#shared/protocol/pull.ts';
import { pushResponse } from '#shared/protocol/push.ts';
import { errorBody } from '#shared/protocol/session.ts';
import { maxAttachmentBytes } from '#shared/domain/attachment.ts';
import type { Timers } from './timers.ts';
import type { PokeHandlers, Transport, UploadState } from './transport.ts';

/** An open WebSocket as far as it is needed here; `ws` and browsers' own both fit. */
export interface PokeSocket {
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number }) => void) | null;
  onerror: ((event: unknown) => void) | null;
  close(): void;
}

export interface HttpParts {
  /** Address of the server, with or without a last slash. */
  readonly server: string;
  readonly token: string;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly openSocket: (url: string, headers: Readonly<Record<string, string>>) => PokeSocket;
  readonly timers: Timers;
}

/** Until the head of an answer is here; and between two pieces of its body. */
const answerMs = 30_000;

const statusCodes: Readonly<Record<number, ErrorCode>> = {
  401: 'signed_out',
  403: 'forbidden',
  404: 'not_found',
  408: 'timeout',
  413: 'too_large',
  426: 'protocol_unsupported',
  429: 'rate_limited',
};

/** The server's HTTP interface (docs/sync.md, Push, Pull, Liveness), through the system's own network stack. */
export class HttpTransport implements Transport {
  private readonly parts: HttpParts;
  private readonly base: URL;

  constructor(parts: HttpParts) {
    this.parts = parts;
    this.base = new URL(parts.server.endsWith('/') ? parts.server : `${parts.server}/`);
  }

  async push(request: Parameters<Transport['push']>[0]) {
    const response = await this.request('sync/push', json(request));
    return checked(pushResponse, await this.readJson(response));
  }

  async escrow(offer: Parameters<Transport['escrow']>[0]): Promise<void> {
    await this.readJson(await this.request('session/escrow', json(offer)));
  }

  countForever(request: ForeverRequest): Promise<ForeverCount> {
    return this.ask('cases/forever/count', request, foreverCount);
  }

  deleteForever(order: ForeverOrder): Promise<ForeverAnswer> {
    return this.ask('cases/forever', order, foreverAnswer);
  }

  private async ask<S extends z.ZodType>(path: string, body: unknown, schema: S): Promise<z.infer<S>> {
    return checked(schema, await this.readJson(await this.request(path, json(body))));
  }

  async *pull(request: Parameters<Transport['pull']>[0]): AsyncIterable<Uint8Array> {
    const response = await this.request('sync/pull', json(request));
    yield* this.pieces(response);
  }

  listen(handlers: PokeHandlers): () => void {
    const url = new URL('sync/poke', this.base);
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    const socket = this.parts.openSocket(url.href, this.authorization);
    let ended = false;
    const end = () => {
      if (ended) return;
      ended = true;
      handlers.onEnd();
    };
    socket.onmessage = ({ data }) => {
      const parsed = pokeSchema.safeParse(parsedJson(String(data)));
      if (parsed.success) handlers.onPoke(parsed.data);
    };
    socket.onclose = end;
    socket.onerror = end;
    return () => {
      ended = true;
      socket.close();
    };
  }

  async uploadState(hash: string): Promise<UploadState> {
    const { headers } = await this.request(`blobs/${hash}`, { method: 'HEAD' });
    return {
      offset: Number(headers.get('upload-offset') ?? 0),
      complete: headers.get('upload-complete') === '?1',
    };
  }

  async upload(hash: string, part: Uint8Array, offset: number, total: number): Promise<UploadState> {
    const range = { 'content-range': `bytes ${offset}-${offset + part.length - 1}/${total}` };
    const response = await this.request(`blobs/${hash}`, {
      method: 'PUT',
      // An empty file has no range (RFC 9110, 14.4).
      headers: { 'content-type': 'application/octet-stream', ...(total === 0 ? {} : range) },
      body: new Uint8Array(part),
    });
    const answer = (await this.readJson(response)) as Partial<UploadState>;
    if (typeof answer.offset !== 'number') throw new AppError('bad_answer', 'upload');
    return { offset: answer.offset, complete: answer.complete === true };
  }

  async download(hash: string): Promise<Uint8Array> {
    const parts: Uint8Array[] = [];
    let size = 0;
    for await (const part of this.pieces(await this.request(`blobs/${hash}`, { method: 'GET' }))) {
      size += part.length;
      if (size > maxAttachmentBytes) throw new AppError('too_large', 'download');
      parts.push(part);
    }
    return new Uint8Array(Buffer.concat(parts));
  }

  private get authorization(): Record<string, string> {
    return { authorization: `Bearer ${this.parts.token}` };
  }

  private async request(path: string, init: RequestInit): Promise<Response> {
    const abort = new AbortController();
    const headers = { ...this.authorization, ...(init.headers as Record<string, string> | undefined) };
    const response = await this.inTime(
      this.parts.fetch(new URL(path, this.base).href, { ...init, headers, signal: abort.signal }),
      abort,
    );
    if (!response.ok) throw await this.refusal(response);
    return response;
  }

  /** The pieces of a body, each in time: a connection that went silent ends with `timeout`. */
  private async *pieces(response: Response): AsyncGenerator<Uint8Array> {
    if (response.body === null) return;
    const reader = response.body.getReader();
    try {
      for (;;) {
        const piece = await this.inTime(reader.read(), null);
        if (piece.done) return;
        yield piece.value;
      }
    } finally {
      reader.cancel().catch(() => undefined);
    }
  }

  private async readJson(response: Response): Promise<unknown> {
    return parsedJson(await this.inTime(response.text(), null));
  }

  private async refusal(response: Response): Promise<AppError> {
    const { status } = response;
    const body = errorBody.safeParse(await this.readJson(response).catch(() => undefined));
    if (body.success) {
      const { code, params } = body.data.error;
      // Its disk, not ours: an agent must not look for room on his own.
      const itsOwn = code === 'internal' || code === 'disk_full' || code === 'read_only';
      return new AppError(itsOwn ? 'server_error' : code, `status ${status}`, params);
    }
    const code = statusCodes[status] ?? (status >= 500 ? 'server_error' : 'bad_answer');
    return new AppError(code, `status ${status}`);
  }

  private async inTime<T>(work: Promise<T>, abort: AbortController | null): Promise<T> {
    let cancel: () => void = () => undefined;
    const late = new Promise<never>((_resolve, reject) => {
      cancel = this.parts.timers.after(answerMs, () => {
        abort?.abort();
        reject(new AppError('timeout', 'no answer'));
      });
    });
    try {
      return await Promise.race([work, late]);
    } catch (error) {
      if (error instanceof AppError) throw error;
      throw new AppError('offline', error instanceof Error ? error.message : '', {}, { cause: error });
    } finally {
      cancel();
    }
  }
}

function json(value: unknown): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-encoding': 'gzip' },
    body: JSON.stringify(value),
  };
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function checked<S extends z.ZodType>(schema: S, value: unknown): z.infer<S> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new AppError('bad_answer', parsed.error.issues[0]?.message ?? '');
  return parsed.data;
}
