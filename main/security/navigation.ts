import { app } from 'electron';
import type { Log } from '../log/log.ts';
import { isTrustedSender } from './trustedSender.ts';

/**
 * Keeps every window on our own page: no other page, no second window, no webview, no frame that leaves for
 * elsewhere. A mail's links are opened by the call `link.open`, after their target was shown.
 */
export function restrictNavigation(log: Log): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => {
      if (isTrustedSender({ url: event.url, parent: null })) return;
      event.preventDefault();
      log.event('security.navigation', { scheme: schemeOf(event.url) });
    });
    contents.on('will-frame-navigate', (event) => {
      if (event.isMainFrame || event.url === 'about:srcdoc' || event.url === 'about:blank') return;
      event.preventDefault();
      log.event('security.frame', { scheme: schemeOf(event.url) });
    });
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) => {
      log.event('security.windowOpen', { scheme: schemeOf(url) });
      return { action: 'deny' };
    });
  });
}

function schemeOf(url: string): string {
  return URL.canParse(url) ? new URL(url).protocol : 'none';
}
