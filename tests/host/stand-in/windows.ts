import type { BrowserWindow } from './browser-window.ts';

/** Every window that is not destroyed, in the order of creation, and the one that has the focus. */
export const windows = {
  all: [] as BrowserWindow[],
  focused: undefined as BrowserWindow | undefined,
};
