import { dialog } from 'electron';
import type { BrowserWindow } from 'electron';
import type { Log } from '../log/log.ts';
import type { Translate } from '../texts/texts.ts';
import { crashPolicy } from './crashPolicy.ts';

export interface CrashParts {
  readonly log: Log;
  readonly now: () => number;
  readonly t: () => Translate;
  readonly quit: () => void;
}

/** A renderer that dies is loaded again once; the second time a person decides. Nothing typed is lost: drafts are in the replica. */
export function watchCrashes(window: BrowserWindow, { log, now, t, quit }: CrashParts): void {
  const decide = crashPolicy();
  window.webContents.on('render-process-gone', (_event, details) => {
    log.event('window.gone', { reason: details.reason, exitCode: details.exitCode });
    if (details.reason === 'clean-exit' || window.isDestroyed()) return;
    if (decide(now()) === 'reload') {
      window.webContents.reload();
      return;
    }
    const text = t();
    void dialog
      .showMessageBox(window, {
        type: 'error',
        message: text('crash.title'),
        detail: text('crash.detail'),
        buttons: [text('crash.reload'), text('crash.quit')],
        defaultId: 0,
        cancelId: 0,
      })
      .then(({ response }) => (response === 1 ? quit() : window.webContents.reload()));
  });
  window.webContents.on('did-fail-load', (_event, code, description) => {
    log.event('window.loadFailed', { code, description });
  });
}
