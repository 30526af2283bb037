import { closeSync, fsyncSync, openSync, readdirSync, rmSync, statSync, writeSync } from 'node:fs';
import { basename, join } from 'node:path';

/**
 * Destroys an account's folder: first every sealed key in it, overwritten and removed, without which the rest can never
 * be read again wherever a copy of it may lie; then the files.
 */
export function destroyAccount(folder: string): void {
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (basename(path) === 'secrets.json') shred(join(folder, path));
  }
  rmSync(folder, { recursive: true, force: true });
}

function shred(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    writeSync(handle, Buffer.alloc(statSync(file).size));
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  rmSync(file);
}
