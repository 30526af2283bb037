import { afterEach, beforeEach, expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { errorBody } from '#shared/protocol/session.ts';
import { disableAgent, setPassword } from '../admin/people.ts';
import { createHttpWorld } from '../testing/httpClient.ts';
import type { HttpWorld } from '../testing/httpClient.ts';

let world: HttpWorld;
beforeEach(async () => {
  world = await createHttpWorld();
});
afterEach(() => world.close());

const tryIn = (email: string, password: string) =>
  world.call('POST', '/session', null, { email, password, deviceName: 'd', clientId: uuidv7() });
const codeOf = async (answer: Response) => errorBody.parse(await answer.json()).error.code;

test('signing in answers a token that works until signing out', async () => {
  const { token } = await world.signIn(' Ben@Team.example ');
  expect((await world.call('GET', '/session/devices', token)).status).toBe(200);
  expect((await world.call('DELETE', '/session', token)).status).toBe(200);
  const after = await world.call('GET', '/session/devices', token);
  expect([after.status, await codeOf(after)]).toEqual([401, 'signed_out']);
});

test('a wrong password, an unknown address and a disabled agent get one and the same answer', async () => {
  await disableAgent(world.server.admin, 'ben@team.example');
  const answers = [
    await tryIn('root@team.example', 'wrong'),
    await tryIn('nobody@team.example', 'wrong'),
    await tryIn('ben@team.example', 'correct horse'),
  ];
  const bodies = await Promise.all(answers.map(async (answer) => [answer.status, await answer.json()]));
  expect(bodies[1]).toEqual(bodies[0]);
  expect(bodies[2]).toEqual(bodies[0]);
  expect(bodies[0]).toMatchObject([401, { error: { code: 'wrong_credentials' } }]);
});

test('an address is locked after ten failures, for a quarter of an hour, also for the right password', async () => {
  for (let i = 0; i < 10; i += 1) expect((await tryIn('ben@team.example', 'wrong')).status).toBe(401);
  const locked = await tryIn('ben@team.example', 'correct horse');
  expect(locked.status).toBe(429);
  expect(Number(locked.headers.get('retry-after'))).toBe(900);
  expect((await tryIn('root@team.example', 'correct horse')).status).toBe(200);
  world.clock.advance(900_000);
  expect((await tryIn('ben@team.example', 'correct horse')).status).toBe(200);
});

test('a network address that tries many mail addresses is locked out', async () => {
  for (let i = 0; i < 50; i += 1) await tryIn(`a${String(i)}@x.example`, 'wrong');
  expect((await tryIn('root@team.example', 'correct horse')).status).toBe(429);
}, 30_000);

test('a revoked device is told so, and only it', async () => {
  const lost = await world.signIn('ben@team.example');
  const kept = await world.signIn('ben@team.example');
  const list = (await (await world.call('GET', '/session/devices', kept.token)).json()) as {
    devices: { id: string; current: boolean }[];
  };
  const other = list.devices.find((device) => !device.current)!;
  expect((await world.call('DELETE', `/session/devices/${other.id}`, kept.token)).status).toBe(200);
  const answer = await world.call('GET', '/session/devices', lost.token);
  expect([answer.status, await codeOf(answer)]).toEqual([401, 'device_revoked']);
  expect((await world.call('GET', '/session/devices', kept.token)).status).toBe(200);
});

test("another agent's device cannot be revoked", async () => {
  const ben = await world.signIn('ben@team.example');
  const root = await world.signIn('root@team.example');
  const list = (await (await world.call('GET', '/session/devices', ben.token)).json()) as {
    devices: { id: string }[];
  };
  expect((await world.call('DELETE', `/session/devices/${list.devices[0]!.id}`, root.token)).status).toBe(
    404,
  );
});

test('a new password signs the devices out', async () => {
  const { token } = await world.signIn('ben@team.example');
  await setPassword(world.server.admin, 'ben@team.example', 'another horse');
  expect(await codeOf(await world.call('GET', '/session/devices', token))).toBe('signed_out');
  expect((await tryIn('ben@team.example', 'another horse')).status).toBe(200);
});
