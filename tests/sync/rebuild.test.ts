import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { uuidv7 } from 'uuidv7';
import type { CaseId } from '#shared/domain/ids.ts';
import type { Account } from '../../main/account/account.ts';
import { readSecrets } from '../../main/account/secrets.ts';
import { testPassword } from '../../server/testing/world.ts';
import { createHttpWorld } from '../../server/testing/httpClient.ts';
import type { HttpWorld } from '../../server/testing/httpClient.ts';
import { damagePage, rootPage } from './damage.ts';
import { actOn, noteOf, openDesktop, replyOf } from './deskWorld.ts';
import type { TestDesktop } from './deskWorld.ts';

/** The whole desktop below its windows on a damaged profile, with the real server (docs/sync.md, law 8). */
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

async function key(): Promise<Uint8Array> {
  const secrets = await readSecrets(desktop.keyring, desktop.paths().secrets);
  if (secrets === null) throw new Error('no secrets');
  return secrets.replicaKey;
}

/** Closes the desktop, damages the root of a table and starts anew. */
async function restartDamaged(table: string): Promise<Account> {
  await account.close();
  const { replica } = desktop.paths();
  damagePage(replica, rootPage(replica, await key(), table));
  const again = desktop.start();
  await again.start();
  return again;
}

const sums = async (of: Account) => (await of.desk().replica.reader.query('outbox.list', {})).sums;
/** What a device that was never damaged shows of the case. */
async function seenElsewhere() {
  const other = openDesktop(() => world.server.url, ends).start();
  await other.signIn({ server: world.server.url, email: 'ben@team.example', password: testPassword });
  await expect.poll(() => other.desk().sync.status().state, within).toBe('synced');
  const page = { caseId, before: null, limit: 50 };
  const { items } = await other.desk().replica.reader.query('case.timeline', page);
  const mine = items.flatMap(({ item }) =>
    item.kind === 'event' || (item.kind === 'message' && item.direction === 'in') ? [] : [item],
  );
  const fetched = await Promise.all(
    mine.flatMap((item) => item.attachments.map(({ hash }) => other.desk().sync.fetchBlob(hash))),
  );
  return { mine, fetched };
}

describe('[G16] a replica that is damaged', { timeout: 60_000 }, () => {
  it('is mended by itself, sends what was waiting exactly once, with its file, and keeps the draft', async () => {
    desktop.line.up = false;
    const desk = account.desk();
    const bytes = randomBytes(70_000);
    const hash = await desk.files.add(bytes);
    await desk.replica.writer.blobAdded(hash, bytes.length);
    const file = { hash, name: 'a.bin', type: 'application/octet-stream', size: bytes.length, cid: null };
    const reply = replyOf('Your order left today.', [file]);
    await actOn(account, caseId, 'reply', reply);
    await actOn(account, caseId, 'note', noteOf('Called the depot.'));
    const content = { mode: 'reply', to: [], cc: [], text: 'Half a', html: '', attachments: [] };
    await actOn(account, caseId, 'draft', { draftId: uuidv7(), baseRev: 0, content });
    await desk.replica.writer.setSettings({ theme: 'dark' });
    await expect.poll(() => desk.sync.status().waiting, within).toBe(2);

    const again = await restartDamaged('items');
    expect(again.state()).toMatchObject({
      state: 'signed_in',
      problem: null,
      healing: null,
      healed: { fromServer: true, waiting: 2 },
    });
    desktop.line.up = true;
    again.desk().sync.now();
    await expect.poll(() => sums(again), within).toMatchObject({ applied: 2, waiting: 0, needYou: 0 });
    await expect.poll(() => again.desk().sync.status().state, within).toBe('synced');
    const detail = await again.desk().replica.reader.query('case.get', { caseId });
    expect(detail.drafts.map((draft) => draft.text)).toEqual(['Half a']);
    expect(await again.desk().replica.reader.query('settings.get', {})).toMatchObject({ theme: 'dark' });

    const { mine, fetched } = await seenElsewhere();
    expect(mine.map((item) => item.text).sort()).toEqual(['Called the depot.', 'Your order left today.']);
    expect(mine.find((item) => item.id === reply.itemId)).toMatchObject({ attachments: [{ hash }] });
    expect(fetched).toEqual([true]);
  });

  it('shows what waits before the server is in reach again', async () => {
    desktop.line.up = false;
    await actOn(account, caseId, 'note', noteOf('Called the depot.'));
    const again = await restartDamaged('items');
    expect(await sums(again)).toMatchObject({ waiting: 1 });
    expect((await again.desk().replica.reader.query('outbox.list', {})).waiting[0]).toMatchObject({
      name: 'note',
      caseNumber: expect.any(Number),
    });
  });

  it('goes on with the work after an end in the middle of it', async () => {
    desktop.line.up = false;
    await actOn(account, caseId, 'note', noteOf('Called the depot.'));
    const again = await restartDamaged('items');
    await again.close();
    const third = desktop.start();
    await third.start();
    expect(await sums(third)).toMatchObject({ waiting: 1 });
  });

  it('is not touched without the agent when acts cannot be read, and what can be goes on after a rebuild', async () => {
    desktop.line.up = false;
    await actOn(account, caseId, 'note', noteOf('Called the depot.'));
    const again = await restartDamaged('ledger');
    expect(again.state()).toMatchObject({ state: 'problem', problem: 'replica_corrupt', healed: null });
    desktop.line.up = true;
    expect(await again.rebuild()).toMatchObject({ state: 'signed_in', problem: 'replica_corrupt' });
    await expect.poll(() => again.desk().sync.status().state, within).toBe('synced');
  });

  it('says that work stayed behind when the file cannot be read at all, and keeps it', async () => {
    desktop.line.up = false;
    await actOn(account, caseId, 'note', noteOf('Called the depot.'));
    await account.close();
    const { folder, replica } = desktop.paths();
    writeFileSync(replica, randomBytes(65_536));
    const again = desktop.start();
    expect(await again.start()).toMatchObject({ state: 'problem', problem: 'replica_corrupt' });
    desktop.line.up = true;
    expect(await again.rebuild()).toMatchObject({ state: 'signed_in', problem: 'replica_corrupt' });
    await expect.poll(() => again.desk().sync.status().state, within).toBe('synced');
    const aside = readdirSync(folder).find((name) => name.startsWith('aside-')) ?? '';
    expect(existsSync(join(folder, aside, 'replica.db'))).toBe(true);
    expect(existsSync(join(folder, aside, 'secrets.json'))).toBe(true);
  });

  it('keeps file, key and attachments together when the keyring lost its key', async () => {
    desktop.line.up = false;
    await account.desk().files.add(randomBytes(1000));
    await actOn(account, caseId, 'note', noteOf('Called the depot.'));
    await account.close();
    desktop.keyring.lose();
    const again = desktop.start();
    expect(await again.start()).toMatchObject({ state: 'problem', problem: 'key_unreadable' });
    expect(await again.rebuild()).toMatchObject({ state: 'signed_out', problem: 'key_unreadable' });
    const { folder } = desktop.paths();
    const aside = readdirSync(folder).find((name) => name.startsWith('aside-')) ?? '';
    expect(readdirSync(join(folder, aside))).toEqual(
      expect.arrayContaining(['blobs', 'replica.db', 'secrets.json']),
    );
    expect(await desktop.signIn(again)).toMatchObject({ state: 'signed_in' });
    await expect.poll(() => again.desk().sync.status().state, within).toBe('synced');
  });
});

it('[G16] damage that shows only while working is mended while the desk stays open, and a check finds what nobody read', async () => {
  desktop.line.up = false;
  await actOn(account, caseId, 'note', noteOf('Called the depot.'));
  const { replica } = desktop.paths();
  const opened = await key();
  await account.close();
  const page = rootPage(replica, opened, 'customers');
  const marks = rootPage(replica, opened, 'items_to_index');
  const again = desktop.start();
  await again.start();
  const desk = again.desk();
  const states: string[] = [];
  again.onState(({ state, healing }) => states.push(`${state} ${healing === null ? 'sound' : 'mending'}`));
  damagePage(replica, page);
  const detail = await desk.replica.reader.query('case.get', { caseId });
  expect(detail.case.id).toBe(caseId);
  expect(await sums(again)).toMatchObject({ waiting: 1 });
  expect(again.desk()).toBe(desk);
  expect(states.at(0)).toBe('signed_in mending');
  expect(states.at(-1)).toBe('signed_in sound');
  expect(again.state().healed).toMatchObject({ fromServer: true, waiting: 1 });
  expect(await desk.replica.check()).toBe(true);
  damagePage(replica, marks);
  expect(await desk.replica.check()).toBe(false);
  expect(await desk.replica.check()).toBe(true);
  desktop.line.up = true;
  desk.sync.now();
  await expect.poll(() => sums(again), within).toMatchObject({ applied: 1, waiting: 0 });
  const healed = await desk.replica.reader.query('case.get', { caseId });
  expect(healed.customer).not.toBeNull();
}, 60_000);
