import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { SafeStorage } from 'electron';
import { app } from './app.ts';
import { host } from './host.ts';
import { strict } from './strict.ts';

const version = Buffer.from('standin1');
const nonceBytes = 12;
const tagBytes = 16;

/** The key of this profile, in a file that its owner alone may read: about what `basic_text` protects. */
function key(): Buffer {
  const file = path.join(app.getPath('userData'), 'standin-safe-storage-key');
  mkdirSync(path.dirname(file), { recursive: true });
  try {
    writeFileSync(file, randomBytes(32), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(file);
}

/** The asynchronous calls alone: Electron 45 deprecates the others and 46 drops them. */
export const safeStorage = strict('safeStorage', {
  isAsyncEncryptionAvailable: async () => host.ready,
  getSelectedStorageBackend: () => (host.ready ? 'basic_text' : 'unknown'),
  async encryptStringAsync(plainText: string): Promise<Buffer> {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', key(), nonce);
    return Buffer.concat([
      version,
      nonce,
      cipher.update(plainText, 'utf8'),
      cipher.final(),
      cipher.getAuthTag(),
    ]);
  },
  async decryptStringAsync(encrypted: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }> {
    const start = version.length + nonceBytes;
    if (encrypted.length < start + tagBytes || !encrypted.subarray(0, version.length).equals(version)) {
      throw new Error('Error while decrypting the ciphertext provided to safeStorage.decryptStringAsync.');
    }
    const decipher = createDecipheriv('aes-256-gcm', key(), encrypted.subarray(version.length, start));
    decipher.setAuthTag(encrypted.subarray(-tagBytes));
    const result =
      decipher.update(encrypted.subarray(start, -tagBytes), undefined, 'utf8') + decipher.final('utf8');
    return { result, shouldReEncrypt: false };
  },
} satisfies Pick<
  SafeStorage,
  'isAsyncEncryptionAvailable' | 'getSelectedStorageBackend' | 'encryptStringAsync' | 'decryptStringAsync'
>);
