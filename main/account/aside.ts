import { mkdirSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';

/** What makes up a replica on disk. Its sealed key goes with it, or nobody could ever read it again. */
const belongs = (name: string): boolean => name.startsWith('replica.db') || name === 'secrets.json';

/** Moves a replica that cannot be opened into a folder of its own and returns that folder's name. */
export function setAside(folder: string, now: number): string {
  const name = `aside-${new Date(now).toISOString().replaceAll(/[:.]/g, '-')}`;
  const aside = join(folder, name);
  mkdirSync(aside, { recursive: true, mode: 0o700 });
  for (const file of readdirSync(folder).filter(belongs)) renameSync(join(folder, file), join(aside, file));
  return name;
}
