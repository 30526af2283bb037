import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { systemClock } from '#shared/domain/clock.ts';
import { AppError } from '#shared/domain/errors.ts';
import { Account } from '../../main/account/account.ts';
import { openDesk } from '../../main/account/openDesk.ts';
import { salvageWork } from '../../main/account/salvage.ts';
import type { Keyring } from '../../main/account/secrets.ts';
import { accountHandlers } from '../../main/ipc/handlers/account.ts';
import { actHandlers } from '../../main/ipc/handlers/acts.ts';
import { attachmentHandlers } from '../../main/ipc/handlers/attachments.ts';
import { readingHandlers } from '../../main/ipc/handlers/reading.ts';
import { syncHandlers } from '../../main/ipc/handlers/sync.ts';
import { createRouter } from '../../main/ipc/router.ts';
import type { Handlers } from '../../main/ipc/router.ts';

/**
 * The main process of the app without its windows, as a process that a test kills: the real account, desk, database
 * workers, files and sync engine, asked over the process's own line with the calls a window makes.
 * `deskProcess.ts USER_DATA KEYRING_KEY_HEX`
 */
const [userData = '', keyHex = ''] = process.argv.slice(2);
const key = Buffer.from(keyHex, 'hex');

/** The keyring of the machine: it outlives the process. */
const keyring: Keyring = {
  isAsyncEncryptionAvailable: () => Promise.resolve(true),
  encryptStringAsync: (plain) => {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key, iv);
    const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    return Promise.resolve(Buffer.concat([iv, cipher.getAuthTag(), sealed]));
  },
  decryptStringAsync: (sealed) => {
    const cipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12));
    cipher.setAuthTag(sealed.subarray(12, 28));
    const result = Buffer.concat([cipher.update(sealed.subarray(28)), cipher.final()]).toString();
    return Promise.resolve({ result, shouldReEncrypt: false });
  },
};

const write = (name: string, fields: object = {}) =>
  void process.stdout.write(`${JSON.stringify({ at: Date.now(), event: name, ...fields })}\n`);
const log = {
  event: (name: string, fields: object = {}) => write(name, fields),
  bug: (name: string, error: unknown) => {
    write(name, { bug: error instanceof Error ? error.stack : String(error) });
    return name;
  },
};
const worker = new URL('../../db/worker.ts', import.meta.url);
const fetch = (url: string, init: RequestInit) => globalThis.fetch(url, init);
const account = new Account({
  userData,
  keyring,
  fetch,
  openDesk: (spec) => openDesk(spec, { log, fetch, worker }),
  salvage: (place) => salvageWork(worker, place),
  clock: systemClock,
  newId: uuidv7,
  log,
  deviceName: 'fault desk',
  platform: 'linux',
});
const desk = () => account.desk();
const noDialogs = () => Promise.reject(new AppError('invalid', 'no dialogs here'));
const files = { choose: noDialogs, save: noDialogs };
const handlers: Partial<Handlers> = {
  ...accountHandlers(account),
  ...readingHandlers(() => desk().replica.reader),
  ...actHandlers({ writer: () => desk().replica.writer, written: () => desk().sync.now(), newId: uuidv7 }),
  ...syncHandlers(account),
  ...attachmentHandlers(desk, files),
};
const router = createRouter({ handlers: handlers as Handlers, log, checkAnswers: true });

/** Beside the calls of a window: the whole ledger, which a window only saves to a file. */
async function answer(name: unknown, input: unknown): Promise<unknown> {
  if (name !== 'ledger.dump') return router({ trusted: true, name, input });
  return { ok: true, value: await desk().replica.reader.query('ledger.dump', {}) };
}

process.on('message', (message: { id: number; name: unknown; input: unknown }) => {
  void answer(message.name, message.input).then(
    (result) => process.send?.({ id: message.id, result }),
    (error: unknown) => log.bug('desk.call', error),
  );
});
// Whoever started this is gone: nobody is left to kill it.
process.on('disconnect', () => process.exit(0));

await account.start();
process.send?.({ ready: account.state() });
