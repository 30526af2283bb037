import { BrowserWindow, nativeTheme, screen } from 'electron';
import { join } from 'node:path';
import type { Settings } from '#shared/ipc/settings.ts';
import { startPage } from '../security/paths.ts';
import { lookOf } from './appearance.ts';
import { minimumSize, placeWindow, readWindowState, writeWindowState } from './windowState.ts';

/** Height of the window's own bar, on which the system draws its buttons (`--titlebar-h`), px. */
const titleBarHeight = 44;

export interface WindowOptions {
  readonly userData: string;
  readonly preload: string;
  readonly icon: string;
  readonly theme: Settings['theme'];
  readonly show: boolean;
}

/** Opens the window where it was, hidden until it has painted. */
export function openWindow({ userData, preload, icon, theme, show }: WindowOptions): BrowserWindow {
  const stateFile = join(userData, 'window.json');
  const displays = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map(
    (display) => display.workArea,
  );
  const { maximized, ...bounds } = placeWindow(readWindowState(stateFile), displays);
  const look = lookOf(theme, nativeTheme.shouldUseDarkColors);
  const window = new BrowserWindow({
    ...bounds,
    minWidth: minimumSize.width,
    minHeight: minimumSize.height,
    show: false,
    title: 'Caseload',
    icon,
    backgroundColor: look.background,
    autoHideMenuBar: true,
    titleBarStyle: 'hidden',
    titleBarOverlay: { color: look.background, symbolColor: look.symbols, height: titleBarHeight - 1 },
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      // Chromium fetches dictionaries from a server of its maker's; ours are not here yet.
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => {
    if (maximized) window.maximize();
    if (show) window.show();
  });
  window.on('close', () => {
    writeWindowState(stateFile, { ...window.getNormalBounds(), maximized: window.isMaximized() });
  });
  // Failing to load is told by `did-fail-load`, which crash.ts watches.
  window.loadURL(startPage).catch(() => undefined);
  return window;
}

/** Brings a window to the front, whatever state it is in. */
export function reveal(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** Follows a change of theme: Chromium's colour scheme, the background and the window's buttons. */
export function applyTheme(window: BrowserWindow | null, theme: Settings['theme']): void {
  nativeTheme.themeSource = lookOf(theme, false).source;
  if (window === null || window.isDestroyed()) return;
  const look = lookOf(theme, nativeTheme.shouldUseDarkColors);
  window.setBackgroundColor(look.background);
  // macOS draws its own buttons in its own colours.
  if (process.platform !== 'darwin') {
    window.setTitleBarOverlay({
      color: look.background,
      symbolColor: look.symbols,
      height: titleBarHeight - 1,
    });
  }
}
