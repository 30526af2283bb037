import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { clientId } from '#shared/domain/ids.ts';
import { askServer, openSession } from './signIn.ts';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
async function serve(answer: Answer): Promise<string> {
  const started = createServer(answer);
  server = started;
  await new Promise<void>((done) => started.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(started.address() as AddressInfo).port}`;
}
const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Answer =>
  (_request, response) =>
    void response
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(JSON.stringify(body));
const info = {
  product: 'caseload',
  version: '1.2.0',
  workspace: 'Harbour',
  protocol: { oldest: 1, newest: 1 },
};
const problem = (code: string, params = {}) => ({ error: { code, message: 'x', params } });
const request = {
  email: 'anna@example.org',
  password: 'right',
  deviceName: 'laptop',
  clientId: clientId.parse('0190a000-0000-7000-8000-000000000001'),
};
const session = {
  token: 't',
  agentId: '0190a000-0000-7000-8000-000000000002',
  name: 'Anna',
  email: 'anna@example.org',
  workspace: 'Harbour',
  serverTime: 5,
};

describe('askServer', () => {
  it('says who the server is', async () => {
    expect(await askServer(fetch, await serve(json(200, info)))).toEqual(info);
  });

  it('tells a server that is not Caseload, however it answers', async () => {
    for (const answer of [
      json(200, { product: 'other' }),
      json(404, 'no'),
      json(302, '', { location: '/login' }),
    ]) {
      const url = await serve(answer);
      const failed = askServer(fetch, url);
      await expect(failed).rejects.toMatchObject({ name: 'AppError' });
      const { code } = (await failed.catch((error: unknown) => error)) as { code: string };
      // A redirect is refused by fetch itself, before there is an answer.
      expect(['bad_answer', 'offline']).toContain(code);
      server?.close();
    }
    const page: Answer = (_request, response) => void response.end('<!doctype html><title>Router</title>');
    await expect(askServer(fetch, await serve(page))).rejects.toMatchObject({ code: 'bad_answer' });
  });

  it('says which side is too old', async () => {
    const newer = await serve(json(200, { ...info, protocol: { oldest: 7, newest: 9 } }));
    await expect(askServer(fetch, newer)).rejects.toMatchObject({
      code: 'protocol_unsupported',
      params: { older: 'app' },
    });
    const older = await serve(json(200, { ...info, protocol: { oldest: 0, newest: 0 } }));
    await expect(askServer(fetch, older)).rejects.toMatchObject({ params: { older: 'server' } });
  });

  it('is offline when nobody answers, and timed out when nobody answers in time', async () => {
    await expect(askServer(fetch, 'http://127.0.0.1:1')).rejects.toMatchObject({ code: 'offline' });
    const silent = await serve(() => undefined);
    await expect(askServer(fetch, silent, 50)).rejects.toMatchObject({ code: 'timeout' });
  });
});

describe('openSession', () => {
  it('sends what was typed and brings the token', async () => {
    let body = '';
    const url = await serve((incoming, response) => {
      incoming.on('data', (chunk: Buffer) => (body += chunk.toString()));
      incoming.on('end', () => void response.end(JSON.stringify(session)));
    });
    expect(await openSession(fetch, url, request)).toEqual(session);
    expect(JSON.parse(body)).toEqual(request);
  });

  it.each([
    ['a wrong password', json(401, problem('wrong_credentials')), { code: 'wrong_credentials' }],
    [
      'too many tries',
      json(429, problem('rate_limited'), { 'retry-after': '30' }),
      { code: 'rate_limited', params: { seconds: 30 } },
    ],
    ['a proxy that slows us down', json(429, 'slow'), { code: 'rate_limited', params: { seconds: 60 } }],
    ['a server that fails', json(500, 'oops'), { code: 'server_error' }],
    ['a device that was revoked', json(403, problem('device_revoked')), { code: 'device_revoked' }],
    ['an answer that is not the protocol', json(200, { token: 1 }), { code: 'bad_answer' }],
  ])('tells %s', async (_what, answer, expected) => {
    await expect(openSession(fetch, await serve(answer), request)).rejects.toMatchObject(expected);
  });

  it('is offline when the server goes away in the middle of its answer', async () => {
    const url = await serve((_incoming, response) => {
      response.writeHead(200, { 'content-length': '500' });
      response.write('{"token":', () => response.destroy());
    });
    await expect(openSession(fetch, url, request)).rejects.toMatchObject({ code: 'offline' });
  });
});
