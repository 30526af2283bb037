import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TempDir {
  path: string;
  remove(): Promise<void>;
}

/**
 * A fresh folder under the system's temporary folder. World-readable (0755), because PostgreSQL, Dovecot and Exim
 * run as users of their own and must be able to enter it. Names stay short: socket paths end at 108 characters.
 */
export async function makeTempDir(name = 't'): Promise<TempDir> {
  const path = await mkdtemp(join(tmpdir(), `cl-${name}-`));
  await chmod(path, 0o755);
  return {
    path,
    // A server that was just killed may still be writing its last file: rm retries for a moment.
    remove: () => rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 }),
  };
}
