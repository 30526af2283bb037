import { afterEach, beforeEach, expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import WebSocket from 'ws';
import { errorBody, serverInfo } from '#shared/protocol/session.ts';
import { poke } from '#shared/protocol/pull.ts';
import type { Poke } from '#shared/protocol/pull.ts';
import { removeMember } from '../admin/members.ts';
import { noteArgs } from '../testing/acts.ts';
import { createHttpWorld } from '../testing/httpClient.ts';
import type { HttpWorld } from '../testing/httpClient.ts';

let world: HttpWorld;
beforeEach(async () => {
  world = await createHttpWorld();
});
afterEach(() => world.close());

test('/info, /health and /ready answer without a sign-in; /openapi.json lists the routes', async () => {
  expect(serverInfo.parse(await (await world.call('GET', '/info')).json())).toMatchObject({
    workspace: 'Test',
  });
  expect(await (await world.call('GET', '/health')).json()).toEqual({ ok: true });
  expect(await (await world.call('GET', '/ready')).json()).toEqual({ ok: true });
  const api = (await (await world.call('GET', '/openapi.json')).json()) as { paths: object };
  expect(Object.keys(api.paths)).toEqual(
    expect.arrayContaining(['/session', '/sync/push', '/sync/pull', '/blobs/{hash}']),
  );
});

test('push and pull over HTTP, also packed with gzip', async () => {
  const caseId = await world.newCase();
  const { token, agentId } = await world.signIn('ben@team.example');
  const ben = world.replica(token, agentId);
  await ben.pull();
  expect(await ben.act('note', noteArgs(caseId))).toMatchObject({ end: 'applied' });
  await ben.pull();
  expect(ben.rows('item').some((item) => item.kind === 'note')).toBe(true);
  const request = { clientId: uuidv7(), protocol: 1, generation: 1, cursors: {}, kinds: { case: 1 } };
  const plain = await world.call('POST', '/sync/pull', token, request, { 'accept-encoding': 'identity' });
  expect(plain.headers.get('content-encoding')).toBeNull();
  const packed = await world.call('POST', '/sync/pull', token, request, { 'accept-encoding': 'gzip' });
  expect(packed.headers.get('content-encoding')).toBe('gzip');
  expect(await packed.text()).toBe(await plain.text());
});

test('every route refuses bad input with a sentence, and without a token says so', async () => {
  const { token } = await world.signIn('ben@team.example');
  const hash = 'a'.repeat(64);
  const bad: [string, string, string | null, unknown, number, string][] = [
    ['POST', '/session', null, { email: 'x' }, 400, 'invalid'],
    ['POST', '/session', null, 'not json', 400, 'invalid'],
    ['POST', '/sync/push', token, {}, 400, 'invalid'],
    ['POST', '/sync/push', token, { clientId: uuidv7(), protocol: 1, intents: [] }, 400, 'invalid'],
    ['POST', '/sync/push', null, { clientId: uuidv7(), protocol: 1, intents: [] }, 400, 'invalid'],
    ['POST', '/sync/pull', token, { clientId: 'x' }, 400, 'invalid'],
    ['POST', '/sync/pull', 'wrong', pullOf(1), 401, 'signed_out'],
    ['POST', '/sync/pull', null, pullOf(1), 401, 'signed_out'],
    ['POST', '/sync/pull', token, pullOf(99), 426, 'protocol_unsupported'],
    ['GET', '/session/devices', null, undefined, 401, 'signed_out'],
    ['DELETE', '/session', null, undefined, 401, 'signed_out'],
    ['DELETE', '/session/devices/x', token, undefined, 400, 'invalid'],
    ['GET', '/blobs/x', token, undefined, 400, 'invalid'],
    ['GET', `/blobs/${hash}`, token, undefined, 404, 'not_found'],
    ['GET', `/blobs/${hash}`, null, undefined, 401, 'signed_out'],
    ['PUT', `/blobs/${hash}`, null, new Uint8Array(3), 401, 'signed_out'],
    ['GET', '/sync/poke', null, undefined, 401, 'signed_out'],
    ['GET', '/nothing', token, undefined, 404, 'not_found'],
  ];
  for (const [method, path, as, body, status, code] of bad) {
    const answer = await world.call(method, path, as, body);
    const { error } = errorBody.parse(await answer.json());
    expect([method, path, answer.status, error.code]).toEqual([method, path, status, code]);
    expect(error.message.length).toBeGreaterThan(10);
  }
});

const pullOf = (protocol: number) => ({
  clientId: uuidv7(),
  protocol,
  generation: 1,
  cursors: {},
  kinds: {},
});

test('a body over the limit is refused by its size', async () => {
  const { token } = await world.signIn('ben@team.example');
  const body = { clientId: uuidv7(), protocol: 1, intents: ['x'.repeat(21 * 1024 * 1024)] };
  const answer = await world.call('POST', '/sync/push', token, body);
  expect([answer.status, errorBody.parse(await answer.json()).error.code]).toEqual([413, 'too_large']);
});

/** A listening socket and the pokes it got so far. */
async function listen(token: string) {
  const socket = new WebSocket(`${world.server.url.replace('http', 'ws')}/sync/poke`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const waiting: ((poke: Poke) => void)[] = [];
  const got: Poke[] = [];
  socket.on('message', (data: Buffer) => {
    const value = poke.parse(JSON.parse(data.toString()));
    const next = waiting.shift();
    if (next === undefined) got.push(value);
    else next(value);
  });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  return {
    socket,
    next: () =>
      new Promise<Poke>((resolve) => (got.length > 0 ? resolve(got.shift()!) : waiting.push(resolve))),
  };
}

test('a connected device hears at once which of its feeds moved, and of no others', async () => {
  const caseId = await world.newCase();
  const ben = await world.signIn('ben@team.example');
  const root = await world.signIn('root@team.example');
  const [heard, deaf] = [await listen(ben.token), await listen(root.token)];
  const first = await heard.next();
  expect(Object.keys(first.heads)).toContain(`inbox:${world.service}`);
  expect(Object.keys((await deaf.next()).heads)).not.toContain(`inbox:${world.service}`);
  const replica = world.replica(ben.token, ben.agentId);
  await replica.pull();
  await replica.act('note', noteArgs(caseId));
  const second = await heard.next();
  expect(second.heads[`inbox:${world.service}`]).toBeGreaterThan(first.heads[`inbox:${world.service}`]!);
  // Revoked while connected: the feed is named no more.
  await removeMember(world.server.admin, world.ben, world.service);
  const third = await heard.next();
  expect(Object.keys(third.heads)).toEqual([`user:${world.ben}`]);
  heard.socket.terminate();
  deaf.socket.terminate();
});

test('without a token there is no socket, but an answer that says why', async () => {
  await expect(listen('wrong')).rejects.toThrow('401');
});

test('stopping closes the sockets and ends', async () => {
  const ben = await world.signIn('ben@team.example');
  const heard = await listen(ben.token);
  const closed = new Promise((resolve) => heard.socket.once('close', resolve));
  await world.server.stop();
  expect(await closed).toBe(1001);
});
