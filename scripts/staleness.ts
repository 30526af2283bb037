import { createHash } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A hash over the names and contents of all files that `patterns` match. Contents, not times: a checkout touches files
 * that did not change, and a restored older file has an older time than the build.
 * @param patterns globs relative to `root`
 */
export function hashOf(root: string, patterns: readonly string[]): string {
  const files = patterns
    .flatMap((pattern) => globSync(pattern, { cwd: root, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const hash = createHash('sha256');
  for (const file of files) {
    const content = readFileSync(file);
    hash.update(`${file.slice(root.length)}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/** Whether what stands in `stamp` (written by `writeStamp` after a build) differs from `hash`, or is not there. */
export function isStale(stamp: string, hash: string): boolean {
  try {
    return readFileSync(stamp, 'utf8') !== hash;
  } catch {
    return true;
  }
}

export const writeStamp = (stamp: string, hash: string): void => writeFileSync(stamp, hash);
