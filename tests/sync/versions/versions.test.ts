import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { caseId as caseIdSchema } from '#shared/domain/ids.ts';
import { note } from '#shared/intents/note.ts';
import { prepareIntent } from '#shared/intents/run.ts';
import type { Verb } from '#shared/intents/verb.ts';
import { ourDialect } from '#shared/protocol/dialect.ts';
import type { Dialect } from '#shared/protocol/dialect.ts';
import { toldAs } from '#shared/protocol/olderRows.ts';
import { startServer } from '../../../server/compose.ts';
import { createHttpWorld } from '../../../server/testing/httpClient.ts';
import { versionedDevice } from './versionedDevice.ts';

/** Kinds of rows as the first builds knew them: their schemas, kept word for word. */
const firstKinds = JSON.parse(readFileSync(new URL('./firstKinds.json', import.meta.url), 'utf8')) as Record<
  string,
  Parameters<typeof z.fromJSONSchema>[0]
>;
const first: Dialect = {
  ...ourDialect,
  kinds: Object.fromEntries(Object.keys(firstKinds).map((kind) => [kind, 1])),
};
const ahead: Dialect = { ...ourDialect, protocol: { oldest: 1, newest: 2 } };

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function office(options: { dialect?: Dialect } = {}) {
  const world = await createHttpWorld(options);
  ends.push(() => world.close());
  const folder = mkdtempSync(join(tmpdir(), 'caseload-versions-'));
  ends.push(() => rmSync(folder, { recursive: true, force: true }));
  const caseId = await world.newCase();
  const device = await versionedDevice(world, join(folder, 'replica.db'));
  return { world, device, caseId };
}

describe('a client one version behind', { timeout: 30_000 }, () => {
  it('gets every row in words it knows, and its acts go', async () => {
    const { device, caseId } = await office();
    const old = device.open(first);
    await old.round();
    await old.note(caseId, 'from an old build');
    await old.round();
    const kinds = Object.fromEntries(
      Object.entries(firstKinds).map(([kind, schema]) => [kind, z.fromJSONSchema(schema)]),
    );
    for (const { k, r } of old.rows) expect(() => kinds[k]?.parse(r), k).not.toThrow();
    expect(old.rows.map(({ k }) => k)).toEqual(expect.arrayContaining(['case', 'item', 'result']));
    const cases = old.rows.filter(({ k }) => k === 'case');
    expect(cases.every(({ r }) => !('lease' in r))).toBe(true);
    expect((await old.replica.reader.query('outbox.list', {})).sums).toMatchObject({ made: 1, applied: 1 });
    await old.replica.close();
  });

  it('is not told of events and reasons that it has no word for', () => {
    const event = { kind: 'event', event: 'something_of_tomorrow' };
    expect(toldAs('item', JSON.stringify(event), 1)).toBeNull();
    const result = { reason: { code: 'something_of_tomorrow' }, resolution: { choice: 'tomorrow' } };
    expect(JSON.parse(toldAs('result', JSON.stringify(result), 1) ?? '')).toEqual({
      reason: { code: 'invalid' },
      resolution: { choice: 'let_go' },
    });
  });

  it('after its update asks for the kinds that grew, gets just those, and has what a new device has', async () => {
    const { world, device, caseId } = await office();
    for (let n = 0; n < 3; n += 1) await world.newCase();
    const old = device.open(first);
    await old.round();
    await old.note(caseId, 'before the update');
    await old.replica.close();

    const updated = device.open(ourDialect);
    await updated.round();
    await updated.round();
    const came = new Set(updated.rows.map(({ k }) => k));
    const grown = Object.entries(ourDialect.kinds).filter(
      ([kind, version]) => version > (first.kinds[kind] ?? 0),
    );
    expect(grown.map(([kind]) => kind)).toEqual(expect.arrayContaining([...came]));
    expect(came.has('case')).toBe(true);
    const before = updated.rows.length;
    await updated.round();
    expect(updated.rows.length).toBe(before);

    const folder = mkdtempSync(join(tmpdir(), 'caseload-versions-'));
    ends.push(() => rmSync(folder, { recursive: true, force: true }));
    const fresh = (await versionedDevice(world, join(folder, 'replica.db'))).open(ourDialect);
    await fresh.round();
    expect(updated.tables()).toEqual(fresh.tables());
    expect(updated.refused()).toEqual([]);
    await updated.replica.close();
    await fresh.replica.close();
  });
});

describe('a client one version ahead', { timeout: 30_000 }, () => {
  it('speaks the protocol that the server speaks', async () => {
    const { device, caseId } = await office();
    const app = device.open(ahead);
    await app.round();
    await app.note(caseId, 'from tomorrow');
    await app.round();
    expect(app.events).toContain('sync.protocol');
    expect((await app.replica.reader.query('outbox.list', {})).sums).toMatchObject({ made: 1, applied: 1 });
    await app.replica.close();
  });

  it('stops with a reason, and loses nothing, when no version is common', async () => {
    const { device, caseId } = await office();
    const app = device.open(ourDialect);
    await app.round();
    await app.note(caseId, 'kept');
    await app.replica.close();
    const far = device.open({ ...ourDialect, protocol: { oldest: 7, newest: 9 } });
    await expect(far.round()).rejects.toMatchObject({ code: 'protocol_unsupported' });
    expect((await far.replica.reader.query('outbox.list', {})).sums).toMatchObject({ made: 1, waiting: 1 });
    await far.replica.close();
  });

  it('reads the rows of an older server, keeps acts it does not know, and sends them after its update', async () => {
    const { note: _note, ...verbs } = ourDialect.verbs;
    const { world, device, caseId } = await office({ dialect: { ...first, verbs } });
    const app = device.open(ourDialect);
    await app.round();
    const intentId = await app.note(caseId, 'the server will know this tomorrow');
    const otherCase = await world.newCase();
    await app.round();
    const { waiting } = await app.replica.reader.query('outbox.list', {});
    expect(waiting.map((row) => [row.id, row.underWay, row.waitsFor])).toEqual([
      [intentId, false, 'server_update'],
    ]);
    expect((await app.replica.reader.query('case.get', { caseId: otherCase })).case.place).toBe('desk');

    const { admin } = world.server;
    await world.server.stop();
    const updated = await startServer({ dataDir: world.dataDir, clock: admin.clock });
    ends.push(() => updated.stop());
    device.moveTo(updated.url);
    await app.round();
    await app.round();
    await app.round();
    expect((await app.replica.reader.query('outbox.list', {})).sums).toMatchObject({ made: 1, applied: 1 });
    expect(app.refused()).toEqual([]);
    await app.replica.close();
  });
});

it('takes an act in an earlier version of its arguments, as a device or an act from before an update has it', () => {
  const older = z.object({ caseId: caseIdSchema, words: z.string() }).transform(({ caseId, words }) => ({
    ...note.args.parse({
      caseId,
      itemId: caseId,
      text: words,
      html: null,
      attachments: [],
      draftId: null,
      draftRev: 0,
    }),
  }));
  const verb = { ...note, version: 2, older: { 1: older } } as unknown as Verb;
  const caseId = '01900000-0000-7000-8000-000000000001';
  const prepared = prepareIntent({ name: 'note', v: 1, args: { caseId, words: 'old words' } }, () => verb);
  expect(prepared).toMatchObject({ args: { caseId, text: 'old words' } });
  const misfit = prepareIntent({ name: 'note', v: 1, args: { caseId } }, () => verb);
  expect(misfit).toMatchObject({ end: 'parked', reason: { code: 'invalid' } });
});
