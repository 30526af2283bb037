import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '#shared/domain/errors.ts';

/** Seals passwords of mailboxes, so that a copy of the database alone opens none. */
export interface Secrets {
  seal(text: string): string;
  /** Throws `key_unreadable` when the key is not the one the text was sealed with. */
  open(sealed: string): string;
}

const algorithm = 'aes-256-gcm';

function keyOf(dataDir: string, configured: string | undefined): Buffer {
  if (configured !== undefined && configured !== '') {
    const key = Buffer.from(configured, 'base64');
    if (key.length === 32) return key;
    throw new AppError('invalid', 'CASELOAD_KEY must be 32 bytes in base64 (openssl rand -base64 32)');
  }
  const file = join(dataDir, 'secret.key');
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  try {
    // Made once, by whichever process is first.
    writeFileSync(file, randomBytes(32).toString('base64'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return Buffer.from(readFileSync(file, 'utf8'), 'base64');
}

/** The key comes from `CASELOAD_KEY` (needed when several nodes share a database) or from a file in the data folder. */
export function openSecrets(dataDir: string, configured?: string): Secrets {
  const key = keyOf(dataDir, configured);
  return {
    seal: (text) => {
      const iv = randomBytes(12);
      const cipher = createCipheriv(algorithm, key, iv);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64');
    },
    open: (sealed) => {
      const bytes = Buffer.from(sealed, 'base64');
      const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, 12));
      try {
        decipher.setAuthTag(bytes.subarray(12, 28));
        return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
      } catch (error) {
        throw new AppError(
          'key_unreadable',
          'a mailbox password was sealed with another key',
          {},
          { cause: error },
        );
      }
    },
  };
}
