import { execFile } from 'node:child_process';
import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { makeTempDir, type TempDir } from '../../tests/support/tempDir.ts';
import { sameTree, whyInstall } from './lock.mjs';
import { explainNpm } from './npm.mjs';

const root = join(import.meta.dirname, '../..');

interface Ended {
  code: number;
  output: string;
}

const run = (cwd: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> =>
  new Promise((resolve) => {
    execFile(process.execPath, args, { cwd, env: { ...process.env, ...env } }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), output: stdout + stderr }),
    );
  });

describe('sameTree', () => {
  const wanted = { packages: { '': {}, a: { version: '1.0.0' }, mac: { version: '2.0.0', optional: true } } };
  it('accepts a tree without the optional packages of other platforms', () => {
    expect(sameTree(wanted, { packages: { a: { version: '1.0.0' } } })).toBe(true);
  });
  it('refuses another version and a missing package', () => {
    expect(sameTree(wanted, { packages: { a: { version: '1.0.1' } } })).toBe(false);
    expect(sameTree(wanted, { packages: {} })).toBe(false);
  });
  it('finds that the tree these tests run in is installed', () => {
    expect(whyInstall(root)).toBeUndefined();
  });
});

describe('explainNpm', () => {
  it.each([
    ['npm error code EAI_AGAIN', /cannot be reached.*network/],
    ['npm error Exit handler never called!', /registry cannot be reached/],
    ['npm error code E401', /refuses this machine/],
    ['npm error nospc ENOSPC: no space left on device', /disk is full/],
    ['npm error code EACCES', /may not write/],
    ['npm error code ETARGET', /lacks a package/],
    ['npm error something new', /last words:\nnpm error something new/],
  ])('says for %j what to do', (output, message) => expect(explainNpm(output)).toMatch(message));
});

describe('run.mjs', () => {
  let copy: TempDir | undefined;
  afterEach(async () => {
    await copy?.remove();
    copy = undefined;
  });

  it('names a target that does not exist', async () => {
    const { code, output } = await run(root, ['scripts/run.mjs', 'server/nowhere.ts']);
    expect(output.trim()).toBe('missing: server/nowhere.ts');
    expect(code).toBe(1);
  });

  it('ends in one message when a fresh clone has no network, and installs nothing', async () => {
    copy = await makeTempDir('clone');
    await mkdir(join(copy.path, 'scripts'));
    for (const name of [
      'scripts/bootstrap',
      'scripts/run.mjs',
      'package.json',
      'package-lock.json',
      '.npmrc',
    ]) {
      await cp(join(root, name), join(copy.path, name), { recursive: true });
    }
    const { code, output } = await run(copy.path, ['scripts/run.mjs', 'package.json'], {
      npm_config_registry: 'http://127.0.0.1:9/',
      npm_config_fetch_retries: '0',
      npm_config_cache: join(copy.path, 'cache'),
      npm_config_replace_registry_host: 'always',
      npm_execpath: undefined,
    });
    expect(output).toMatch(/no packages are installed yet: installing/);
    expect(output.trim().split('\n').at(-1)).toMatch(/npm registry cannot be reached.*run this again/);
    expect(code).toBe(1);
  }, 60_000);
});
