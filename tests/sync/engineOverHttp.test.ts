import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { WebSocket } from 'ws';
import type { BlobHash, CaseId, ClientId, ItemId } from '#shared/domain/ids.ts';
import { systemClock } from '#shared/domain/clock.ts';
import { ReplicaClient } from '../../db/client.ts';
import { testKey } from '../../db/testing/rows.ts';
import { SyncEngine } from '../../main/sync/engine.ts';
import { HttpTransport } from '../../main/sync/httpTransport.ts';
import type { PokeSocket } from '../../main/sync/httpTransport.ts';
import type { BlobFiles } from '../../main/sync/parts.ts';
import { systemTimers } from '../../main/sync/timers.ts';
import { createHttpWorld } from '../../server/testing/httpClient.ts';
import type { HttpWorld } from '../../server/testing/httpClient.ts';

/** Real worker threads and encrypted files, the real engine, a real server, over real sockets. */
const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

class MemoryFiles implements BlobFiles {
  readonly held = new Map<BlobHash, Uint8Array>();
  add(bytes: Uint8Array): Promise<BlobHash> {
    const hash = createHash('sha256').update(bytes).digest('hex') as BlobHash;
    this.held.set(hash, bytes);
    return Promise.resolve(hash);
  }
  read(hash: BlobHash) {
    return Promise.resolve(this.held.get(hash) ?? null);
  }
  has(hash: BlobHash) {
    return Promise.resolve(this.held.has(hash));
  }
  remove(hash: BlobHash) {
    this.held.delete(hash);
    return Promise.resolve();
  }
}

async function device(world: HttpWorld) {
  const folder = mkdtempSync(join(tmpdir(), 'caseload-engine-'));
  ends.push(() => rmSync(folder, { recursive: true, force: true }));
  const clientId = uuidv7() as ClientId;
  const { token, agentId } = await world.signIn('ben@team.example', clientId);
  const identity = { agentId, clientId, name: 'Ben', email: 'ben@team.example', workspace: 'Test' };
  const worker = new URL('../../db/worker.ts', import.meta.url);
  const replica = await ReplicaClient.open(worker, {
    file: join(folder, 'replica.db'),
    key: testKey(),
    identity,
  });
  ends.push(() => replica.close());
  const files = new MemoryFiles();
  const line = { up: true };
  const engine = new SyncEngine({
    replica,
    files,
    transport: new HttpTransport({
      server: world.server.url,
      token,
      fetch: (url, init) => (line.up ? fetch(url, init) : Promise.reject(new TypeError('no network'))),
      openSocket: (url, headers) => new WebSocket(url, { headers: { ...headers } }) as PokeSocket,
      timers: systemTimers,
    }),
    clock: systemClock,
    timers: systemTimers,
    random: Math.random,
    newId: uuidv7,
    log: () => undefined,
  });
  engine.start();
  ends.push(() => engine.stop());
  const act = async (name: string, caseId: CaseId, args: object) => {
    const detail = await replica.reader.query('case.get', { caseId });
    const [entry] = detail.entries;
    return replica.writer.submit({
      name,
      args: { caseId, ...args },
      saw: {
        lastPublicId: detail.case.lastPublicId,
        entryId: entry?.id ?? null,
        ownerId: entry?.ownerId ?? null,
        ownerRev: entry?.ownerRev ?? null,
      },
      dependsOn: null,
      resolves: null,
    });
  };
  const sums = async () => (await replica.reader.query('outbox.list', {})).sums;
  return { replica, engine, files, line, act, sums };
}

const within = { timeout: 20_000 };

describe('the engine with the real server', { timeout: 60_000 }, () => {
  it('[G1] loads, takes and notes offline, sends a file, and a second device has it all by a poke', async () => {
    const world = await createHttpWorld();
    ends.push(() => world.close());
    const caseId = await world.newCase();
    const one = await device(world);
    await expect.poll(() => one.engine.status().state, within).toBe('synced');
    const detail = await one.replica.reader.query('case.get', { caseId });

    one.line.up = false;
    await one.act('take', caseId, { entryId: detail.entries[0]?.id, over: false });
    const bytes = new Uint8Array(1_500_000).fill(3);
    const hash = await one.files.add(bytes);
    await one.replica.writer.blobAdded(hash, bytes.length);
    const itemId = uuidv7() as ItemId;
    const attachments = [
      { hash, name: 'a.bin', type: 'application/octet-stream', size: bytes.length, cid: null },
    ];
    await one.act('note', caseId, { itemId, text: 'On a plane', html: null, attachments, draftId: null });
    await expect.poll(() => one.engine.status(), within).toMatchObject({ state: 'offline', waiting: 2 });

    const two = await device(world);
    await expect.poll(() => two.engine.status().state, within).toBe('synced');
    one.line.up = true;
    one.engine.networkChanged(true);
    await expect.poll(one.sums, within).toMatchObject({ applied: 2, waiting: 0 });
    const seen = async () =>
      (await two.replica.reader.query('case.timeline', { caseId, before: null, limit: 50 })).items.map(
        ({ item }) => item.id,
      );
    await expect.poll(seen, within).toContain(itemId);
    expect((await two.replica.reader.query('case.get', { caseId })).case.ownerId).toBe(world.ben);
    expect(await two.engine.fetchBlob(hash)).toBe(true);
    expect(two.files.held.get(hash)).toEqual(bytes);
    const timeline = (from: typeof one) =>
      from.replica.reader.query('case.timeline', { caseId, before: null, limit: 50 });
    await expect.poll(async () => (await timeline(one)).items, within).toEqual((await timeline(two)).items);
  });
});
