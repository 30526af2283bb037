import { mkdirSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Moves a replica that cannot be opened into a folder of its own and returns that folder's name. Its sealed key goes
 * with it, or nobody could ever read it again; files of messages go along where no key is left to read them with.
 */
export function setAside(folder: string, now: number, withFiles: boolean): string {
  const belongs = (file: string): boolean =>
    file.startsWith('replica.db') || file === 'secrets.json' || (withFiles && file === 'blobs');
  const name = `aside-${new Date(now).toISOString().replaceAll(/[:.]/g, '-')}`;
  const aside = join(folder, name);
  mkdirSync(aside, { recursive: true, mode: 0o700 });
  for (const file of readdirSync(folder).filter(belongs)) renameSync(join(folder, file), join(aside, file));
  return name;
}
