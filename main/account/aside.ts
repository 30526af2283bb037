import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';

/** What makes up a replica on disk; its key goes with it, or nobody could ever read it again. */
const files = ['replica.db', 'replica.db-wal', 'replica.db-shm', 'secrets.json'];

/** Moves a replica that cannot be opened into a folder of its own and returns that folder's name. */
export function setAside(folder: string, now: number): string {
  const name = `aside-${new Date(now).toISOString().replaceAll(/[:.]/g, '-')}`;
  const aside = join(folder, name);
  mkdirSync(aside, { recursive: true, mode: 0o700 });
  for (const file of files) {
    const path = join(folder, file);
    if (existsSync(path)) renameSync(path, join(aside, file));
  }
  return name;
}
