import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { AppError } from '#shared/domain/errors.ts';
import { writeDurably } from './profile.ts';

/** The platform's keyring: Electron's safeStorage, its asynchronous half. */
export interface Keyring {
  isAsyncEncryptionAvailable(): Promise<boolean>;
  encryptStringAsync(plainText: string): Promise<Buffer>;
  decryptStringAsync(encrypted: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }>;
  /** Linux only; `basic_text` means that anyone with the files can read them. */
  getSelectedStorageBackend?(): string;
}

/** What an account keeps secret. */
export interface Secrets {
  /** The device token; null after signing out. */
  readonly token: string | null;
  /** 32 bytes: the key of the replica and its blobs. Stays when signing out, so that unsent work is found again. */
  readonly replicaKey: Uint8Array;
}

const sealedFile = z.object({ version: z.literal(1), sealed: z.base64() });
const opened = z.object({ token: z.string().nullable(), replicaKey: z.string().regex(/^[0-9a-f]{64}$/) });

export const newReplicaKey = (): Uint8Array => randomBytes(32);

/** Whether secrets are only obscured here, not protected. */
export function isUnprotected(keyring: Keyring, platform: string): boolean {
  return platform === 'linux' && keyring.getSelectedStorageBackend?.() === 'basic_text';
}

/**
 * Opens the secrets of an account; null if it has none yet.
 * @throws AppError `key_unreadable`: the file is there and the keyring does not open it (another machine, a reset or
 *   locked keyring). Nothing is changed, so that a keyring that comes back finds everything.
 */
export async function readSecrets(keyring: Keyring, file: string): Promise<Secrets | null> {
  if (!existsSync(file)) return null;
  try {
    const { sealed } = sealedFile.parse(JSON.parse(readFileSync(file, 'utf8')));
    const { result, shouldReEncrypt } = await keyring.decryptStringAsync(Buffer.from(sealed, 'base64'));
    const { token, replicaKey } = opened.parse(JSON.parse(result));
    const secrets = { token, replicaKey: new Uint8Array(Buffer.from(replicaKey, 'hex')) };
    if (shouldReEncrypt) await writeSecrets(keyring, file, secrets);
    return secrets;
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('key_unreadable', '', {}, { cause: error });
  }
}

/** @throws AppError `no_keyring`, `disk_full`, `read_only` */
export async function writeSecrets(keyring: Keyring, file: string, secrets: Secrets): Promise<void> {
  if (!(await keyring.isAsyncEncryptionAvailable())) throw new AppError('no_keyring');
  const plain = JSON.stringify({
    token: secrets.token,
    replicaKey: Buffer.from(secrets.replicaKey).toString('hex'),
  });
  const sealed = (await keyring.encryptStringAsync(plain)).toString('base64');
  writeDurably(file, JSON.stringify({ version: 1, sealed }));
}
