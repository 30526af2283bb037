// A small application that uses Electron the way Caseload does; the tests of the runtime drive it.
import path from 'node:path';
import { app, BrowserWindow, ipcMain, Menu, protocol, session } from 'electron';
import { pages, policy } from './pages.mjs';

const log = [];
globalThis.sampleLog = log;

if (!app.requestSingleInstanceLock({ greeting: 'hello' })) {
  console.log('SECOND INSTANCE');
  app.quit();
} else {
  app.enableSandbox();
  protocol.registerSchemesAsPrivileged([
    { scheme: 'sample-app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
  app.on('second-instance', (_event, argv, cwd, data) =>
    log.push(['second-instance', argv.at(-1), cwd, data]),
  );
  app.on('render-process-gone', (_event, contents, details) =>
    log.push(['render-process-gone', details.reason]),
  );
  app.on('window-all-closed', () => {
    log.push(['window-all-closed']);
    if (!globalThis.stayOpen) app.quit();
  });

  ipcMain.handle('echo', (_event, ...values) => {
    globalThis.lastEcho = values;
    return values;
  });
  ipcMain.handle('fail', () => {
    throw new RangeError('nope');
  });
  ipcMain.handle('who', ({ sender, senderFrame }) => ({
    url: senderFrame.url,
    origin: senderFrame.origin,
    isMainFrame: senderFrame === sender.mainFrame && senderFrame.parent === null,
    window: BrowserWindow.fromWebContents(sender).id,
  }));
  ipcMain.on('say', (event, value) => log.push(['say', value, event.senderFrame.url]));

  app.whenReady().then(() => {
    protocol.handle('sample-app', async (request) => {
      log.push(['request', request.method, request.url]);
      const { host, pathname } = new URL(request.url);
      if (pathname === '/posted')
        return Response.json({
          method: request.method,
          body: await request.text(),
          origin: request.headers.get('origin'),
        });
      const page = host === 'ui' ? pages[pathname] : undefined;
      if (!page) return new Response('not found', { status: 404 });
      return new Response(page.body, {
        headers: { 'content-type': page.type, 'content-security-policy': page.policy ?? policy },
      });
    });
    session.defaultSession.setPermissionRequestHandler((_contents, permission, callback) => {
      log.push(['permission', permission]);
      callback(false);
    });
    Menu.setApplicationMenu(
      Menu.buildFromTemplate([
        {
          label: 'File',
          submenu: [
            {
              id: 'new',
              label: 'New',
              accelerator: 'CmdOrCtrl+Shift+P',
              click: (item) => log.push(['menu', item.id]),
            },
            { id: 'quit', role: 'quit' },
          ],
        },
      ]),
    );
    globalThis.openWindow = (url = 'sample-app://ui/index.html', options = {}) => {
      const window = new BrowserWindow({
        width: 900,
        height: 600,
        show: false,
        backgroundColor: '#123456',
        ...options,
        webPreferences: {
          preload: path.join(import.meta.dirname, 'preload.js'),
          sandbox: true,
          contextIsolation: true,
        },
      });
      for (const event of ['ready-to-show', 'show', 'hide', 'focus', 'blur', 'close', 'closed', 'resize'])
        window.on(event, () => log.push([event, window.id]));
      window.once('ready-to-show', () => window.show());
      window.webContents.setWindowOpenHandler((details) => {
        log.push(['window-open', details.url]);
        return { action: 'deny' };
      });
      window.webContents.on('will-navigate', (event, target) => {
        log.push(['will-navigate', target]);
        if (!target.startsWith('sample-app://ui/')) event.preventDefault();
      });
      window.webContents.on('will-frame-navigate', (details) => {
        if (details.isMainFrame || details.url.startsWith('sample-app://ui/')) return;
        log.push(['will-frame-navigate', details.url]);
        details.preventDefault();
      });
      window.webContents.on('console-message', (details) =>
        log.push(['console', details.level, details.message]),
      );
      window.loadURL(url).catch((error) => log.push(['load-failed', error.code]));
      return window;
    };
    globalThis.openWindow();
  });
}
