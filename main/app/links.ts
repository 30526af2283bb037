import { app } from 'electron';
import { linkInArguments, linkScheme, parseLink } from './deepLinks.ts';
import type { LinkTarget } from './deepLinks.ts';

/**
 * Hears of deep links: macOS tells by an event, the others start a second instance (see singleInstance.ts). Returns
 * the reader for such arguments.
 */
export function listenForLinks(opened: (target: LinkTarget) => void): (argv: readonly string[]) => void {
  app.setAsDefaultProtocolClient(linkScheme);
  app.on('open-url', (event, url) => {
    event.preventDefault();
    const target = parseLink(url);
    if (target !== null) opened(target);
  });
  return (argv) => {
    const target = linkInArguments(argv);
    if (target !== null) opened(target);
  };
}
