import { afterEach, describe, expect, it } from 'vitest';
import { createHash } from 'node:crypto';
import { AppError } from '#shared/domain/errors.ts';
import type { BlobHash, CaseId } from '#shared/domain/ids.ts';
import { encode, openDevice, countingIds } from '#db/testing/device.ts';
import type { Device } from '#db/testing/device.ts';
import { ModelServer } from '#db/testing/modelServer.ts';
import { caseIdOf, clientIdOf, entryIdOf, itemIdOf, me, wholeCase } from '#db/testing/rows.ts';
import { SyncEngine } from './engine.ts';
import type { BlobFiles } from './parts.ts';
import type { Timers } from './timers.ts';
import type { PokeHandlers, Transport } from './transport.ts';

/** Time that stands still until a test moves it. */
class HandTimers implements Timers {
  private waiting: { at: number; then: () => void }[] = [];
  private readonly device: Device;
  constructor(device: Device) {
    this.device = device;
  }
  after(ms: number, then: () => void): () => void {
    const timer = { at: this.device.clock.time + ms, then };
    this.waiting.push(timer);
    return () => (this.waiting = this.waiting.filter((one) => one !== timer));
  }
  /** Lets `ms` pass, timer by timer, with everything each of them sets off. */
  async pass(ms: number, engine: SyncEngine): Promise<void> {
    const end = this.device.clock.time + ms;
    for (;;) {
      await rest(engine);
      const [next] = this.waiting.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at);
      if (next === undefined) break;
      this.device.clock.time = Math.max(this.device.clock.time, next.at);
      this.waiting = this.waiting.filter((timer) => timer !== next);
      next.then();
    }
    this.device.clock.time = end;
    await rest(engine);
  }
}

async function rest(engine: SyncEngine): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    await engine.settled();
  }
}

class ModelTransport implements Transport {
  failure: AppError | null = null;
  silent = false;
  handlers: PokeHandlers | null = null;
  listens = 0;
  calls: string[] = [];
  readonly uploads = new Map<string, Uint8Array>();
  readonly server: ModelServer;
  constructor(server: ModelServer) {
    this.server = server;
  }
  private called(name: string): void {
    this.calls.push(name);
    if (this.failure !== null) throw this.failure;
  }
  async push(request: Parameters<Transport['push']>[0]) {
    this.called('push');
    return structuredClone(this.server.push(me, structuredClone(request)));
  }
  escrow(): Promise<void> {
    this.called('escrow');
    return Promise.resolve();
  }
  async *pull(request: Parameters<Transport['pull']>[0]) {
    this.called('pull');
    const bytes = encode(this.server.pull(me, request));
    for (let at = 0; at < bytes.length; at += 1000) yield bytes.slice(at, at + 1000);
  }
  listen(handlers: PokeHandlers): () => void {
    this.listens += 1;
    this.handlers = handlers;
    return () => undefined;
  }
  poke(): void {
    this.handlers?.onPoke({ heads: this.server.heads(me), serverTime: this.server.time });
  }
  async uploadState(hash: BlobHash) {
    this.called('head');
    return { offset: this.uploads.get(hash)?.length ?? 0, complete: this.server.blobs.has(hash) };
  }
  async upload(hash: BlobHash, part: Uint8Array, offset: number, total: number) {
    this.called(`put ${offset}`);
    const have = new Uint8Array([...(this.uploads.get(hash) ?? []), ...part]);
    this.uploads.set(hash, have);
    if (have.length === total) this.server.blobs.add(hash);
    return { offset: have.length, complete: have.length === total };
  }
  async download(hash: BlobHash) {
    this.called('get');
    const bytes = this.uploads.get(hash);
    if (bytes === undefined) throw new AppError('not_found');
    return bytes;
  }
}

class MemoryFiles implements BlobFiles {
  readonly held = new Map<BlobHash, Uint8Array>();
  async add(bytes: Uint8Array): Promise<BlobHash> {
    const hash = createHash('sha256').update(bytes).digest('hex') as BlobHash;
    this.held.set(hash, bytes);
    return hash;
  }
  async read(hash: BlobHash) {
    return this.held.get(hash) ?? null;
  }
  async has(hash: BlobHash) {
    return this.held.has(hash);
  }
  async remove(hash: BlobHash) {
    this.held.delete(hash);
  }
}

const engines: SyncEngine[] = [];
afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.stop();
});

function desk() {
  const device = openDevice();
  const server = new ModelServer();
  for (let n = 1; n <= 3; n += 1) server.putCase(wholeCase(n));
  const transport = new ModelTransport(server);
  const timers = new HandTimers(device);
  const files = new MemoryFiles();
  const events: string[] = [];
  const engine = new SyncEngine({
    replica: device,
    transport,
    files,
    clock: device.clock,
    timers,
    random: () => 1,
    newId: countingIds(0xa),
    log: (event) => events.push(event),
  });
  engines.push(engine);
  const take = (n: number, caseId: CaseId = caseIdOf(n)) =>
    device.writer.submit({
      name: 'take',
      args: { caseId, entryId: entryIdOf(n), over: false },
      saw: { lastPublicId: itemIdOf(n), entryId: entryIdOf(n), ownerId: null, ownerRev: 0 },
      dependsOn: null,
      resolves: null,
    });
  const sums = async () => (await device.reader.query('outbox.list', {})).sums;
  return { device, server, transport, timers, files, engine, events, take, sums };
}

describe('the sync engine', () => {
  it('loads everything, says so, and sends an act at once', async () => {
    const { engine, timers, device, take, sums, server } = desk();
    engine.start();
    await timers.pass(100, engine);
    expect(engine.status()).toMatchObject({
      state: 'synced',
      loading: null,
      waiting: 0,
      syncedAt: server.time,
    });
    await take(1);
    await timers.pass(100, engine);
    expect(await sums()).toMatchObject({ applied: 1, waiting: 0 });
    expect((await device.reader.query('case.get', { caseId: caseIdOf(1) })).case.ownerId).toBe(me);
    expect(server.all('entry').find((entry) => entry.id === entryIdOf(1))?.ownerId).toBe(me);
  });

  it('[G1] keeps acts while offline, backs off, and sends them in order when the line is back', async () => {
    const { engine, timers, transport, take, sums, server } = desk();
    engine.start();
    await timers.pass(100, engine);
    transport.failure = new AppError('offline');
    await take(1);
    await take(2);
    await timers.pass(100, engine);
    expect(engine.status()).toMatchObject({ state: 'offline', waiting: 2 });
    transport.calls = [];
    await timers.pass(10 * 60_000, engine);
    // 0.5 s doubling to 60 s without luck (random = 1): about a dozen rounds of two calls in ten minutes.
    expect(transport.calls.length).toBeLessThan(50);
    expect(transport.calls.length).toBeGreaterThan(10);
    transport.failure = null;
    engine.networkChanged(true);
    await timers.pass(200, engine);
    expect(await sums()).toMatchObject({ applied: 2, waiting: 0 });
    expect(server.pushed.at(-1)?.intents.map((intent) => intent.n)).toEqual([1, 2]);
    expect(engine.status()).toMatchObject({ state: 'synced', offlineSince: null });
  });

  it('[G9] while the line is known to be gone an act can be taken back on this device, however often it tried', async () => {
    const { engine, timers, transport, take, device, sums } = desk();
    engine.start();
    await timers.pass(100, engine);
    transport.failure = new AppError('offline');
    engine.now();
    await timers.pass(100, engine);
    const { intentId } = await take(1);
    await timers.pass(300_000, engine);
    expect(await device.writer.withdraw(intentId)).toEqual({ withdrawn: true });
    await take(2);
    transport.failure = null;
    await timers.pass(61_000, engine);
    expect(await sums()).toMatchObject({ applied: 1, withdrawn: 1, waiting: 0 });
  });

  it('comes back by itself when nobody says that the line is back', async () => {
    const { engine, timers, transport, take, sums } = desk();
    transport.failure = new AppError('offline');
    engine.start();
    await timers.pass(60_000, engine);
    transport.failure = null;
    await timers.pass(61_000, engine);
    await take(1);
    await timers.pass(100, engine);
    expect(await sums()).toMatchObject({ applied: 1 });
  });

  it('pulls on a poke with new heads, not on a repeated one, and every minute without any', async () => {
    const { engine, timers, transport, server, device } = desk();
    engine.start();
    await timers.pass(100, engine);
    transport.poke();
    await timers.pass(10, engine);
    transport.calls = [];
    transport.poke();
    await timers.pass(10, engine);
    expect(transport.calls).toEqual([]);
    server.putCase(wholeCase(7));
    transport.poke();
    await timers.pass(10, engine);
    expect(transport.calls).toEqual(['pull']);
    expect((await device.reader.query('case.get', { caseId: caseIdOf(7) })).case.number).toBe(1007);
    transport.calls = [];
    await timers.pass(70_000, engine);
    expect(transport.calls.filter((call) => call === 'pull')).toHaveLength(1);
  });

  it('says offline as soon as a live poke connection breaks and nothing answers', async () => {
    const { engine, timers, transport } = desk();
    engine.start();
    await timers.pass(100, engine);
    transport.poke();
    await timers.pass(100, engine);
    expect(engine.status().state).toBe('synced');
    transport.failure = new AppError('offline');
    transport.handlers?.onEnd();
    await timers.pass(100, engine);
    expect(engine.status()).toMatchObject({ state: 'offline' });
  });

  it('opens a silent poke connection anew', async () => {
    const { engine, timers, transport } = desk();
    engine.start();
    await timers.pass(100, engine);
    expect(transport.listens).toBe(1);
    await timers.pass(61_000, engine);
    expect(transport.listens).toBe(2);
    transport.handlers?.onEnd();
    await timers.pass(600, engine);
    expect(transport.listens).toBe(3);
  });

  it.each(['signed_out', 'device_revoked', 'protocol_unsupported'] as const)(
    'stops on %s and says why',
    async (code) => {
      const { engine, timers, transport, take, sums } = desk();
      engine.start();
      await timers.pass(100, engine);
      transport.failure = new AppError(code);
      await take(1);
      await timers.pass(100, engine);
      expect(engine.status()).toMatchObject({ state: 'stopped', problem: code, waiting: 1 });
      transport.calls = [];
      await timers.pass(300_000, engine);
      expect(transport.calls).toEqual([]);
      transport.failure = null;
      engine.now();
      await timers.pass(100, engine);
      expect(await sums()).toMatchObject({ applied: 1 });
    },
  );

  it('gives waiting acts a new client record when the server lost the old one, without doubling them', async () => {
    const { engine, timers, transport, take, sums, events } = desk();
    engine.start();
    await timers.pass(100, engine);
    const push = transport.push.bind(transport);
    transport.push = async (request) => {
      if (request.clientId === clientIdOf(1)) throw new AppError('client_unknown');
      return push(request);
    };
    await take(1);
    await timers.pass(200, engine);
    expect(events).toContain('sync.rekey');
    expect(await sums()).toMatchObject({ applied: 1, waiting: 0 });
  });

  it('[G3] goes on under a new client record when the server was set back behind acts that have ended here', async () => {
    const { engine, timers, server, take, sums, events } = desk();
    engine.start();
    await timers.pass(100, engine);
    await take(1);
    await timers.pass(200, engine);
    expect(await sums()).toMatchObject({ applied: 1, waiting: 0 });
    server.setBack(clientIdOf(1), 0);
    const before = server.pushed.length;
    await take(2);
    await timers.pass(1000, engine);
    expect(events).toContain('sync.rekey');
    expect(await sums()).toMatchObject({ applied: 2, waiting: 0 });
    // It asks once, hears of the gap, and does not ask the same again and again.
    expect(server.pushed.length - before).toBeLessThanOrEqual(3);
  });

  it('[C12] sends a file before the reply that names it, and goes on where it was cut', async () => {
    const { engine, timers, transport, device, files, server } = desk();
    engine.start();
    await timers.pass(100, engine);
    transport.failure = new AppError('offline');
    const bytes = new Uint8Array(2_500_000).fill(7);
    const hash = await files.add(bytes);
    await device.writer.blobAdded(hash, bytes.length);
    await device.writer.submit({
      name: 'note',
      args: {
        caseId: caseIdOf(1),
        itemId: itemIdOf(50),
        text: 'see file',
        html: null,
        attachments: [{ hash, name: 'a.bin', type: '', size: bytes.length, cid: null }],
        draftId: null,
      },
      saw: { lastPublicId: null, entryId: null, ownerId: null, ownerRev: null },
      dependsOn: null,
      resolves: null,
    });
    transport.failure = null;
    const upload = transport.upload.bind(transport);
    let cuts = 1;
    transport.upload = async (...args) => {
      if (args[2] > 0 && cuts > 0) {
        cuts -= 1;
        throw new AppError('offline');
      }
      return upload(...args);
    };
    transport.calls = [];
    engine.now();
    await timers.pass(5000, engine);
    expect(transport.calls.filter((call) => call.startsWith('put'))).toEqual([
      'put 0',
      'put 1048576',
      'put 2097152',
    ]);
    expect(server.all('item').some((item) => item.id === itemIdOf(50))).toBe(true);
    expect(transport.calls.indexOf('put 2097152')).toBeLessThan(transport.calls.lastIndexOf('push'));
  });

  it('fetches a file once, checks its bytes, and says no when there is none', async () => {
    const { engine, transport, files } = desk();
    const bytes = new TextEncoder().encode('hello');
    const hash = createHash('sha256').update(bytes).digest('hex') as BlobHash;
    transport.uploads.set(hash, bytes);
    expect(await Promise.all([engine.fetchBlob(hash), engine.fetchBlob(hash)])).toEqual([true, true]);
    expect(transport.calls).toEqual(['get']);
    expect(files.held.get(hash)).toEqual(bytes);
    const other = 'c'.repeat(64) as BlobHash;
    transport.uploads.set(other, bytes);
    expect(await engine.fetchBlob(other)).toBe(false);
    expect(await engine.fetchBlob('d'.repeat(64) as BlobHash)).toBe(false);
  });

  it('says so when acts wait for half a minute although the server answers', async () => {
    const { engine, timers, transport, take, events, device } = desk();
    engine.start();
    await timers.pass(100, engine);
    const empty = { clientId: clientIdOf(1), intents: [], blocked: 1 };
    Object.assign(device.writer, { takePush: () => Promise.resolve(empty) });
    const listens = transport.listens;
    await take(1);
    await timers.pass(62_000, engine);
    expect(events).toContain('sync.watchdog');
    expect(transport.listens).toBeGreaterThan(listens);
    expect(engine.status().problem).toBe('timeout');
  });

  it('a full disk is said, and the pull is tried again', async () => {
    const { engine, timers, device } = desk();
    const applyPull = device.writer.applyPull.bind(device.writer);
    let full = true;
    Object.assign(device.writer, {
      applyPull: (chunk: Uint8Array) => (full ? Promise.reject(new AppError('disk_full')) : applyPull(chunk)),
    });
    engine.start();
    await timers.pass(100, engine);
    expect(engine.status()).toMatchObject({ problem: 'disk_full' });
    full = false;
    await timers.pass(60_000, engine);
    expect(engine.status()).toMatchObject({ state: 'synced', problem: null });
  });
});
