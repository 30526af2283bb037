import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { logFile, openLog } from './log.ts';

const base = mkdtempSync(join(tmpdir(), 'caseload-log-'));
afterAll(() => rmSync(base, { recursive: true }));

let folder: string;
let count = 0;
const clock = { now: () => 1_700_000_000_000, monotonic: () => 0 };
const open = (more = {}) => openLog({ folder, clock, newId: () => 'id-1', ...more });
const lines = () =>
  readFileSync(join(folder, logFile), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
beforeEach(() => {
  count += 1;
  folder = join(base, String(count));
});

describe('log', () => {
  it('writes JSON lines with time, event and fields', () => {
    const log = open();
    log.event('sync.pulled', { rows: 3, ms: 12 });
    log.event('app.quit');
    expect(lines()).toEqual([
      { at: '2023-11-14T22:13:20.000Z', event: 'sync.pulled', rows: 3, ms: 12 },
      { at: '2023-11-14T22:13:20.000Z', event: 'app.quit' },
    ]);
  });

  it('writes no words, addresses or secrets', () => {
    const log = open();
    log.event('x', {
      subject: 'Refund',
      password: 'hunter2',
      where: 'for anna@example.org',
      header: 'Bearer abc.def',
    });
    log.bug(
      'y',
      new Error(`no key ${'ab'.repeat(32)} at https://u:p@host/`, { cause: new Error('ben@example.org') }),
    );
    const text = readFileSync(join(folder, logFile), 'utf8');
    for (const secret of ['Refund', 'hunter2', 'anna@', 'ben@', 'abc.def', 'abababab', 'u:p']) {
      expect(text).not.toContain(secret);
    }
  });

  it('gives a bug an id and keeps its stack', () => {
    expect(open().bug('ipc.bug', new TypeError('x is not y'))).toBe('id-1');
    expect(lines()[0]).toMatchObject({
      event: 'ipc.bug',
      id: 'id-1',
      error: expect.stringContaining('log.test.ts'),
    });
  });

  it('rotates by size and keeps a few files', () => {
    const log = open({ maxBytes: 300, keep: 3 });
    for (let n = 0; n < 40; n += 1) log.event('tick', { n });
    expect(readdirSync(folder).toSorted()).toEqual([logFile, `${logFile}.1`, `${logFile}.2`]);
    expect(lines().at(-1)).toMatchObject({ n: 39 });
  });

  it('never throws when it cannot write', () => {
    writeFileSync(folder, 'a file where the folder should be');
    expect(() => open().event('x')).not.toThrow();
  });
});
