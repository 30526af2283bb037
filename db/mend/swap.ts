import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';

/** Where the copy is made. */
export const unfinished = (file: string): string => `${file}.mending`;
/** The copy is called so from the moment on that it counts. */
const finished = (file: string): string => `${file}.mended`;

export function removeUnfinished(file: string): void {
  for (const end of ['', '-wal', '-shm', '-journal', '.key']) rmSync(unfinished(file) + end, { force: true });
}

/** The copy is whole: from here on it is the replica, whatever happens. */
export function commitMend(file: string): void {
  toDisk(unfinished(file));
  renameSync(unfinished(file), finished(file));
  toDisk(dirname(file));
  removeUnfinished(file);
}

/**
 * Puts a copy that counts in the place of the damaged file; also after an end in the middle of doing so. The old log
 * goes before the new file comes: the two must never meet. To be called by the holder of the lock with nothing open.
 */
export function takeMended(file: string): void {
  if (!existsSync(finished(file))) return;
  for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
  toDisk(dirname(file));
  renameSync(finished(file), file);
  toDisk(dirname(file));
}

/** Windows opens no folders and needs none: its renames are on the disk. */
function toDisk(path: string): void {
  if (process.platform === 'win32' && !path.includes('.mend')) return;
  const handle = openSync(path, process.platform === 'win32' ? 'r+' : 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
