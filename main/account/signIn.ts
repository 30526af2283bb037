import type { z } from 'zod';
import { AppError } from '#shared/domain/errors.ts';
import { errorBody, serverInfo, signInResponse } from '#shared/protocol/session.ts';
import type { ServerInfo, SignInRequest, SignInResponse } from '#shared/protocol/session.ts';
import { oldestProtocol, protocolVersion } from '#shared/protocol/versions.ts';

/** How requests leave: Electron's `net.fetch` in the app (system proxy and trust store), Node's in tests. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** No answer of these two small requests takes longer on any line worth signing in over, ms. */
const patience = 20_000;
/** Answers are a few hundred bytes; anything longer is not from a Caseload server. */
const maxAnswer = 100_000;

/**
 * Asks a server who it is, and whether we understand each other.
 * @throws AppError `offline`, `timeout`, `server_error`, `bad_answer` (not a Caseload server), `protocol_unsupported`
 */
export async function askServer(fetch: Fetch, server: string, timeout = patience): Promise<ServerInfo> {
  const info = await ask(fetch, `${server}/info`, { method: 'GET' }, serverInfo, timeout);
  const { oldest, newest } = info.protocol;
  if (newest < oldestProtocol || oldest > protocolVersion) {
    // Which of the two is to be updated, in one word the sentence can choose by.
    const older = newest < oldestProtocol ? 'server' : 'app';
    throw new AppError('protocol_unsupported', `server ${oldest}-${newest}`, {
      older,
      version: info.version,
    });
  }
  return info;
}

/**
 * Opens a session for this device.
 * @throws AppError `wrong_credentials`, `rate_limited` ({seconds}), `device_revoked`, `offline`, `timeout`, …
 */
export function openSession(
  fetch: Fetch,
  server: string,
  request: SignInRequest,
  timeout = patience,
): Promise<SignInResponse> {
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
  };
  return ask(fetch, `${server}/session`, init, signInResponse, timeout);
}

/**
 * Tells the server to forget this device's token. Never fails: signing out works without a network, and a token that
 * could not be taken back is forgotten here.
 */
export async function closeSession(
  fetch: Fetch,
  server: string,
  token: string,
  timeout = 5_000,
): Promise<void> {
  const headers = { authorization: `Bearer ${token}` };
  await exchange(fetch, `${server}/session`, { method: 'DELETE', headers }, timeout).catch(() => undefined);
}

async function ask<S extends z.ZodType>(
  fetch: Fetch,
  url: string,
  init: RequestInit,
  schema: S,
  timeout: number,
): Promise<z.infer<S>> {
  const { response, text } = await exchange(fetch, url, init, timeout);
  const body = parseJson(text);
  if (!response.ok) throw refusal(response, body);
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new AppError('bad_answer', `${url}: not the protocol`);
  return parsed.data;
}

/** Sends and reads to the end: a line that drops in the middle of an answer is as offline as one that never opened. */
async function exchange(fetch: Fetch, url: string, init: RequestInit, timeout: number) {
  try {
    const signal = AbortSignal.timeout(timeout);
    const response = await fetch(url, {
      ...init,
      redirect: 'error',
      signal,
      cache: 'no-store',
      credentials: 'omit',
    });
    const text = await response.text();
    if (text.length > maxAnswer) throw new AppError('bad_answer', 'answer too long');
    return { response, text };
  } catch (error) {
    if (error instanceof AppError) throw error;
    const late = error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError');
    throw new AppError(late ? 'timeout' : 'offline', '', {}, { cause: error });
  }
}

function refusal(response: Response, body: unknown): AppError {
  const known = errorBody.safeParse(body);
  const seconds = Number(response.headers.get('retry-after'));
  const wait = Number.isFinite(seconds) && seconds > 0 ? { seconds: Math.ceil(seconds) } : {};
  if (response.status === 429) return new AppError('rate_limited', '', { seconds: 60, ...wait });
  if (known.success) return new AppError(known.data.error.code, '', known.data.error.params);
  if (response.status >= 500) return new AppError('server_error', `status ${response.status}`);
  return new AppError('bad_answer', `status ${response.status}`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
