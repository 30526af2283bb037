import { createHash, randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import type { BlobHash, DraftId } from '#shared/domain/ids.ts';
import { errorBody } from '#shared/protocol/session.ts';
import { addInbox } from '../admin/inboxes.ts';
import { setMember } from '../admin/members.ts';
import { draftContent, noteArgs } from '../testing/acts.ts';
import { createHttpWorld } from '../testing/httpClient.ts';
import type { HttpWorld } from '../testing/httpClient.ts';
import { inboundMail } from '../testing/world.ts';

let world: HttpWorld;
let ben: { token: string; agentId: HttpWorld['ben'] };
let root: { token: string };
beforeEach(async () => {
  world = await createHttpWorld();
  ben = await world.signIn('ben@team.example');
  root = await world.signIn('root@team.example');
});
afterEach(() => world.close());

const bytes = new Uint8Array(randomBytes(100_000));
const hashOf = (part: Uint8Array) => createHash('sha256').update(part).digest('hex') as BlobHash;
const hash = hashOf(bytes);
const put = (part: Uint8Array, from: number, total = bytes.length, of = hash) =>
  world.call('PUT', `/blobs/${of}`, ben.token, part, {
    'content-type': 'application/octet-stream',
    'content-range': `bytes ${String(from)}-${String(from + part.length - 1)}/${String(total)}`,
  });

test('[C12] an upload that was cut goes on where it stopped, and only whole files are kept', async () => {
  expect(await (await put(bytes.subarray(0, 40_000), 0)).json()).toEqual({ offset: 40_000, complete: false });
  const head = await world.call('HEAD', `/blobs/${hash}`, ben.token);
  expect([head.headers.get('upload-offset'), head.headers.get('upload-complete')]).toEqual(['40000', '?0']);
  expect((await world.call('GET', `/blobs/${hash}`, ben.token)).status).toBe(404);
  const wrong = await put(bytes.subarray(50_000), 50_000);
  expect(errorBody.parse(await wrong.json()).error).toMatchObject({
    code: 'invalid',
    params: { offset: 40_000 },
  });
  expect(await (await put(bytes.subarray(40_000), 40_000)).json()).toEqual({
    offset: 100_000,
    complete: true,
  });
  const whole = await world.call('GET', `/blobs/${hash}`, ben.token);
  expect(hashOf(new Uint8Array(await whole.arrayBuffer()))).toBe(hash);
  expect((await world.call('HEAD', `/blobs/${hash}`, ben.token)).headers.get('upload-complete')).toBe('?1');
});

test('a file may be put in one piece without ranges, and again without harm', async () => {
  for (let i = 0; i < 2; i += 1) {
    const answer = await world.call('PUT', `/blobs/${hash}`, ben.token, bytes);
    expect(await answer.json()).toEqual({ offset: 100_000, complete: true });
  }
});

test('parts can be fetched by range', async () => {
  await put(bytes, 0);
  const get = async (range: string) => {
    const answer = await world.call('GET', `/blobs/${hash}`, ben.token, undefined, { range });
    return [answer.status, answer.headers.get('content-range'), (await answer.arrayBuffer()).byteLength];
  };
  expect(await get('bytes=0-9')).toEqual([206, 'bytes 0-9/100000', 10]);
  expect(await get('bytes=99990-')).toEqual([206, 'bytes 99990-99999/100000', 10]);
  expect(await get('bytes=-5')).toEqual([206, 'bytes 99995-99999/100000', 5]);
  expect(await get('bytes=100000-')).toEqual([416, 'bytes */100000', 0]);
});

test('bytes that do not have the announced hash are thrown away', async () => {
  const answer = await put(bytes.subarray(1), 0, bytes.length - 1);
  expect([answer.status, errorBody.parse(await answer.json()).error.code]).toEqual([400, 'invalid']);
  expect((await world.call('HEAD', `/blobs/${hash}`, ben.token)).headers.get('upload-offset')).toBe('0');
});

test('a file over 50 MB is refused before it is sent', async () => {
  const answer = await put(bytes, 0, 51 * 1024 * 1024);
  expect([answer.status, errorBody.parse(await answer.json()).error.code]).toEqual([413, 'too_large']);
});

test('a range header that makes no sense is refused', async () => {
  const headers = { 'content-range': 'bytes 5-1/x', 'content-type': 'application/octet-stream' };
  expect((await world.call('PUT', `/blobs/${hash}`, ben.token, bytes, headers)).status).toBe(400);
});

test('a file is read by who uploaded it and who sees its case, and knowing its hash is not enough', async () => {
  await put(bytes, 0);
  expect((await world.call('GET', `/blobs/${hash}`, root.token)).status).toBe(404);
  const secret = new Uint8Array(randomBytes(50));
  const files = [{ name: 'a.bin', type: 'application/octet-stream', bytes: secret, cid: null }];
  await world.server.intake.receive(inboundMail(world.service, { files }));
  const of = hashOf(secret);
  const mine = await world.call('GET', `/blobs/${of}`, ben.token);
  expect(new Uint8Array(await mine.arrayBuffer())).toEqual(secret);
  expect((await world.call('GET', `/blobs/${of}`, root.token)).status).toBe(404);
});

test('a draft that names a file by its hash opens it to nobody who could not read it before', async () => {
  const secret = new Uint8Array(randomBytes(50));
  const of = hashOf(secret);
  const files = [{ name: 'a.bin', type: 'application/octet-stream', bytes: secret, cid: null }];
  await world.server.intake.receive(inboundMail(world.service, { files }));
  const file = { hash: of, name: 'a.bin', type: '', size: 50, cid: null };
  const content = { ...draftContent('look'), attachments: [file] };
  const other = await addInbox(world.server.admin, { name: 'Other' });
  await setMember(world.server.admin, world.root, other, ['read']);
  const { caseId: theirs } = await world.server.intake.receive(inboundMail(other));
  const own = world.replica(root.token, world.root);
  await own.pull();
  const draft = { caseId: theirs!, draftId: uuidv7() as DraftId, baseRev: 0, content };
  expect(await own.act('draft', draft)).toMatchObject({ end: 'applied' });
  expect((await world.call('GET', `/blobs/${of}`, root.token)).status).toBe(404);
  // Ben may read it: what he hands over can be opened.
  const caseId = await world.newCase();
  const replica = world.replica(ben.token, ben.agentId);
  await replica.pull();
  await replica.act('hand_over', { caseId, toAgentId: world.root, content, draftId: null, draftRev: 0 });
  const got = await world.call('GET', `/blobs/${of}`, root.token);
  expect(new Uint8Array(await got.arrayBuffer())).toEqual(secret);
});

test('[C12] a note with a file is refused until the file is there, then everybody who sees the case can open it', async () => {
  const caseId = await world.newCase();
  const replica = world.replica(ben.token, ben.agentId);
  await replica.pull();
  const file = { hash, name: 'photo.jpg', type: 'image/jpeg', size: bytes.length, cid: null };
  const args = { ...noteArgs(caseId), attachments: [file] };
  expect(await replica.act('note', args)).toMatchObject({
    end: 'parked',
    reason: { code: 'attachment_missing' },
  });
  await put(bytes, 0);
  expect(await replica.act('note', args)).toMatchObject({ end: 'applied' });
});
