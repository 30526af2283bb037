import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { systemClock } from '#shared/domain/clock.ts';
import type { CaseId, IntentId, ItemId } from '#shared/domain/ids.ts';
import { Account } from '../../main/account/account.ts';
import { openDesk } from '../../main/account/openDesk.ts';
import { pathsOf, readAccounts } from '../../main/account/profile.ts';
import { salvageWork } from '../../main/account/salvage.ts';
import type { Keyring } from '../../main/account/secrets.ts';
import { testPassword } from '../../server/testing/world.ts';

const worker = new URL('../../db/worker.ts', import.meta.url);

/** A keyring with a key of its own; `lose` is a reset keyring: what was sealed before does not open any more. */
export function testKeyring(): Keyring & { lose(): void } {
  let key = randomBytes(32);
  return {
    lose: () => void (key = randomBytes(32)),
    isAsyncEncryptionAvailable: () => Promise.resolve(true),
    encryptStringAsync: (plain) => {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, iv);
      const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Promise.resolve(Buffer.concat([iv, cipher.getAuthTag(), sealed]));
    },
    decryptStringAsync: async (sealed) => {
      await Promise.resolve();
      const cipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12));
      cipher.setAuthTag(sealed.subarray(12, 28));
      const result = Buffer.concat([cipher.update(sealed.subarray(28)), cipher.final()]).toString();
      return { result, shouldReEncrypt: false };
    },
  };
}

export type TestDesktop = ReturnType<typeof openDesktop>;

/** A desktop without its windows: the real account, desk, worker threads, files and engine on a profile of its own. */
export function openDesktop(server: () => string, ends: (() => unknown)[]) {
  const userData = mkdtempSync(join(tmpdir(), 'caseload-desk-'));
  ends.push(() => rmSync(userData, { recursive: true, force: true }));
  const line = { up: true };
  /** Requests to this path fail on the way. */
  const fault: { broken: string | null } = { broken: null };
  const keyring = testKeyring();
  const events: string[] = [];
  const log = { event: (name: string) => void events.push(name), bug: () => '' };
  const fetch = (url: string, init: RequestInit) => {
    const lost = !line.up || (fault.broken !== null && url.endsWith(fault.broken));
    return lost ? Promise.reject(new TypeError('no network')) : globalThis.fetch(url, init);
  };
  const start = () => {
    const account = new Account({
      userData,
      keyring,
      fetch,
      openDesk: (spec) => openDesk(spec, { log, fetch, worker }),
      salvage: (place) => salvageWork(worker, place),
      clock: systemClock,
      newId: uuidv7,
      log,
      deviceName: 'laptop',
      platform: 'linux',
    });
    ends.push(() => account.close());
    return account;
  };
  return {
    userData,
    line,
    fault,
    keyring,
    events,
    start,
    async signIn(account: Account, email = 'ben@team.example') {
      line.up = true;
      return account.signIn({ server: server(), email, password: testPassword });
    },
    paths() {
      const record = readAccounts(userData, 0).accounts[0];
      if (record === undefined) throw new Error('nobody has signed in');
      return pathsOf(userData, record.id);
    },
  };
}

/** Does something on a case as a window would, on what is seen there now. */
export async function actOn(
  account: Account,
  caseId: CaseId,
  name: string,
  args: Record<string, unknown>,
): Promise<IntentId> {
  const { reader, writer } = account.desk().replica;
  const detail = await reader.query('case.get', { caseId });
  const [entry] = detail.entries;
  const { intentId } = await writer.submit({
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
  return intentId;
}

export const noteOf = (text: string, attachments: readonly unknown[] = []) => ({
  itemId: uuidv7() as ItemId,
  text,
  html: null,
  attachments,
  draftId: null,
});

export const replyOf = (text: string, attachments: readonly unknown[] = []) => ({
  itemId: uuidv7() as ItemId,
  to: [{ name: 'Erik Vos', address: 'erik@customer.example' }],
  cc: [],
  subject: 'Re: Question',
  text,
  html: null,
  attachments,
  answersId: null,
  draftId: null,
  draftRev: 0,
  askedOwner: false,
});
