import { app } from 'electron';
import { join, resolve } from 'node:path';

/** Where the parts of the built application lie; the same inside and outside of an archive. */
export const places = {
  renderer: resolve(import.meta.dirname, '../renderer'),
  preload: resolve(import.meta.dirname, '../preload/index.cjs'),
  /** Pictures that main itself shows. */
  icon: (name: 'icon.png' | 'tray.png'): string => join(app.getAppPath(), 'build', name),
  /**
   * Workers cannot read inside an archive: electron-builder unpacks this file beside it. `.mjs`, because no
   * package.json that would say what a `.js` file is lies out there.
   */
  dbWorker: resolve(import.meta.dirname, 'db-worker.mjs').replace(
    /\bapp\.asar(?=[\\/])/,
    'app.asar.unpacked',
  ),
} as const;
