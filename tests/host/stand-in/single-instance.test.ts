import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takeLock, type InstanceLock, type Visit } from './single-instance.ts';

let folder: string;
let lock: InstanceLock | undefined;
beforeEach(() => void (folder = mkdtempSync(path.join(tmpdir(), 'lock-'))));
afterEach(() => {
  lock?.release();
  rmSync(folder, { recursive: true, force: true });
});

const visit: Visit = { argv: ['app', 'caseload://case/7'], cwd: '/somewhere', data: { a: 1 } };

describe('the lock of a profile', () => {
  it('is held by one, who gets what the next one hands over', async () => {
    const visited = new Promise<Visit>((resolve) => (lock = takeLock(folder, visit, resolve)));
    expect(lock).toBeDefined();
    expect(takeLock(folder, visit, () => undefined)).toBeUndefined();
    expect(await visited).toEqual(visit);
  });

  it('brings a visit to the next holder when the one it was for died first', async () => {
    const dying = takeLock(folder, visit, () => undefined)!;
    expect(takeLock(folder, visit, () => undefined)).toBeUndefined();
    dying.release();
    const visited = new Promise<Visit>((resolve) => (lock = takeLock(folder, visit, resolve)));
    expect(await visited).toEqual(visit);
  });

  it('is free after it was given back', () => {
    takeLock(folder, visit, () => undefined)?.release();
    lock = takeLock(folder, visit, () => undefined);
    expect(lock).toBeDefined();
  });

  it.each([
    ['a process that is gone', '999999999 1'],
    ['a process of another start time with the same pid', `${process.pid} 1`],
    ['a file that was cut', ''],
  ])('is taken over from %s', (_who, content) => {
    writeFileSync(path.join(folder, 'StandInLock'), content);
    lock = takeLock(folder, visit, () => undefined);
    expect(lock).toBeDefined();
  });
});
