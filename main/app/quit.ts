import { app } from 'electron';
import type { Log } from '../log/log.ts';

/** Longest wait for the replica to be written into its file; after it the WAL holds everything anyway, ms. */
const patience = 5_000;

/** Before the application ends, the replica is closed. A disk that hangs cannot keep the window open for ever. */
export function closeBeforeQuit(close: () => Promise<void>, log: Log): void {
  let done = false;
  let closing = false;
  app.on('before-quit', (event) => {
    if (done) return;
    event.preventDefault();
    if (closing) return;
    closing = true;
    const late = new Promise<'late'>((resolve) => setTimeout(() => resolve('late'), patience).unref());
    void Promise.race([close(), late])
      .then((end) => log.event('app.quit', { late: end === 'late' }))
      .catch((error: unknown) => log.bug('app.quit', error))
      .finally(() => {
        done = true;
        app.quit();
      });
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
}
