import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { processTree, stillRunning } from '../support/processTree.ts';
import { findRuntime } from './runtime.ts';
import { newProfile, samplePath, startSample, type Sample } from './sample-app.ts';

let sample: Sample | undefined;
let profile: string | undefined;
afterEach(async () => {
  await sample?.end();
  sample = undefined;
  if (profile) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  profile = undefined;
});

/** Starts the sample without a driver and waits for its end; `seen` is every process that was below it. */
async function runAgain(
  userDataDir: string,
  args: string[],
): Promise<{ code: number | null; output: string; seen: number }> {
  const runtime = await findRuntime();
  const child = spawn(runtime.executablePath, [samplePath, `--user-data-dir=${userDataDir}`, ...args], {
    env: { ...process.env, ...runtime.env },
    cwd: tmpdir(),
  });
  let output = '';
  let seen = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    output += String(chunk);
    seen = Math.max(seen, processTree(child.pid!).length);
  });
  child.stderr.on('data', (chunk: Buffer) => void (output += String(chunk)));
  const code = await new Promise<number | null>((resolve) => child.on('exit', resolve));
  return { code, output, seen };
}

describe('a second instance', () => {
  it('hands over its arguments and ends without ever starting Chromium', async () => {
    sample = await startSample();
    const before = existsSync(path.join(sample.userDataDir, 'standin-chromium', 'SingletonLock'));
    const second = await runAgain(sample.userDataDir, ['sample://case/7']);
    expect(second).toEqual({ code: 0, output: 'SECOND INSTANCE\n', seen: 1 });
    expect(await sample.waitForLog('second-instance')).toEqual([
      'second-instance',
      'sample://case/7',
      tmpdir(),
      { greeting: 'hello' },
    ]);
    expect(existsSync(path.join(sample.userDataDir, 'standin-chromium', 'SingletonLock'))).toBe(before);
    expect(await sample.page.evaluate(() => window.api.echo('undisturbed'))).toEqual(['undisturbed']);
  });
});

describe('kill -9 of the main process', () => {
  it('leaves no process and no temporary folder, and the next start takes the lock over', async () => {
    profile = newProfile();
    const temporary = path.join(profile, 'tmp');
    mkdirSync(temporary);
    sample = await startSample({ userDataDir: profile, env: { TMPDIR: temporary } });
    const all = processTree(sample.pid);
    expect(all.length).toBeGreaterThan(3);
    await sample.kill();
    expect(stillRunning(all)).toEqual([]);
    expect(readdirSync(temporary)).toEqual([]);
    expect(existsSync(path.join(profile, 'StandInLock'))).toBe(true);
    sample = await startSample({ userDataDir: profile });
    expect(await sample.page.evaluate(() => window.api.echo('back'))).toEqual(['back']);
  });
});

describe('the end of an app', () => {
  it('comes when its last window closes, and takes the lock with it', async () => {
    profile = newProfile();
    sample = await startSample({ userDataDir: profile });
    const all = processTree(sample.pid);
    const ended = new Promise((resolve) => sample!.electron.once('close', () => resolve(undefined)));
    await sample.electron
      .evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.close())
      .catch(() => undefined);
    await ended;
    await expect.poll(() => stillRunning(all)).toEqual([]);
    expect(existsSync(path.join(profile, 'StandInLock'))).toBe(false);
  });

  it('can be put off by before-quit until work is done', async () => {
    sample = await startSample();
    const order = sample.electron.evaluate(async ({ app, BrowserWindow }) => {
      const happened: string[] = [];
      app.once('before-quit', (event) => {
        event.preventDefault();
        happened.push('asked');
        setTimeout(() => app.quit(), 50);
      });
      app.on('will-quit', (event) => {
        happened.push('will-quit');
        event.preventDefault();
      });
      app.quit();
      while (!happened.includes('will-quit')) await new Promise((resolve) => setTimeout(resolve, 10));
      const windows = BrowserWindow.getAllWindows().length;
      app.removeAllListeners('will-quit');
      return [...happened, windows];
    });
    expect(await order).toEqual(['asked', 'will-quit', 0]);
  });

  it('leaves the app running where the last window may close', async () => {
    sample = await startSample();
    await sample.electron.evaluate(() => void (globalThis.stayOpen = true));
    await sample.page.close();
    expect(await sample.waitForLog('window-all-closed')).toEqual(['window-all-closed']);
    await sample.electron.evaluate(() => void globalThis.openWindow());
    const page = sample.electron.windows().at(-1) ?? (await sample.electron.waitForEvent('window'));
    await page.waitForFunction(() => 'got' in window);
    expect(await page.evaluate(() => window.api.increment(1))).toBe(2);
  });
});

describe('a signal to end', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('quits in good order: %s', async (signal) => {
    sample = await startSample();
    const all = processTree(sample.pid);
    let output = '';
    const child = sample.electron.process();
    child.stdout!.on('data', (chunk: Buffer) => void (output += String(chunk)));
    const code = new Promise((resolve) => child.once('exit', resolve));
    await sample.electron.evaluate(
      ({ app }) => void app.on('will-quit', () => console.log('quitting in order')),
    );
    process.kill(sample.pid, signal);
    expect(await code).toBe(0);
    expect(output).toContain('quitting in order');
    await expect.poll(() => stillRunning(all)).toEqual([]);
  });
});

describe('closing a window', () => {
  it('is refused by a close listener, by the page, and granted when neither objects', async () => {
    sample = await startSample();
    const { electron, page } = sample;
    await electron.evaluate(({ BrowserWindow }) => {
      globalThis.stayOpen = true;
      const window = BrowserWindow.getAllWindows()[0]!;
      window.once('close', (event) => event.preventDefault());
      window.close();
      return window.loadURL('sample-app://ui/stubborn.html');
    });
    await page.waitForFunction(() => document.title === 'Stubborn');
    await page.click('button');
    await page.evaluate(() => void (window.stay = true));
    await electron.evaluate(
      ({ BrowserWindow }) =>
        new Promise<void>((resolve) => {
          const window = BrowserWindow.getAllWindows()[0]!;
          window.webContents.once('will-prevent-unload', () => resolve());
          window.close();
        }),
    );
    expect(await page.evaluate(() => document.title)).toBe('Stubborn');
    await page.evaluate(() => void (window.stay = false));
    await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.close());
    expect(await sample.waitForLog('closed')).toEqual(['closed', 1]);
    expect((await sample.log('close')).length).toBe(3);
  });
});

describe('a renderer that crashes', () => {
  it('is told of, and can be reloaded', async () => {
    sample = await startSample();
    await sample.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]!.webContents.forcefullyCrashRenderer(),
    );
    expect(await sample.waitForLog('render-process-gone')).toEqual(['render-process-gone', 'crashed']);
    const who = await sample.electron.evaluate(async ({ BrowserWindow }) => {
      const { webContents } = BrowserWindow.getAllWindows()[0]!;
      const loaded = new Promise<void>((resolve) => webContents.once('did-finish-load', () => resolve()));
      webContents.reload();
      await loaded;
      return webContents.executeJavaScript('window.api.who()') as Promise<unknown>;
    });
    expect(who).toMatchObject({ url: 'sample-app://ui/index.html', isMainFrame: true });
  });
});
