import { app } from './app.ts';
import type { BrowserWindow } from './browser-window.ts';
import { notEmulated } from './strict.ts';

type Act = (window: BrowserWindow) => void;

const zoomBy =
  (step: number): Act =>
  (window) =>
    window.webContents.setZoomLevel(window.webContents.getZoomLevel() + step);

/** What Electron's roles do to the focused window. */
const roles: Record<string, Act> = {
  undo: ({ webContents }) => webContents.undo(),
  redo: ({ webContents }) => webContents.redo(),
  cut: ({ webContents }) => webContents.cut(),
  copy: ({ webContents }) => webContents.copy(),
  paste: ({ webContents }) => webContents.paste(),
  pasteandmatchstyle: ({ webContents }) => webContents.pasteAndMatchStyle(),
  delete: ({ webContents }) => webContents.delete(),
  selectall: ({ webContents }) => webContents.selectAll(),
  reload: ({ webContents }) => webContents.reload(),
  forcereload: ({ webContents }) => webContents.reloadIgnoringCache(),
  toggledevtools: ({ webContents }) => webContents.toggleDevTools(),
  resetzoom: ({ webContents }) => webContents.setZoomLevel(0),
  zoomin: zoomBy(0.5),
  zoomout: zoomBy(-0.5),
  togglefullscreen: (window) => window.setFullScreen(!window.isFullScreen()),
  minimize: (window) => window.minimize(),
  close: (window) => window.close(),
};

/** Labels that Electron gives items without one. */
export const roleLabels: Record<string, string> = {
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  delete: 'Delete',
  selectall: 'Select All',
  reload: 'Reload',
  forcereload: 'Force Reload',
  resetzoom: 'Actual Size',
  zoomin: 'Zoom In',
  zoomout: 'Zoom Out',
  togglefullscreen: 'Toggle Full Screen',
  toggledevtools: 'Toggle Developer Tools',
  minimize: 'Minimize',
  close: 'Close Window',
  quit: 'Quit',
  about: 'About',
};

/** Menus that Electron fills itself, and items that only macOS acts on. */
const inert = new Set([
  'appmenu',
  'filemenu',
  'editmenu',
  'viewmenu',
  'windowmenu',
  'help',
  'services',
  'hide',
  'hideothers',
  'unhide',
  'front',
  'zoom',
  'window',
  'about',
  'startspeaking',
  'stopspeaking',
]);

export function runRole(role: string, window: BrowserWindow | undefined): void {
  if (role === 'quit') {
    app.quit();
    return;
  }
  if (inert.has(role)) return;
  const act = roles[role];
  if (!act) throw notEmulated(`the menu role '${role}'`);
  if (window) act(window);
}
