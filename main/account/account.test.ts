import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '#shared/domain/errors.ts';
import { systemClock } from '#shared/domain/clock.ts';
import { uuidv7 } from 'uuidv7';
import { Account } from './account.ts';
import type { Desk, DeskSpec } from './desk.ts';
import type { Keyring } from './secrets.ts';

const agentId = '0190a000-0000-7000-8000-00000000000a';
let userData: string;
let server: Server;
let url: string;
let sessions: { clientId: string }[];
let opened: DeskSpec[];
let closed: number;
let tokensClosed: (string | undefined)[];
let openingFails: AppError | null;

/** A keyring with a key of its own, as the platform's: another key cannot open what this one sealed. */
function keyringOf(key: Buffer, backend = 'gnome_libsecret'): Keyring {
  return {
    isAsyncEncryptionAvailable: async () => true,
    getSelectedStorageBackend: () => backend,
    encryptStringAsync: async (plain) => {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, iv);
      const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
    },
    decryptStringAsync: async (sealed) => {
      const cipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12));
      cipher.setAuthTag(sealed.subarray(12, 28));
      const result = Buffer.concat([cipher.update(sealed.subarray(28)), cipher.final()]).toString();
      return { result, shouldReEncrypt: false };
    },
  };
}

const key = randomBytes(32);
const start = (keyring: Keyring = keyringOf(key)) =>
  new Account({
    userData,
    keyring,
    fetch,
    clock: systemClock,
    newId: uuidv7,
    log: { event: () => undefined, bug: () => '' },
    deviceName: 'laptop',
    platform: 'linux',
    salvage: async () => ({ acts: [], blobs: [], settings: null, whole: true }),
    openDesk: async (spec) => {
      if (openingFails !== null) throw openingFails;
      opened.push(spec);
      writeFileSync(spec.paths.replica, 'rows');
      const replica = { onProblem: () => () => undefined };
      const sync = { onRevoked: () => undefined };
      return {
        identity: spec.identity,
        replica,
        sync,
        close: async () => void (closed += 1),
      } as unknown as Desk;
    },
  });
const anna = (more = {}) => ({ server: url, email: 'Anna@example.org', password: 'right', ...more });

beforeEach(async () => {
  userData = mkdtempSync(join(tmpdir(), 'caseload-account-'));
  sessions = [];
  opened = [];
  closed = 0;
  tokensClosed = [];
  openingFails = null;
  server = createServer((request, response) => {
    if (request.url === '/info') {
      const protocol = { oldest: 1, newest: 1 };
      return void response.end(
        JSON.stringify({ product: 'caseload', version: '1', workspace: 'Harbour', protocol }),
      );
    }
    if (request.method === 'DELETE') {
      tokensClosed.push(request.headers.authorization);
      return void response.end('{}');
    }
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const asked = JSON.parse(body);
      if (asked.password !== 'right') {
        response.statusCode = 401;
        return void response.end(
          JSON.stringify({ error: { code: 'wrong_credentials', message: '', params: {} } }),
        );
      }
      sessions.push(asked);
      const answer = {
        token: `token-${sessions.length}`,
        agentId,
        name: 'Anna',
        email: asked.email,
        workspace: 'Harbour',
      };
      response.end(JSON.stringify({ ...answer, serverTime: 1 }));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
  rmSync(userData, { recursive: true });
});

describe('signing in', () => {
  it('opens a desk and is open again after a restart, without the password', async () => {
    const first = start();
    const states: string[] = [];
    first.onState((state) => states.push(state.state));
    expect(await first.signIn(anna())).toMatchObject({
      state: 'signed_in',
      server: url,
      email: 'anna@example.org',
      workspace: 'Harbour',
      problem: null,
    });
    expect(states).toEqual(['opening', 'signed_in']);

    const second = start();
    expect(await second.start()).toMatchObject({ state: 'signed_in' });
    expect(opened).toHaveLength(2);
    expect(opened[1]).toEqual({ ...opened[0], onHealing: expect.any(Function) });
    expect(opened[0]?.replicaKey).toHaveLength(32);
  });

  it('leaves everything as it was when the password is wrong', async () => {
    const account = start();
    await account.signIn(anna());
    await expect(account.signIn(anna({ password: 'wrong' }))).rejects.toMatchObject({
      code: 'wrong_credentials',
    });
    expect(account.state().state).toBe('signed_in');
    expect(account.desk().identity.agentId).toBe(agentId);
    expect(closed).toBe(0);
  });

  it('[G17] writes neither token nor key nor password in the clear', async () => {
    await start().signIn(anna());
    const files = readdirSync(userData, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    const all = files.map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1')).join('\n');
    expect(all).not.toContain('token-1');
    expect(all).not.toContain('right');
    expect(all).not.toContain(Buffer.from(opened[0]!.replicaKey).toString('hex'));
  });

  it('says once that this machine cannot protect secrets', async () => {
    const account = start(keyringOf(key, 'basic_text'));
    expect(await account.signIn(anna())).toMatchObject({ state: 'signed_in', problem: 'no_keyring' });
    expect(await account.signIn(anna())).toMatchObject({ state: 'signed_in', problem: null });
  });

  it('does not sign in where no keyring can seal the token', async () => {
    const account = start({ ...keyringOf(key), isAsyncEncryptionAvailable: async () => false });
    expect(await account.signIn(anna())).toMatchObject({ state: 'problem', problem: 'no_keyring' });
    expect(opened).toHaveLength(0);
  });
});

describe('signing out', () => {
  it('[F1-F3] [G5] finds the same replica, key and device again at the next sign-in', async () => {
    const account = start();
    await account.signIn(anna());
    expect(await account.signOut()).toMatchObject({ state: 'signed_out', email: null });
    expect(closed).toBe(1);
    await expect.poll(() => tokensClosed).toEqual(['Bearer token-1']);
    expect(() => account.desk()).toThrow(AppError);
    expect(existsSync(opened[0]!.paths.replica)).toBe(true);
    expect(await start().start()).toMatchObject({ state: 'signed_out' });

    await account.signIn(anna({ email: 'anna@EXAMPLE.org' }));
    expect(opened[1]).toMatchObject({
      identity: opened[0]!.identity,
      replicaKey: opened[0]!.replicaKey,
      token: 'token-2',
    });
  });
});

describe('[G16] a replica that cannot be opened', () => {
  it('says why, and is set aside with its key, never deleted', async () => {
    const account = start();
    await account.signIn(anna());
    await account.close();
    openingFails = new AppError('replica_corrupt');
    const again = start();
    expect(await again.start()).toMatchObject({ state: 'problem', problem: 'replica_corrupt' });
    expect(() => again.desk()).toThrow('replica_corrupt');

    openingFails = null;
    expect(await again.rebuild()).toMatchObject({ state: 'signed_in', email: 'anna@example.org' });
    const { folder } = opened[0]!.paths;
    const aside = readdirSync(folder).find((name) => name.startsWith('aside-'))!;
    expect(readdirSync(join(folder, aside)).toSorted()).toEqual(['replica.db', 'secrets.json']);

    // The key stays: the files of unsent messages are sealed with it.
    const { paths, replicaKey } = opened[0]!;
    expect(opened[1]).toMatchObject({ token: 'token-1', paths, replicaKey, carried: { whole: true } });
    // A new record on the server: the old numbering of acts is lost with the old file.
    expect(opened[1]!.identity.clientId).not.toBe(opened[0]!.identity.clientId);
  });

  it('tells a key that the keyring does not open any more, and keeps everything', async () => {
    await start().signIn(anna());
    const other = start(keyringOf(randomBytes(32)));
    expect(await other.start()).toMatchObject({ state: 'problem', problem: 'key_unreadable' });
    expect(await other.signIn(anna())).toMatchObject({ state: 'problem', problem: 'key_unreadable' });
    expect(await start().start()).toMatchObject({ state: 'signed_in' });
  });

  it('is begun anew after a lost key too, by signing in once more', async () => {
    await start().signIn(anna());
    const other = start(keyringOf(randomBytes(32)));
    await other.start();
    expect(await other.rebuild()).toMatchObject({
      state: 'signed_out',
      email: 'anna@example.org',
      server: url,
    });
    expect(existsSync(opened[0]!.paths.replica)).toBe(false);
    expect(await other.signIn(anna())).toMatchObject({ state: 'signed_in' });
    expect(sessions[1]!.clientId).not.toBe(sessions[0]!.clientId);
  });
});

it('keeps a list of accounts that it cannot read, and begins anew', async () => {
  writeFileSync(join(userData, 'accounts.json'), '{"version":9');
  expect(start().state().state).toBe('signed_out');
  expect(readdirSync(userData).some((name) => name.startsWith('accounts.json.unreadable-'))).toBe(true);
});

it('opens the demo again where it was, whatever port its server has', async () => {
  const account = start();
  await account.signIn(anna(), true);
  await account.close();
  const port = (server.address() as AddressInfo).port;
  url = `http://localhost:${port}`;
  expect(await start().signIn(anna(), true)).toMatchObject({ demo: true, server: url });
  expect(opened[1]!.paths).toEqual(opened[0]!.paths);
});
