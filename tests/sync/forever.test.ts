import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CaseId } from '#shared/domain/ids.ts';
import { privateWordsLive } from '#shared/protocol/forever.ts';
import type { ForeverAnswer, ForeverCount } from '#shared/protocol/forever.ts';
import type { Account } from '../../main/account/account.ts';
import { readSecrets } from '../../main/account/secrets.ts';
import { openDatabase } from '../../db/open.ts';
import { dropPrivateWords } from '../../server/cases/forever.ts';
import { compact, tombstonesLive } from '../../server/jobs/compact.ts';
import { createHttpWorld } from '../../server/testing/httpClient.ts';
import type { HttpWorld } from '../../server/testing/httpClient.ts';
import { inboundMail } from '../../server/testing/world.ts';
import { actOn, noteOf, openDesktop, replyOf } from './deskWorld.ts';
import type { TestDesktop } from './deskWorld.ts';

/** A case that a lead deletes forever while an agent's device holds it (G18). */
const ends: (() => unknown)[] = [];
const within = { timeout: 20_000 };
const file = Buffer.from('zanzibar-contract '.repeat(400));
let world: HttpWorld;
let desktop: TestDesktop;
let account: Account;
let caseId: CaseId;
let lead: string;

beforeEach(async () => {
  world = await createHttpWorld();
  ends.push(() => world.close());
  const files = [{ name: 'quagga.txt', type: 'text/plain', cid: null, bytes: file }];
  const mail = { subject: 'Okapi matter', text: 'The words of the okapi.', files };
  caseId = (await world.server.intake.receive(inboundMail(world.service, mail))).caseId as CaseId;
  desktop = openDesktop(() => world.server.url, ends);
  account = desktop.start();
  await desktop.signIn(account);
  await expect.poll(() => account.desk().sync.status().state, within).toBe('synced');
  lead = (await world.signIn('root@team.example')).token;
});
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

const sums = async () => (await account.desk().replica.reader.query('outbox.list', {})).sums;
const settled = () => expect.poll(sums, within).toMatchObject({ waiting: 0 });
async function deleteCase(): Promise<void> {
  const { case: row } = await account.desk().replica.reader.query('case.get', { caseId });
  await account.desk().replica.writer.submit({
    name: 'delete',
    args: { caseId },
    saw: { lastPublicId: row.lastPublicId, entryId: null, ownerId: null, ownerRev: null },
    dependsOn: null,
    resolves: null,
  });
  account.desk().sync.now();
  await settled();
}
const ask = async <T>(path: string, body: object, token = lead): Promise<T> =>
  (await (await world.call('POST', path, token, body)).json()) as T;
const count = () => ask<ForeverCount>('/cases/forever/count', { caseIds: [caseId] });
async function forever(): Promise<ForeverCount> {
  const counted = await count();
  const order = { caseIds: [caseId], etag: counted.etag };
  expect((await ask<ForeverAnswer>('/cases/forever', order)).done).toBe(true);
  return counted;
}
const isHere = () =>
  account
    .desk()
    .replica.reader.query('case.get', { caseId })
    .then(
      () => true,
      () => false,
    );
const bytesUnder = (folder: string): string =>
  !existsSync(folder)
    ? ''
    : readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
        .join('\n');
async function replicaInPlain(): Promise<string> {
  const { replica, secrets } = desktop.paths();
  const key = (await readSecrets(desktop.keyring, secrets))?.replicaKey ?? randomBytes(32);
  await account.close();
  const sql = openDatabase({ file: replica, key, readonly: false });
  sql.db.pragma('rekey = ""');
  sql.db.close();
  const plain = readFileSync(replica, 'latin1');
  expect(plain.startsWith('SQLite format 3')).toBe(true);
  return plain;
}
const words = ['okapi', 'Okapi', 'quagga', 'zanzibar', 'narwhal', 'axolotl'];
const wordsIn = (text: string) => words.filter((word) => text.includes(word));
const cases = () => ({
  store: world.server.store,
  clock: world.clock,
  ids: () => '',
  blobs: world.server.blobs,
  onCommit: () => world.server.changed(),
});

it('[G18] [B12] no word is left in the files of server and device: rows, index, drafts, ended acts, attachments', async () => {
  await actOn(account, caseId, 'note', noteOf('A narwhal, said Erik.'));
  await actOn(account, caseId, 'draft', {
    draftId: '0190a000-0000-7000-8000-0000000000d1',
    baseRev: 0,
    content: { mode: 'reply', to: [], cc: [], text: 'axolotl', html: 'axolotl', attachments: [] },
  });
  account.desk().sync.now();
  await settled();
  await deleteCase();
  expect(wordsIn(bytesUnder(world.dataDir))).not.toEqual([]);
  expect(await forever()).toMatchObject({ cases: 1, messages: 1, notes: 1, files: 1, customers: 1 });
  account.desk().sync.now();
  await expect.poll(isHere, within).toBe(false);
  await expect.poll(() => account.desk().sync.status().state, within).toBe('synced');
  expect(wordsIn(bytesUnder(world.dataDir))).toEqual([]);
  expect(wordsIn(await replicaInPlain())).toEqual([]);
}, 60_000);

it('[G18] a device away for longer than tombstones live loses the words all the same', async () => {
  await deleteCase();
  desktop.line.up = false;
  await forever();
  world.clock.advance(tombstonesLive + 1000);
  await compact({ store: world.server.store, clock: world.clock });
  desktop.line.up = true;
  account.desk().sync.now();
  await expect.poll(isHere, within).toBe(false);
  await expect.poll(() => account.desk().sync.status().state, within).toBe('synced');
  expect(wordsIn(await replicaInPlain())).toEqual([]);
}, 60_000);

it('[G5] [G18] words written meanwhile lie in their author’s private tray, and go after their time', async () => {
  await deleteCase();
  desktop.line.up = false;
  const note = await actOn(account, caseId, 'note', noteOf('A narwhal, said Erik.'));
  await forever();
  desktop.line.up = true;
  account.desk().sync.now();
  const { reader } = account.desk().replica;
  const cards = async () => (await reader.query('needsYou.list', {})).cards;
  await expect
    .poll(cards, within)
    .toMatchObject([
      { row: { id: note, reason: { code: 'case_gone' } }, words: { text: 'A narwhal, said Erik.' } },
    ]);
  expect((await cards())[0]?.choices).toEqual(['discard']);
  world.clock.advance(privateWordsLive + 1000);
  await dropPrivateWords(cases());
  account.desk().sync.now();
  await expect.poll(cards, within).toMatchObject([{ row: { id: note }, words: null }]);
  expect(wordsIn(bytesUnder(world.dataDir))).toEqual([]);
  expect(wordsIn(await replicaInPlain())).toEqual([]);
}, 60_000);

it('[B12] refuses without the right, outside of Deleted, with a reply on its way, and when it is something else by now', async () => {
  const body = { caseIds: [caseId] };
  const code = async (token?: string) =>
    (await ask<{ error?: { code: string } }>('/cases/forever/count', body, token)).error?.code;
  expect(await code()).toBe('invalid');
  const ben = (await world.signIn('ben@team.example')).token;
  await deleteCase();
  expect(await code(ben)).toBe('forbidden');
  const counted = await count();
  await actOn(account, caseId, 'note', noteOf('A narwhal.'));
  account.desk().sync.now();
  await settled();
  const late = await ask<ForeverAnswer>('/cases/forever', { ...body, etag: counted.etag });
  expect(late).toMatchObject({ done: false, count: { notes: 1 } });
  expect((await count()).notes).toBe(1);
  await actOn(account, caseId, 'reply', { ...replyOf('On its way.'), restore: true });
  account.desk().sync.now();
  await settled();
  await deleteCase();
  expect(await code()).toBe('reply_under_way');
  const { db } = world.server.store;
  expect(await db.selectFrom('case_').select('id').execute()).toHaveLength(1);
}, 60_000);

it('[B20] a customer who has another case keeps his card', async () => {
  await world.server.intake.receive(inboundMail(world.service, { subject: 'Another' }));
  account.desk().sync.now();
  await deleteCase();
  expect((await forever()).customers).toBe(0);
  const { db } = world.server.store;
  expect(await db.selectFrom('customer').select('id').execute()).toHaveLength(1);
  const replica = world.replica((await world.signIn('ben@team.example')).token, world.ben);
  await replica.pull();
  expect(replica.rows('case').map(({ subject }) => subject)).toEqual(['Another']);
  expect(replica.rows('customer')).toHaveLength(1);
}, 60_000);
