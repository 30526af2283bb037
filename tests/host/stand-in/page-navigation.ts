import type { HandlerDetails, WindowOpenHandlerResponse } from 'electron';
import type { CdpSession, Events } from './cdp.ts';
import { hostEvent } from './event.ts';
import { answerRequest } from './requests.ts';
import { toApp } from './schemes.ts';
import type { WebContents } from './web-contents.ts';

export type OpenHandler = (details: HandlerDetails) => WindowOpenHandlerResponse;

/** Schemes whose navigations reach Chromium's network stack and so can be stopped there. */
const interceptable = /^(https?|file|data|blob|about):/;
const withoutFragment = (url: string): string => url.split('#', 1)[0] ?? url;

/**
 * Watches where the frames of a page want to go: will-navigate for its main frame, will-frame-navigate for all, the
 * window-open handler for new windows, and the handlers of custom schemes for every request.
 */
export class PageNavigation {
  readonly #contents: WebContents;
  readonly #mainFrame: string;
  /** Navigations that the page itself asked for, by frame; those of loadURL and reload are not announced. */
  readonly #asked = new Map<string, string>();
  openHandler: OpenHandler | undefined;

  constructor(contents: WebContents, mainFrame: string) {
    this.#contents = contents;
    this.#mainFrame = mainFrame;
  }

  /** Also for the sessions of frames in other processes, such as sandboxed ones. */
  watch(session: CdpSession): void {
    session.on('Page.frameRequestedNavigation', (event) => this.#requested(event));
    session.on('Page.windowOpen', ({ url, windowName, windowFeatures }) =>
      this.openWindow(url, windowName, windowFeatures.join(',')),
    );
    session.on('Fetch.requestPaused', (event) => void this.#paused(session, event));
  }

  /** Asks the app about a new window. It is never opened: `allow` is not emulated. */
  openWindow(url: string, frameName: string, features: string): void {
    const details: HandlerDetails = {
      url: toApp(url),
      frameName,
      features,
      disposition: 'foreground-tab',
      referrer: { url: '', policy: 'default' },
    };
    const answer = this.openHandler?.(details);
    if (answer?.action !== 'deny')
      console.error(`stand-in: window.open of ${details.url} was allowed, which is not emulated`);
  }

  #requested({ frameId, url, reason, disposition }: Events['Page.frameRequestedNavigation']): void {
    if (disposition !== 'currentTab' || reason === 'reload') return;
    if (interceptable.test(url)) this.#asked.set(frameId, withoutFragment(url));
    // mailto: and the like never become a request: announced here, and Chromium does nothing with them.
    else this.#mayNavigate(frameId, url);
  }

  /** Emits Electron's two events; false when a listener prevented the navigation. */
  #mayNavigate(frameId: string, chromiumUrl: string): boolean {
    const isMainFrame = frameId === this.#mainFrame;
    const frame = isMainFrame ? this.#contents.mainFrame : null;
    const url = toApp(chromiumUrl);
    const event = hostEvent({ url, isSameDocument: false, isMainFrame, frame, initiator: frame });
    this.#contents.emit('will-frame-navigate', event);
    if (isMainFrame && !event.defaultPrevented) this.#contents.emit('will-navigate', event, url);
    return !event.defaultPrevented;
  }

  async #paused(session: CdpSession, event: Events['Fetch.requestPaused']): Promise<void> {
    const { frameId, request, resourceType, requestId } = event;
    if (resourceType === 'Document' && this.#asked.get(frameId) === request.url) {
      this.#asked.delete(frameId);
      // 'Aborted' keeps the document that is there; any other reason would show an error page.
      if (!this.#mayNavigate(frameId, request.url)) {
        session.tell('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
        return;
      }
    }
    await answerRequest(session, event);
  }
}
