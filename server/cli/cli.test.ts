import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { freePort } from '../../tests/support/freePort.ts';
import type { ClientId, InboxId } from '#shared/domain/ids.ts';
import { signInResponse } from '#shared/protocol/session.ts';
import { startProcess } from '../../tests/support/process.ts';
import { devicesOf, revokeDevice } from '../auth/devices.ts';
import { startServer } from '../compose.ts';
import { inboundMail } from '../testing/world.ts';

const cli = fileURLToPath(new URL('index.ts', import.meta.url));
let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'caseload-cli-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const env = { ...process.env, DATABASE_URL: '', MAILBOX_PASSWORD: 'very secret words' };

/** Runs one command; answers its exit code and everything it said. */
function run(...args: string[]): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [cli, '--data', dir, ...args], { env }, (error, out, err) =>
      resolve({ code: error === null ? 0 : Number(error.code), said: out + err }),
    );
  });
}

const init = () =>
  run('init', '--workspace', 'Acme', '--admin-email', 'root@acme.example', '--admin-password', 'long enough');

test('[A1][A2] a workspace is set up by commands, and mistakes are answered with what to do', async () => {
  const first = await run('init', '--workspace', 'Acme', '--admin-email', 'root@acme.example');
  expect(first.said).toMatch(/Password \(shown once\): \w{5}-\w{5}-\w{5}-\w{5}/);
  const again = await init();
  expect([again.code, again.said]).toEqual([1, 'this store already holds the workspace "Acme"\n']);
  await run('inbox', 'add', 'Service', '--address', 'service@acme.example');
  await run('agent', 'add', 'eva@acme.example', '--name', 'Eva', '--role', 'Finance');
  expect((await run('agent', 'add', 'eva@acme.example', '--name', 'Eva')).said).toContain('exists already');
  expect((await run('agent', 'add', 'x@acme.example', '--name', 'X', '--role', 'Wizard')).said).toContain(
    'role list',
  );
  expect((await run('member', 'add', 'eva@acme.example', 'service', '--rights', 'fly')).said).toContain(
    'rights are: read',
  );
  await run('member', 'add', 'eva@acme.example', 'service');
  expect((await run('member', 'list')).said).toBe('Service  eva@acme.example  read, work, forward, cancel\n');
  expect((await run('role', 'list')).said).toContain('System Administrator  administer, lead, see_all_cases');
}, 120_000);

test('the password of a mailbox is sealed in the store', async () => {
  await init();
  await run('inbox', 'add', 'Service');
  const added = await run(
    ...['mailbox', 'add', 'service@acme.example', '--inbox', 'Service'],
    ...['--imap-host', '127.0.0.1', '--imap-port', '1', '--smtp-host', '127.0.0.1', '--smtp-port', '1'],
  );
  expect(added.code).toBe(0);
  expect((await run('mailbox', 'list')).said).toContain(
    'service@acme.example  Service  127.0.0.1  127.0.0.1',
  );
  const again = await run(
    ...['mailbox', 'add', 'service@acme.example', '--inbox', 'Service'],
    ...['--imap-host', '127.0.0.2', '--imap-port', '1', '--smtp-host', '127.0.0.1', '--smtp-port', '1'],
  );
  expect(again.said).toContain('Changed service@acme.example of Service');
  expect((await run('mailbox', 'list')).said).toBe('service@acme.example  Service  127.0.0.2  127.0.0.1\n');
  const tried = await run('mailbox', 'test', 'service@acme.example');
  expect([tried.code, tried.said]).toEqual([1, expect.stringContaining('cannot fetch from 127.0.0.2:1')]);
  const { readFile } = await import('node:fs/promises');
  expect((await readFile(join(dir, 'caseload.db'))).includes('very secret words')).toBe(false);
}, 120_000);

test('the server runs, is changed by commands meanwhile, and ends cleanly when told to', async () => {
  await init();
  const port = await freePort();
  const url = `http://127.0.0.1:${String(port)}`;
  const server = await startProcess({
    command: process.execPath,
    args: [cli, '--data', dir, 'serve', '--port', String(port)],
    env,
    ready: async () => (await fetch(`${url}/ready`)).ok,
    readyTimeoutMs: 60_000,
  });
  const credentials = {
    email: 'eva@acme.example',
    password: 'long enough',
    deviceName: 'd',
    clientId: uuidv7(),
  };
  const signIn = () =>
    fetch(`${url}/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(credentials),
    });
  expect((await signIn()).status).toBe(401);
  await run('agent', 'add', 'eva@acme.example', '--name', 'Eva', '--password', 'long enough');
  expect((await signIn()).status).toBe(200);
  const second = await run('serve', '--port', String(port));
  expect([second.code, second.said]).toEqual([
    1,
    expect.stringContaining(`port ${String(port)} on 127.0.0.1 is in use: choose another with --port`),
  ]);
  await server.kill('SIGTERM');
  expect(await server.exited).toBe(0);
  expect(server.output()).toContain('"event":"server.started"');
  expect(server.output()).not.toContain('eva@acme.example');
}, 120_000);

test('[G8] what a lead finds in the tray: who, what, when, on which case, in whose words', async () => {
  await init();
  await run('inbox', 'add', 'Service');
  await run('agent', 'add', 'eva@acme.example', '--name', 'Eva', '--password', 'long enough');
  await run('member', 'add', 'eva@acme.example', 'Service');
  expect((await run('escrow', 'list')).said).toBe('Nothing lies in the tray.\n');
  const server = await startServer({ dataDir: dir });
  const db = server.store.db;
  const inbox = (await db.selectFrom('inbox').select('id').executeTakeFirstOrThrow()).id as InboxId;
  const { caseId } = await server.intake.receive(inboundMail(inbox, { subject: 'Broken lamp' }));
  const clientId = uuidv7() as ClientId;
  const request = { email: 'eva@acme.example', password: 'long enough', deviceName: 'd', clientId };
  const post = (path: string, body: unknown, token = '') =>
    fetch(`${server.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
  const { token, agentId } = signInResponse.parse(await (await post('/session', request)).json());
  for (const { id } of await devicesOf(server.admin, agentId)) await revokeDevice(server.admin, agentId, id);
  const id = uuidv7();
  const text = 'We send a new lamp.\nIt leaves tomorrow.';
  const intent = {
    id,
    name: 'note',
    v: 1,
    args: { caseId, itemId: uuidv7(), text, html: null, attachments: [], draftId: null, draftRev: 0 },
    saw: { lastPublicId: null, entryId: null, ownerId: null, ownerRev: null },
    dependsOn: null,
    resolves: null,
    madeAt: Date.UTC(2026, 10, 20, 9, 30),
    asOf: 0,
  };
  expect((await post('/session/escrow', { intents: [intent] }, token)).status).toBe(200);
  await server.stop();

  const listed = (await run('escrow', 'list')).said;
  expect(listed).toMatch(
    /^\S+ {2}2026-11-20 09:30 {2}Eva {2}note {2}case \d+ {2}We send a new lamp. It leaves/,
  );
  const shown = await run('escrow', 'show', id);
  expect(shown.said).toMatch(/^note by Eva, written 2026-11-20 09:30 UTC, here since /);
  expect(shown.said).toContain('"Broken lamp", in Service');
  expect(shown.said).toContain(text);
  const missing = await run('escrow', 'show', 'ffff');
  expect([missing.code, missing.said]).toEqual([1, expect.stringContaining('see "escrow list"')]);
}, 120_000);
