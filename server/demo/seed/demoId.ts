import { createHash } from 'node:crypto';

/**
 * The id of a row of the demo by what it is (`case`, `item`, …) and its key: the same on each machine, so that the
 * colleague's script finds its cases without a list. A UUID of version 8 (RFC 9562, section 5.8).
 */
export function demoId(kind: string, key: string): string {
  const hex = createHash('sha256').update(`caseload demo ${kind} ${key}`).digest('hex');
  const digits = `${hex.slice(0, 12)}8${hex.slice(13, 16)}8${hex.slice(17, 32)}`;
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
