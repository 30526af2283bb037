import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSample, type Sample } from './sample-app.ts';

let sample: Sample;
let errors = '';
beforeAll(async () => {
  sample = await startSample();
  sample.electron.process().stderr!.on('data', (chunk: Buffer) => void (errors += String(chunk)));
});
afterAll(() => sample.end());

const recorded = () =>
  sample.electron.evaluate(() => JSON.parse(JSON.stringify(globalThis.standInRecord)) as object);

describe('what the app asks of the desktop', () => {
  it('is written down and answered as if the person did nothing', async () => {
    const answers = await sample.electron.evaluate(
      async ({ app, clipboard, dialog, shell, Tray, Menu, nativeImage }) => {
        await shell.openExternal('https://example.com/help');
        shell.showItemInFolder('/tmp/x');
        app.setBadgeCount(7);
        app.setAppUserModelId('example.caseload');
        app.relaunch({ args: ['--again'] });
        const tray = new Tray(nativeImage.createEmpty());
        tray.setContextMenu(Menu.buildFromTemplate([{ label: 'Open' }]));
        await clipboard.writeText('copied');
        return [
          await dialog.showOpenDialog({ properties: ['openFile'] }),
          await dialog.showSaveDialog({ defaultPath: 'report.csv' }),
          await dialog.showMessageBox({ message: 'Sure?', buttons: ['Delete', 'Cancel'] }),
          await clipboard.readText(),
          app.getBadgeCount(),
          await shell.openExternal('no address').catch(() => 'refused'),
        ];
      },
    );
    expect(answers).toEqual([
      { canceled: true, filePaths: [] },
      { canceled: true, filePath: '' },
      { response: 1, checkboxChecked: false },
      'copied',
      7,
      'refused',
    ]);
    expect(await recorded()).toMatchObject({
      openedExternal: ['https://example.com/help'],
      shownInFolder: ['/tmp/x'],
      badge: 7,
      appUserModelId: 'example.caseload',
      relaunches: [{ args: ['--again'] }],
      dialogs: [{ kind: 'open' }, { kind: 'save' }, { kind: 'message', options: { message: 'Sure?' } }],
      trays: [{ toolTip: '' }],
    });
  });

  it('is answered by a test that puts its own dialog in place', async () => {
    await sample.electron.evaluate(({ dialog }) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: ['/chosen'] });
    });
    expect(await sample.electron.evaluate(({ dialog }) => dialog.showOpenDialog({}))).toEqual({
      canceled: false,
      filePaths: ['/chosen'],
    });
  });

  it('prints an error box, which nobody may be there to see', async () => {
    await sample.electron.evaluate(({ dialog }) =>
      dialog.showErrorBox('Caseload cannot start', 'The disk is full.'),
    );
    await expect.poll(() => errors).toContain('Caseload cannot start\nThe disk is full.\n');
  });

  it('hears of sleep and wake when a test says so', async () => {
    const heard = await sample.electron.evaluate(({ powerMonitor }) => {
      const events: string[] = [];
      powerMonitor.on('suspend', () => events.push('suspend'));
      powerMonitor.on('resume', () => events.push('resume'));
      powerMonitor.emit('suspend');
      powerMonitor.emit('resume');
      return events;
    });
    expect(heard).toEqual(['suspend', 'resume']);
  });
});

describe('what the page asks of the app', () => {
  it('is a permission that the handler denies', async () => {
    expect(await sample.log('permission')).toContainEqual(['permission', 'notifications']);
    await expect
      .poll(() =>
        sample.page.evaluate(
          async () => (await navigator.permissions.query({ name: 'notifications' })).state,
        ),
      )
      .toBe('denied');
    await expect
      .poll(() =>
        sample.page.evaluate(async () => (await navigator.permissions.query({ name: 'geolocation' })).state),
      )
      .toBe('denied');
  });

  it('is a download, which is refused and told of', async () => {
    const told = sample.electron.evaluate(
      ({ session }) =>
        new Promise((resolve) => {
          session.defaultSession.once('will-download', (event, item) => {
            event.preventDefault();
            resolve(item.getFilename());
          });
        }),
    );
    await sample.page.evaluate(() => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob(['secret']));
      link.download = 'report.csv';
      link.click();
    });
    expect(await told).toBe('report.csv');
  });
});

describe('a sandboxed frame with a mail in it', () => {
  it('gets no window of its own, and the handler hears where its links lead', async () => {
    await sample.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]!.loadURL('sample-app://ui/mail.html'),
    );
    const frame = sample.page.frameLocator('#mail');
    await frame.locator('#new').click({ noWaitAfter: true });
    expect(await sample.waitForLog('window-open')).toEqual(['window-open', 'https://example.com/from-mail']);
    await frame.locator('#same').click({ noWaitAfter: true });
    expect(await sample.waitForLog('will-frame-navigate')).toEqual([
      'will-frame-navigate',
      'https://example.com/in-mail',
    ]);
    expect(await frame.locator('#new').innerText()).toBe('new');
    await expect.poll(() => sample.electron.windows().length).toBe(1);
  });
});
