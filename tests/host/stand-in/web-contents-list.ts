import type { WebContents } from './web-contents.ts';
import { strict } from './strict.ts';
import { windows } from './windows.ts';

const find = (wanted: (contents: WebContents) => boolean): WebContents | undefined =>
  windows.all.map((window) => window.webContents).find(wanted);

/** Electron's static calls of `webContents`; Playwright finds the page of a window by the first. */
export const webContents = strict('webContents', {
  fromDevToolsTargetId: (targetId: string) => find((contents) => contents.targetId === targetId),
  fromId: (id: number) => find((contents) => contents.id === id),
  fromFrame: (frame: unknown) => find((contents) => contents.mainFrame === frame),
  getAllWebContents: () => windows.all.map((window) => window.webContents),
  getFocusedWebContents: () => windows.focused?.webContents ?? null,
});
