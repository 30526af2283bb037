import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import type { BlobHash, ClientId } from '#shared/domain/ids.ts';
import type { Poke } from '#shared/protocol/pull.ts';
import { HttpTransport } from './httpTransport.ts';
import type { PokeSocket } from './httpTransport.ts';
import type { Timers } from './timers.ts';

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

const shortTimers: Timers = {
  after(ms, then) {
    const timer = setTimeout(then, ms / 100);
    return () => clearTimeout(timer);
  },
};

async function serving(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  timers = shortTimers,
) {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const transport = new HttpTransport({
    server: `http://127.0.0.1:${port}`,
    token: 'secret',
    fetch: (url, init) => fetch(url, init),
    openSocket: (url, headers) => new WebSocket(url, { headers: { ...headers } }) as PokeSocket,
    timers,
  });
  return { server, transport, port };
}

const clientId = '01900000-0008-7000-8000-000000000001' as ClientId;
const pushRequest = { clientId, protocol: 1, intents: [] };
const pullRequest = { clientId, protocol: 1, generation: 1, cursors: {}, kinds: {} };
const hash = 'a'.repeat(64) as BlobHash;

async function collect(pieces: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const piece of pieces) parts.push(piece);
  return Buffer.concat(parts).toString();
}

describe('the HTTP transport', () => {
  it('carries the token and gives the answer to a push', async () => {
    const { transport } = await serving((request, response) => {
      const known = request.headers.authorization === 'Bearer secret' && request.url === '/sync/push';
      response.end(JSON.stringify({ last: known ? 3 : 0, gap: false, serverTime: 5, results: [] }));
    });
    expect(await transport.push(pushRequest)).toEqual({ last: 3, gap: false, serverTime: 5, results: [] });
  });

  it.each([
    [401, { error: { code: 'device_revoked', message: '', params: {} } }, 'device_revoked'],
    [409, { error: { code: 'client_unknown', message: '', params: {} } }, 'client_unknown'],
    [500, { error: { code: 'internal', message: '', params: {} } }, 'server_error'],
    [507, { error: { code: 'disk_full', message: '', params: {} } }, 'server_error'],
    [401, '<html>', 'signed_out'],
    [502, '<html>', 'server_error'],
    [429, '', 'rate_limited'],
    [418, '', 'bad_answer'],
  ])('status %i with %j is %s', async (status, body, code) => {
    const { transport } = await serving((_request, response) => {
      response.statusCode = status;
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    });
    await expect(transport.push(pushRequest)).rejects.toMatchObject({ code });
  });

  it('an answer that is not the protocol is bad_answer; no server is offline', async () => {
    const { transport, server } = await serving((_request, response) => response.end('{"last":"x"}'));
    await expect(transport.push(pushRequest)).rejects.toMatchObject({ code: 'bad_answer' });
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    servers.length = 0;
    await expect(transport.push(pushRequest)).rejects.toMatchObject({ code: 'offline' });
  });

  it('gives the pieces of a pull as they come, and ends a silent or cut one with an error', async () => {
    const whole = await serving((_request, response) => {
      response.write('one\n');
      response.end('two\n');
    });
    expect(await collect(whole.transport.pull(pullRequest))).toBe('one\ntwo\n');
    const silent = await serving((_request, response) => void response.write('one\n'));
    await expect(collect(silent.transport.pull(pullRequest))).rejects.toMatchObject({ code: 'timeout' });
    const cut = await serving((_request, response) => {
      response.write('one\n', () => response.destroy());
    });
    await expect(collect(cut.transport.pull(pullRequest))).rejects.toMatchObject({ code: 'offline' });
    const mute = await serving(() => undefined);
    await expect(collect(mute.transport.pull(pullRequest))).rejects.toMatchObject({ code: 'timeout' });
  });

  it('uploads from where the server is, and downloads', async () => {
    const seen: string[] = [];
    const { transport } = await serving((request, response) => {
      seen.push(`${request.method ?? ''} ${request.headers['content-range'] ?? ''}`);
      if (request.method === 'HEAD')
        response.setHeader('upload-offset', '2').setHeader('upload-complete', '?0').end();
      else if (request.method === 'PUT') {
        request.resume();
        request.on('end', () => response.end(JSON.stringify({ offset: 5, complete: true })));
      } else response.end('hello');
    });
    expect(await transport.uploadState(hash)).toEqual({ offset: 2, complete: false });
    expect(await transport.upload(hash, new TextEncoder().encode('llo'), 2, 5)).toEqual({
      offset: 5,
      complete: true,
    });
    expect(new TextDecoder().decode(await transport.download(hash))).toBe('hello');
    expect(seen).toEqual(['HEAD ', 'PUT bytes 2-4/5', 'GET ']);
  });

  it('listens for pokes with the token, and tells once when the connection ends', async () => {
    const { transport, server } = await serving((_request, response) => response.end());
    const sockets = new WebSocketServer({ server });
    let token = '';
    sockets.on('connection', (socket, request) => {
      token = request.headers.authorization ?? '';
      socket.send('nonsense');
      socket.send(JSON.stringify({ heads: { org: 4 }, serverTime: 9 }));
      socket.on('message', () => undefined);
      setImmediate(() => socket.close());
    });
    const pokes: Poke[] = [];
    let ends = 0;
    await new Promise<void>((resolve) => {
      transport.listen({
        onPoke: (poke) => void pokes.push(poke),
        onEnd: () => {
          ends += 1;
          resolve();
        },
      });
    });
    expect(pokes).toEqual([{ heads: { org: 4 }, serverTime: 9 }]);
    expect([ends, token]).toEqual([1, 'Bearer secret']);
    sockets.close();
  });
});
