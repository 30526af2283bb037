import { connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from './eventually.ts';
import { type FaultProxy, startFaultProxy } from './faultProxy.ts';

/** A client that remembers what came and how it ended. */
function open(port: number) {
  const socket = connect({ port, host: '127.0.0.1' });
  const got: Buffer[] = [];
  let ended: 'fin' | 'reset' | undefined;
  socket.on('data', (chunk: Buffer) => got.push(chunk));
  socket.on('end', () => (ended = 'fin'));
  socket.on('error', () => (ended = 'reset'));
  const text = () => Buffer.concat(got).toString();
  return {
    socket,
    text,
    ended: () => ended,
    answer: (want: string) => eventually(want, () => text() === want),
  };
}

describe('the fault proxy', () => {
  let echo: Server;
  let proxy: FaultProxy;
  let atServer: string;
  const open1 = () => open(proxy.port);
  const serverConnections = () =>
    new Promise<number>((done) => echo.getConnections((_error, count) => done(count)));
  beforeEach(async () => {
    atServer = '';
    echo = createServer((socket: Socket) => {
      socket.on('error', () => undefined);
      socket.on('data', (chunk: Buffer) => {
        atServer += chunk.toString();
        socket.write(chunk);
      });
    });
    await new Promise<void>((done) => echo.listen(0, '127.0.0.1', done));
    const address = echo.address();
    proxy = await startFaultProxy(typeof address === 'object' ? address!.port : 0);
  });
  afterEach(async () => {
    await proxy.stop();
    await new Promise((done) => echo.close(done));
  });

  it('passes bytes both ways and hands on the end of a connection', async () => {
    const client = open1();
    client.socket.write('hello');
    await client.answer('hello');
    client.socket.end();
    await eventually('the end came back', () => client.ended() === 'fin');
    await eventually('no connection is open', () => proxy.openConnections() === 0);
  });

  it('delays each way and limits the rate', async () => {
    proxy.faults.latencyMs = 60;
    const client = open1();
    let began = performance.now();
    client.socket.write('x');
    await client.answer('x');
    expect(performance.now() - began).toBeGreaterThanOrEqual(118);
    proxy.heal();
    proxy.faults.bytesPerSecond = 10_000;
    const fast = open1();
    began = performance.now();
    fast.socket.write('y'.repeat(1000));
    await fast.answer('y'.repeat(1000));
    expect(performance.now() - began).toBeGreaterThanOrEqual(195);
  });

  it.each([
    ['rst', 'reset'],
    ['fin', 'fin'],
  ] as const)('cuts after exactly n bytes with %s', async (how, seen) => {
    proxy.faults.cut = { direction: 'down', afterBytes: 5, how, once: true };
    const client = open1();
    client.socket.write('0123456789');
    await eventually('the cut', () => client.ended() !== undefined);
    expect([client.text(), client.ended()]).toEqual(['01234', seen]);
    const next = open1();
    next.socket.write('0123456789');
    await next.answer('0123456789');
  });

  it('cuts on the way up, so that the server sees only the first bytes', async () => {
    proxy.faults.cut = { direction: 'up', afterBytes: 3, how: 'rst' };
    const client = open1();
    client.socket.write('abcdef');
    await eventually('the cut', () => client.ended() === 'reset');
    await eventually('three bytes arrived', () => atServer === 'abc');
  });

  it('stalls half open: nothing comes, nothing ends', async () => {
    const client = open1();
    client.socket.write('a');
    await client.answer('a');
    proxy.faults.stall = 'down';
    client.socket.write('b');
    await eventually('the server has it', () => atServer === 'ab');
    proxy.heal();
    client.socket.write('c');
    await client.answer('ac');
    expect(client.ended()).toBeUndefined();
  });

  it('hides from the server that a client behind a stalled line is gone', async () => {
    const client = open1();
    client.socket.write('a');
    await client.answer('a');
    proxy.faults.stall = 'both';
    client.socket.resetAndDestroy();
    // A second connection through the same proxy shows that the first one's end has been seen by now.
    const other = open1();
    await eventually('the second is open', () => proxy.openConnections() === 2);
    expect(await serverConnections()).toBe(2);
    other.socket.destroy();
    proxy.resetAll();
    await eventually('the server knows now', async () => (await serverConnections()) === 0);
  });

  it('refuses, resets all, and arms a fault on a moment of the protocol', async () => {
    proxy.faults.refuse = true;
    const refused = open1();
    await eventually('refused', () => refused.ended() === 'reset');
    proxy.heal();
    const client = open1();
    client.socket.write('one');
    await client.answer('one');
    proxy.faults.onChunk = (direction, chunk) => {
      if (direction === 'up' && chunk.includes('COMMIT')) proxy.faults.stall = 'down';
    };
    client.socket.write('COMMIT');
    await eventually('the server has it', () => atServer === 'oneCOMMIT');
    proxy.resetAll();
    await eventually('reset', () => client.ended() === 'reset');
    expect(client.text()).toBe('one');
  });
});
