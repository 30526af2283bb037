import { hostEvent } from './event.ts';
import { chromium } from './host.ts';
import { record } from './record.ts';
import { toApp } from './schemes.ts';
import { strict } from './strict.ts';
import type { Session } from './session.ts';
import { windows } from './windows.ts';

/** Refuses every download and tells the session of it; saving through a download is not emulated. */
export async function watchDownloads(session: Session): Promise<void> {
  const { browser } = chromium().connection;
  browser.on('Browser.downloadWillBegin', ({ url, suggestedFilename, guid }) => {
    browser.tell('Browser.cancelDownload', { guid });
    record.deniedDownloads.push(toApp(url));
    const item = strict('DownloadItem', {
      getURL: () => toApp(url),
      getFilename: () => suggestedFilename,
      cancel: () => undefined,
      getState: () => 'cancelled' as const,
    });
    const event = hostEvent();
    session.emit('will-download', event, item, (windows.focused ?? windows.all[0])?.webContents);
    if (!event.defaultPrevented)
      console.error(`stand-in: the download of ${toApp(url)} was refused; downloads are not emulated`);
  });
  await browser.send('Browser.setDownloadBehavior', { behavior: 'deny', eventsEnabled: true });
}
