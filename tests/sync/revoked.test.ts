import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CaseId, ClientId } from '#shared/domain/ids.ts';
import type { Account } from '../../main/account/account.ts';
import { readSecrets } from '../../main/account/secrets.ts';
import { openDatabase } from '../../db/open.ts';
import { removeMember } from '../../server/admin/members.ts';
import { addAgent } from '../../server/admin/people.ts';
import { devicesOf, revokeDevice } from '../../server/auth/devices.ts';
import { createHttpWorld } from '../../server/testing/httpClient.ts';
import type { HttpWorld } from '../../server/testing/httpClient.ts';
import { testPassword } from '../../server/testing/world.ts';
import { actOn, noteOf, openDesktop, replyOf } from './deskWorld.ts';
import type { TestDesktop } from './deskWorld.ts';

/** An agent who loses the right to a device, or to an inbox, while offline with unsent work. */
const ends: (() => unknown)[] = [];
const within = { timeout: 20_000 };
let world: HttpWorld;
let desktop: TestDesktop;
let account: Account;
let caseId: CaseId;

beforeEach(async () => {
  world = await createHttpWorld();
  ends.push(() => world.close());
  caseId = await world.newCase();
  desktop = openDesktop(() => world.server.url, ends);
  account = desktop.start();
  await desktop.signIn(account);
  await expect.poll(() => account.desk().sync.status().state, within).toBe('synced');
});
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

const trayRows = async () =>
  (await world.server.store.db.selectFrom('escrow').select('doc').execute()).map(
    ({ doc }) => JSON.parse(doc) as { id: string; intent: { name: string; args: { text: string } } },
  );
const messages = async () =>
  (await world.server.store.db.selectFrom('item').select('doc').execute())
    .map(({ doc }) => JSON.parse(doc) as { kind: string; text?: string })
    .filter((item) => item.kind !== 'event')
    .map((item) => item.text);
async function revoke(): Promise<void> {
  const { admin } = world.server;
  for (const device of await devicesOf(admin, world.ben)) await revokeDevice(admin, world.ben, device.id);
}
const filesUnder = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
function online(): void {
  desktop.line.up = true;
  account.desk().sync.now();
}

describe('[G8] [G17] a revoked device', { timeout: 60_000 }, () => {
  it('hands in what it had not sent, then destroys key and files; nothing is applied', async () => {
    desktop.line.up = false;
    const note = await actOn(account, caseId, 'note', noteOf('Erik called from the harbour.'));
    const reply = await actOn(account, caseId, 'reply', replyOf('We send another one.'));
    await revoke();
    const { folder } = desktop.paths();
    expect(existsSync(folder)).toBe(true);

    online();
    await expect
      .poll(() => account.state(), within)
      .toMatchObject({
        state: 'signed_out',
        problem: 'device_revoked',
        email: null,
      });
    expect(existsSync(folder)).toBe(false);
    expect((await trayRows()).map(({ id, intent }) => [id, intent.name, intent.args.text])).toEqual([
      [note, 'note', 'Erik called from the harbour.'],
      [reply, 'reply', 'We send another one.'],
    ]);
    expect(await messages()).toEqual(['Where is my order?']);
    const lead = world.replica((await world.signIn('root@team.example')).token, world.root);
    await lead.pull();
    expect(lead.rows('escrow').map((row) => row.id)).toEqual([note, reply]);
    expect(await desktop.start().start()).toMatchObject({ state: 'signed_out' });
  });

  it('keeps everything while the server does not take the unsent work', async () => {
    desktop.line.up = false;
    await actOn(account, caseId, 'note', noteOf('Erik called.'));
    await revoke();
    desktop.fault.broken = '/session/escrow';
    online();
    await expect.poll(() => desktop.events, within).toContain('sync.escrow_failed');
    expect(account.state()).toMatchObject({ state: 'signed_in' });
    expect(existsSync(desktop.paths().replica)).toBe(true);
    desktop.fault.broken = null;
    account.desk().sync.now();
    await expect.poll(() => account.state(), within).toMatchObject({ problem: 'device_revoked' });
    expect(await trayRows()).toHaveLength(1);
  });

  it('brings the files behind the words; two leads decide at once and one of them is first', async () => {
    desktop.line.up = false;
    const desk = account.desk();
    const bytes = Buffer.from('the contract '.repeat(1000));
    const hash = await desk.files.add(bytes);
    await desk.replica.writer.blobAdded(hash, bytes.length);
    const file = { hash, name: 'contract.txt', type: 'text/plain', size: bytes.length, cid: null };
    const reply = await actOn(account, caseId, 'reply', replyOf('We send another one.', [file]));
    await revoke();
    online();
    await expect.poll(() => account.state(), within).toMatchObject({ problem: 'device_revoked' });

    const { admin } = world.server;
    const second = { name: 'Ida', email: 'ida@team.example', password: testPassword };
    await addAgent(admin, { ...second, role: 'System Administrator' });
    const root = await world.signIn('root@team.example');
    expect((await world.call('GET', `/blobs/${hash}`, root.token)).status).toBe(200);
    const lead = world.replica(root.token, world.root);
    await lead.pull();
    expect(lead.rows('escrow')).toMatchObject([
      { id: reply, cause: 'device', missing: [], resolution: null },
    ]);

    const ida = await world.signIn('ida@team.example');
    const decide = async (token: string, n: number, choice: string) => {
      const answer = await world.call('POST', '/sync/push', token, {
        clientId: `0190a000-0000-7000-8000-00000000d${String(n)}00`,
        protocol: 1,
        intents: [
          {
            ...{ id: `0190a000-0000-7000-8000-00000000f${String(n)}00`, name: 'tray', v: 1, n: 1 },
            args: { caseId, escrowId: reply, choice, why: '' },
            saw: { lastPublicId: null, entryId: null, ownerId: null, ownerRev: null },
            ...{ dependsOn: null, resolves: null, madeAt: 1, asOf: 0, elapsedMs: null },
          },
        ],
      });
      return ((await answer.json()) as { results: { end: string; reason: unknown }[] }).results[0];
    };
    const ends = await Promise.all([decide(root.token, 1, 'note'), decide(ida.token, 2, 'note')]);
    expect(ends.map((end) => end?.end).sort()).toEqual(['applied', 'superseded']);
    expect(ends.find((end) => end?.end === 'superseded')?.reason).toMatchObject({ code: 'tray_settled' });
    expect(await messages()).toEqual(['Where is my order?', 'We send another one.']);

    const again = await world.signIn('ben@team.example');
    const author = world.replica(again.token, world.ben);
    await author.pull();
    expect(author.rows('result').find((row) => row.id === reply)?.reason).toMatchObject({
      code: 'forbidden',
      params: { tray: 'note' },
    });
  });
});

describe('POST /session/escrow', { timeout: 60_000 }, () => {
  const intent = (text: string) => ({
    id: '0190a000-0000-7000-8000-0000000000e1',
    name: 'note',
    v: 1,
    args: { caseId, ...noteOf(text), draftRev: 0 },
    saw: { lastPublicId: null, entryId: null, ownerId: null, ownerRev: null },
    dependsOn: null,
    resolves: null,
    madeAt: 1,
    asOf: 0,
  });

  it('is for revoked devices alone, for 30 days; twice is once, and the act can never be pushed after', async () => {
    const clientId = '0190a000-0000-7000-8000-0000000000c1' as ClientId;
    const { token } = await world.signIn('ben@team.example', clientId);
    const offer = { intents: [intent('Kept words.')] };
    const post = async (bearer: string | null, body: unknown = offer) => {
      const answer = await world.call('POST', '/session/escrow', bearer, body);
      return [answer.status, ((await answer.json()) as { error?: { code: string } }).error?.code];
    };
    expect(await post(null)).toEqual([401, 'signed_out']);
    expect(await post('unknown')).toEqual([401, 'signed_out']);
    expect(await post(token)).toEqual([403, 'forbidden']);
    await revoke();
    expect(await post(token, { intents: [{}] })).toEqual([400, 'invalid']);
    expect(await post(token)).toEqual([200, undefined]);
    expect(await post(token)).toEqual([200, undefined]);
    expect(await trayRows()).toHaveLength(1);

    const again = await world.signIn('ben@team.example');
    const pushed = await world.call('POST', '/sync/push', again.token, {
      clientId: '0190a000-0000-7000-8000-0000000000c2',
      protocol: 1,
      intents: [{ ...offer.intents[0], n: 1, elapsedMs: null }],
    });
    expect(await pushed.json()).toMatchObject({
      results: [{ end: 'parked', reason: { code: 'forbidden' } }],
    });
    expect(await messages()).toEqual(['Where is my order?']);
    world.clock.advance(31 * 24 * 3_600_000);
    expect(await post(token)).toEqual([401, 'device_revoked']);
  });
});

it('[G8] an inbox taken away while offline: nothing applied, the words with the lead, none on the device', async () => {
  const bytes = Buffer.from('the signed contract of Erik Vos '.repeat(500));
  const desk = account.desk();
  const hash = await desk.files.add(bytes);
  await desk.replica.writer.blobAdded(hash, bytes.length);
  const file = { hash, name: 'contract.txt', type: 'text/plain', size: bytes.length, cid: null };
  await actOn(account, caseId, 'note', noteOf('The contract is signed.', [file]));
  const { reader } = desk.replica;
  const sums = async () => (await reader.query('outbox.list', {})).sums;
  await expect.poll(sums, within).toMatchObject({ applied: 1, waiting: 0 });
  desktop.line.up = false;
  const reply = await actOn(account, caseId, 'reply', replyOf('We send another one.'));
  await removeMember(world.server.admin, world.ben, world.service);
  online();

  await expect
    .poll(async () => (await reader.query('needsYou.list', {})).cards, within)
    .toMatchObject([
      {
        row: { id: reply, state: 'parked', reason: { code: 'forbidden' } },
        choices: ['let_go'],
        words: null,
      },
    ]);
  await expect.poll(() => reader.query('case.get', { caseId }).catch(() => 'gone'), within).toBe('gone');
  expect((await trayRows()).map(({ id, intent }) => [id, intent.args.text])).toEqual([
    [reply, 'We send another one.'],
  ]);
  expect(await messages()).toEqual(['Where is my order?', 'The contract is signed.']);
  await expect.poll(async () => await desk.files.read(hash), within).toBeNull();
  for (const query of ['order', 'contract', 'Erik']) {
    expect((await reader.query('search.run', { query, offset: 0, limit: 9 })).hits).toEqual([]);
  }

  await desk.replica.writer.submit({
    name: 'settle',
    args: { caseId },
    saw: { lastPublicId: null, entryId: null, ownerId: null, ownerRev: null },
    dependsOn: null,
    resolves: { intentId: reply, choice: 'let_go' },
  });
  await expect.poll(sums, within).toMatchObject({ needYou: 0, waiting: 0 });
  await expect
    .poll(() => desk.sync.status(), within)
    .toMatchObject({ state: 'synced', waiting: 0, needYou: 0 });

  const { replica, secrets, blobs } = desktop.paths();
  const key = (await readSecrets(desktop.keyring, secrets))?.replicaKey ?? randomBytes(32);
  await account.close();
  expect(existsSync(blobs) ? filesUnder(blobs) : []).toEqual([]);
  const sql = openDatabase({ file: replica, key, readonly: false });
  sql.db.pragma('rekey = ""');
  sql.db.close();
  const plain = readFileSync(replica, 'latin1');
  expect(plain.startsWith('SQLite format 3')).toBe(true);
  for (const words of [
    'Where is my order',
    'The contract is signed',
    'We send another',
    'Question',
    'Erik',
  ]) {
    expect(plain).not.toContain(words);
  }
}, 60_000);
