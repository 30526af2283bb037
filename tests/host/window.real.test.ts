import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSample, type Sample } from './sample-app.ts';

let sample: Sample;
beforeAll(async () => void (sample = await startSample()));
afterAll(() => sample.end());

const innerSize = () => sample.page.evaluate(() => [innerWidth, innerHeight]);

describe('a window', () => {
  it('has exactly the size it was made with, shows only when ready, and takes the page title', async () => {
    expect(await innerSize()).toEqual([900, 600]);
    await sample.waitForLog('show');
    const order = await sample.electron.evaluate(() =>
      globalThis.sampleLog
        .map(([kind]) => kind)
        .filter((kind) => ['ready-to-show', 'show', 'focus'].includes(String(kind))),
    );
    expect(order).toEqual(['ready-to-show', 'show', 'focus']);
    await expect
      .poll(() =>
        sample.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.getTitle()),
      )
      .toBe('Sample');
  });

  it('is resized within its limits, down to 320 pixels', async () => {
    await sample.electron.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows()[0]!;
      window.setMinimumSize(320, 400);
      window.setSize(100, 500);
    });
    await sample.page.waitForFunction(() => innerWidth === 320 && innerHeight === 500);
    expect(
      await sample.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.getBounds()),
    ).toMatchObject({ width: 320, height: 500 });
    await sample.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]!.setSize(900, 600),
    );
    await sample.page.waitForFunction(() => innerWidth === 900);
  });

  it('zooms: twice the factor is half the room', async () => {
    await sample.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]!.webContents.setZoomFactor(2),
    );
    await sample.page.waitForFunction(() => innerWidth === 450);
    await sample.electron.evaluate(
      ({ BrowserWindow }) => (BrowserWindow.getAllWindows()[0]!.webContents.zoomLevel = 0),
    );
    await sample.page.waitForFunction(() => innerWidth === 900);
    expect(
      await sample.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.getSize()),
    ).toEqual([900, 600]);
  });

  it('follows the theme that nativeTheme names', async () => {
    await sample.useTheme(sample.page, 'dark');
    expect(await sample.page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
      'rgb(4, 5, 6)',
    );
    expect(await sample.electron.evaluate(({ nativeTheme }) => nativeTheme.shouldUseDarkColors)).toBe(true);
    await sample.useTheme(sample.page, 'light');
    expect(await sample.page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
      'rgb(1, 2, 3)',
    );
  });

  it('is pictured and printed', async () => {
    const [size, pdf] = await sample.electron.evaluate(async ({ BrowserWindow }) => {
      const { webContents } = BrowserWindow.getAllWindows()[0]!;
      const image = await webContents.capturePage();
      const paper = await webContents.printToPDF({ pageSize: 'A4' });
      return [image.getSize(), paper.toString('latin1', 0, 5)];
    });
    expect([size, pdf]).toEqual([{ width: 900, height: 600 }, '%PDF-']);
  });

  it('hands the focus to the next window and back', async () => {
    const focus = await sample.electron.evaluate(({ BrowserWindow }) => {
      const [first] = BrowserWindow.getAllWindows();
      const second = globalThis.openWindow('sample-app://ui/two.html', { show: true });
      const during = [first!.isFocused(), second.isFocused()];
      const hidden = (second.hide(), second.isVisible());
      first!.focus();
      const after = [first!.isFocused(), BrowserWindow.getFocusedWindow() === first];
      second.destroy();
      return [during, hidden, after, BrowserWindow.getAllWindows().length];
    });
    expect(focus).toEqual([[false, true], false, [true, true], 1]);
  });

  it('keeps its state from minimised to maximised', async () => {
    const states = await sample.electron.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows()[0]!;
      const state = () => [window.isMinimized(), window.isMaximized(), window.isNormal()];
      window.maximize();
      const maximised = state();
      window.minimize();
      const minimised = state();
      window.restore();
      const restored = state();
      window.unmaximize();
      return [maximised, minimised, restored, state()];
    });
    expect(states).toEqual([
      [false, true, false],
      [true, false, false],
      [false, true, false],
      [false, false, true],
    ]);
  });
});

describe('the menu', () => {
  it('is clicked by a test and by its accelerator, after the page has had the key', async () => {
    await sample.electron.evaluate(({ Menu }) => Menu.getApplicationMenu()!.getMenuItemById('new')!.click());
    await sample.waitForLog('menu');
    await sample.page.keyboard.press('Control+Shift+P');
    await expect.poll(async () => (await sample.log('menu')).length).toBe(2);
    await sample.page.evaluate(() =>
      addEventListener('keydown', (event) => event.preventDefault(), { capture: true }),
    );
    await sample.page.keyboard.press('Control+Shift+P');
    await sample.page.evaluate(() => window.api.echo('the key has been handled'));
    expect((await sample.log('menu')).length).toBe(2);
  });
});

describe('secrets', () => {
  it('come back from safeStorage, and not when they were changed', async () => {
    const encrypted = await sample.electron.evaluate(async ({ safeStorage }) => {
      const bytes = await safeStorage.encryptStringAsync('hasło');
      return [
        bytes.toString('base64'),
        (await safeStorage.decryptStringAsync(bytes)).result,
        bytes.includes('hasło'),
        await safeStorage.isAsyncEncryptionAvailable(),
        safeStorage.getSelectedStorageBackend(),
      ];
    });
    expect(encrypted.slice(1)).toEqual(['hasło', false, true, 'basic_text']);
    const changed = await sample.electron.evaluate(async ({ safeStorage }, text) => {
      const bytes = Buffer.from(text, 'base64');
      bytes[bytes.length - 1]! ^= 1;
      return safeStorage.decryptStringAsync(bytes).then(
        () => 'decrypted',
        () => 'refused',
      );
    }, String(encrypted[0]));
    expect(changed).toBe('refused');
  });
});

describe('what is not emulated', () => {
  it('throws by name: members, whole modules, events and writing', async () => {
    const messages = await sample.electron.evaluate((electron) => {
      const { app, BrowserWindow, session } = electron;
      const window = BrowserWindow.getAllWindows()[0]!;
      const acts: (() => unknown)[] = [
        () => session.defaultSession.webRequest,
        () => session.fromPartition('x'),
        () => window.setVibrancy('menu'),
        () => ((window as unknown as { vibrancy: string }).vibrancy = 'menu'),
        () => window.webContents.on('before-input-event', () => undefined),
        () => electron.autoUpdater.checkForUpdates(),
        () => new electron.WebContentsView(),
        () => Reflect.get(electron.safeStorage, 'encryptString'),
        () => app.getGPUInfo('basic'),
        () => (electron as unknown as Record<string, unknown>)['somethingNew'],
      ];
      return acts.map((act) => {
        try {
          act();
          return 'nothing was thrown';
        } catch (error) {
          return (error as Error).message;
        }
      });
    });
    expect(messages).toEqual(
      [
        'session.webRequest',
        'session.fromPartition',
        'BrowserWindow.setVibrancy',
        'BrowserWindow.vibrancy',
        "the event 'before-input-event' of webContents",
        'autoUpdater.checkForUpdates',
        'WebContentsView',
        'safeStorage.encryptString',
        'app.getGPUInfo',
        'electron.somethingNew',
      ].map((name) => `stand-in: ${name} is not emulated`),
    );
  });

  it('is announced in the version', async () => {
    expect(await sample.electron.evaluate(() => process.versions['electron'])).toMatch(
      /^\d+\.\d+\.\d+-standin$/,
    );
  });

  it('has no electron in worker threads', async () => {
    const script = path.join(sample.userDataDir, 'worker.mjs');
    writeFileSync(
      script,
      `import { parentPort } from 'node:worker_threads'; import('electron').then(() => parentPort.postMessage('got it'), (error) => parentPort.postMessage(error.message));`,
    );
    const answer = await sample.electron.evaluate(async (_electron, file) => {
      const { Worker } = process.getBuiltinModule('node:worker_threads');
      const worker = new Worker(file);
      const message = await new Promise((resolve) => worker.once('message', resolve));
      await worker.terminate();
      return message;
    }, script);
    expect(answer).toBe('stand-in: worker threads cannot import electron');
  });
});
