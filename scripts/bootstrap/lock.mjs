// Node 20 syntax: this file runs before Node 24 is there.
import { readFileSync } from 'node:fs';

/**
 * @typedef {{ version?: string, resolved?: string, integrity?: string, optional?: boolean, devOptional?: boolean }} LockEntry
 * @typedef {{ packages?: Record<string, LockEntry> }} Lock
 */

/**
 * Whether the installed tree is that of the lockfile. npm writes what it installed to node_modules/.package-lock.json;
 * entries that the platform leaves out (optional ones) may be absent there, every other must be the same version.
 * @param {Lock} wanted package-lock.json
 * @param {Lock} installed node_modules/.package-lock.json
 */
export function sameTree(wanted, installed) {
  const there = installed.packages ?? {};
  return Object.entries(wanted.packages ?? {}).every(([path, entry]) => {
    if (path === '') return true;
    const found = there[path];
    if (found === undefined) return entry.optional === true || entry.devOptional === true;
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}

/** @param {string} path @returns {Lock | undefined} */
function readLock(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * Why packages must be installed, or `undefined` when all is there.
 * @param {string} root the project's folder
 */
export function whyInstall(root) {
  const installed = readLock(`${root}/node_modules/.package-lock.json`);
  if (installed === undefined) return 'no packages are installed yet';
  const wanted = readLock(`${root}/package-lock.json`);
  if (wanted === undefined) throw new Error('package-lock.json is missing or is not JSON');
  return sameTree(wanted, installed)
    ? undefined
    : 'the installed packages are not those of package-lock.json';
}
