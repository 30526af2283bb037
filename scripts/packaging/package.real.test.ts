import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildIfStale } from '../buildIfStale.ts';
import { makeTempDir } from '../../tests/support/tempDir.ts';
import type { TempDir } from '../../tests/support/tempDir.ts';
import { fuseSentinel, fusesOf, filesOf } from './archive.ts';
import type { ArchivedFile } from './archive.ts';

const root = resolve(import.meta.dirname, '../..');
/** Fuses of an Electron 45 executable as it is delivered: version 1, nine of them. */
const delivered = '101110010';
let work: TempDir;
let packed: string;
let files: ArchivedFile[];

/** Enough of Electron's distribution for electron-builder: an ELF file with the fuse wire, and the usual folders. */
function makeDistribution(folder: string): void {
  mkdirSync(join(folder, 'resources'), { recursive: true });
  mkdirSync(join(folder, 'locales'));
  const electron = join(folder, 'electron');
  const wire = Buffer.concat([
    Buffer.from(fuseSentinel),
    Buffer.from([1, delivered.length]),
    Buffer.from(delivered),
  ]);
  writeFileSync(electron, Buffer.concat([readFileSync('/bin/true'), wire]), { mode: 0o755 });
  writeFileSync(join(folder, 'version'), '45.4.1');
  for (const language of ['en-US', 'nl', 'nb', 'pl', 'de'])
    writeFileSync(join(folder, 'locales', `${language}.pak`), '');
}

beforeAll(async () => {
  work = await makeTempDir('pack');
  await buildIfStale();
  const dist = join(work.path, 'electron');
  makeDistribution(dist);
  const out = join(work.path, 'out');
  const cli = join(root, 'node_modules/electron-builder/cli.js');
  const overrides = { electronDist: dist, electronVersion: '45.4.1', 'directories.output': out };
  const flags = Object.entries(overrides).map(([name, value]) => `-c.${name}=${value}`);
  execFileSync(process.execPath, [cli, '--linux', 'dir', '--publish', 'never', ...flags], {
    cwd: root,
    stdio: 'pipe',
  });
  packed = join(
    out,
    readdirSync(out).find((name) => name.endsWith('unpacked'))!,
  );
  files = filesOf(join(packed, 'resources/app.asar'));
}, 240_000);
afterAll(() => work.remove());

const top = (path: string) => path.split('/')[0];

describe('the packed application', () => {
  it('has the fuses set: no Node mode, no NODE_OPTIONS, no inspector, only a checked archive', () => {
    // Order of FuseV1Options: runAsNode, cookie encryption, NODE_OPTIONS, --inspect, archive integrity,
    // only from the archive, browser snapshot, file: privileges, and what came after.
    expect(fusesOf(join(packed, 'caseload')).slice(0, 8)).toBe('01001100');
  });

  it('holds what was built, and of node_modules the native database alone', () => {
    expect([...new Set(files.map(({ path }) => top(path)))].toSorted()).toEqual([
      'build',
      'node_modules',
      'out',
      'package.json',
    ]);
    const modules = files
      .filter(({ path }) => path.startsWith('node_modules/'))
      .map(({ path }) => path.split('/')[1]);
    expect([...new Set(modules)]).toEqual(['better-sqlite3']);
    const paths = files.map(({ path }) => path);
    for (const path of [
      'out/main/index.js',
      'out/preload/index.cjs',
      'out/renderer/index.html',
      'build/icon.png',
    ]) {
      expect(paths).toContain(path);
    }
    expect(
      paths.filter((path) => /\.(map|ts)$|stand-in|tests\//.test(path) && !path.endsWith('.d.ts')),
    ).toEqual([]);
  });

  it('unpacks the worker and everything native beside the archive', () => {
    const worker = files.find(({ path }) => path === 'out/main/db-worker.mjs');
    expect(worker?.unpacked).toBe(true);
    expect(files.filter(({ path }) => path.endsWith('.node')).every(({ unpacked }) => unpacked)).toBe(true);
    const unpacked = join(packed, 'resources/app.asar.unpacked');
    expect(existsSync(join(unpacked, 'out/main/db-worker.mjs'))).toBe(true);
    expect(existsSync(join(unpacked, 'node_modules/better-sqlite3/package.json'))).toBe(true);
  });

  it('[G17] runs its unpacked worker from there: a replica opens with nothing of the repository at hand', () => {
    const unpacked = join(packed, 'resources/app.asar.unpacked');
    const script = `
      import { Worker } from 'node:worker_threads';
      const identity = { agentId: 'a', clientId: 'c', name: '', email: '', workspace: '' };
      const place = { file: process.argv[2], key: new Uint8Array(32).fill(7), identity };
      const worker = new Worker(process.argv[1], { workerData: { role: 'writer', place }, execArgv: [] });
      worker.on('message', (message) => { console.log(message.t, JSON.stringify(message)); worker.terminate(); });
      worker.on('error', (error) => { console.log('error', error.message); });
    `;
    const db = join(work.path, 'replica.db');
    const worker = join(unpacked, 'out/main/db-worker.mjs');
    const args = ['--input-type=module', '-e', script, worker, db];
    const output = execFileSync(process.execPath, args, { cwd: unpacked, encoding: 'utf8' });
    expect(output).toMatch(/^ready/);
    expect(readFileSync(db).subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3');
  });
});
