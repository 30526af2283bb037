import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { describeRuntime, findRuntime, visibleEnv } from './runtime.ts';
import { chromiumPath } from './stand-in/chromium-path.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(path.join(tmpdir(), 'runtime-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the choice of the runtime', () => {
  it('is Electron where ELECTRON_OVERRIDE_DIST_PATH names one', async () => {
    const executable = path.join(folder, 'electron');
    writeFileSync(executable, '');
    chmodSync(executable, 0o755);
    writeFileSync(path.join(folder, 'version'), 'v45.9.9\n');
    const runtime = await findRuntime({ ELECTRON_OVERRIDE_DIST_PATH: folder });
    expect(runtime).toEqual({
      kind: 'electron',
      version: '45.9.9',
      executablePath: executable,
      env: {},
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    });
    expect(visibleEnv(runtime, { DISPLAY: ':1' })).toEqual({});
    expect(describeRuntime(runtime)).toBe('Runtime: Electron 45.9.9');
  });

  it('is an error where the override names none', async () => {
    await expect(findRuntime({ ELECTRON_OVERRIDE_DIST_PATH: folder })).rejects.toThrow(/holds no Electron/);
  });

  it('shows the windows of the stand-in where there is a display', async () => {
    const runtime = {
      kind: 'stand-in',
      version: '1.0.0-standin',
      executablePath: '',
      env: {},
      args: [],
    } as const;
    expect(visibleEnv({ ...runtime, args: [] }, { DISPLAY: ':1' })).toEqual({ STANDIN_HEADED: '1' });
    expect(visibleEnv({ ...runtime, args: [] }, {})).toEqual({});
    expect(describeRuntime({ ...runtime, args: [] })).toContain('not a result on Electron');
  });

  it('names the command that installs Chromium where the stand-in lacks it', () => {
    expect(() => chromiumPath({ STANDIN_CHROMIUM: path.join(folder, 'none') })).toThrow(
      /STANDIN_CHROMIUM names .* which does not exist/,
    );
  });
});

describe('the stand-in', () => {
  const start = (...args: string[]) =>
    spawnSync(path.join(import.meta.dirname, 'stand-in/electron'), args, {
      encoding: 'utf8',
      env: { ...process.env, STANDIN_NODE: process.execPath },
    });

  it('refuses a packaged build', () => {
    const asar = path.join(folder, 'app.asar');
    writeFileSync(asar, '');
    const { status, stderr } = start(asar);
    expect(status).toBe(1);
    expect(stderr).toContain('refuses packaged builds');
  });

  it('ends with the error of a main script that fails', () => {
    mkdirSync(path.join(folder, 'app'));
    writeFileSync(path.join(folder, 'app/package.json'), '{"name":"broken","main":"main.mjs"}');
    writeFileSync(path.join(folder, 'app/main.mjs'), 'throw new Error("no database")');
    const { status, stderr } = start(path.join(folder, 'app'), `--user-data-dir=${folder}`);
    expect(status).toBe(1);
    expect(stderr).toContain('no database');
  });
});
