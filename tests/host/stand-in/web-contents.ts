import type { WebContents as ElectronWebContents } from 'electron';
import type { BrowserWindow } from './browser-window.ts';
import type { CdpSession } from './cdp.ts';
import { hostEvent } from './event.ts';
import { mainFrameOf } from './frame.ts';
import { pressMenuKey } from './menu-keys.ts';
import { attachPage, type Page, type PagePreferences } from './page.ts';
import { watchPage } from './page-events.ts';
import type { PageNews } from './page-link.ts';
import { PageNavigation, type OpenHandler } from './page-navigation.ts';
import { PageView } from './page-view.ts';
import { applyPermissions } from './permissions.ts';
import { toApp, toChromium } from './schemes.ts';
import { defaultSession } from './session.ts';
import { colorFeatures } from './theme-features.ts';

const events = [
  'did-start-loading',
  'did-stop-loading',
  'did-finish-load',
  'did-fail-load',
  'did-navigate',
  'did-navigate-in-page',
  'dom-ready',
  'will-navigate',
  'will-frame-navigate',
  'will-prevent-unload',
  'page-title-updated',
  'render-process-gone',
  'preload-error',
  'console-message',
  'context-menu',
  'zoom-changed',
  'destroyed',
  'focus',
  'blur',
  // Never emitted here: the stand-in opens no webviews, and Chromium does not tell of a page that hangs.
  'will-attach-webview',
  'did-attach-webview',
  'did-create-window',
  'unresponsive',
  'responsive',
  'will-redirect',
];

type Emulated = Pick<
  ElectronWebContents,
  | 'id'
  | 'getURL'
  | 'getTitle'
  | 'getType'
  | 'isDestroyed'
  | 'isCrashed'
  | 'isLoading'
  | 'isLoadingMainFrame'
  | 'isFocused'
  | 'loadURL'
  | 'send'
  | 'reload'
  | 'reloadIgnoringCache'
  | 'close'
  | 'focus'
  | 'executeJavaScript'
  | 'setWindowOpenHandler'
  | 'setIgnoreMenuShortcuts'
  | 'forcefullyCrashRenderer'
  | 'mainFrame'
  | 'openDevTools'
  | 'closeDevTools'
  | 'toggleDevTools'
  | 'isDevToolsOpened'
  | 'getOSProcessId'
  | 'setBackgroundThrottling'
>;

/** One page of a window: Electron's WebContents over a target of Chromium. */
export class WebContents extends PageView implements Emulated {
  readonly id: number;
  readonly mainFrame = mainFrameOf(this);
  readonly session = defaultSession;
  readonly #window: BrowserWindow;
  #page: Page | undefined;
  #navigation: PageNavigation | undefined;
  #openHandler: OpenHandler | undefined;
  readonly #attached: Promise<Page>;
  #chromiumUrl = '';
  #title = '';
  #loading = false;
  /** The document that is there, and the last one that finished loading. */
  #loader = '';
  #loaded = '';
  #crashed = false;
  #destroyed = false;

  /** `targetId` resolves to the target of Chromium that shows this page. */
  constructor(id: number, window: BrowserWindow, targetId: Promise<string>, preferences: PagePreferences) {
    super('webContents', events);
    this.id = id;
    this.#window = window;
    this.#attached = targetId.then((target) => this.#attach(target, preferences));
    this.#attached.catch((error: unknown) => console.error('stand-in: a window could not be opened:', error));
  }

  async #attach(targetId: string, preferences: PagePreferences): Promise<Page> {
    const page = await attachPage(this, targetId, preferences, this.#news(), (frameId) => {
      this.#navigation = new PageNavigation(this, frameId);
      this.#navigation.openHandler = this.#openHandler;
      return this.#navigation;
    });
    this.#page = page;
    watchPage(this, page, {
      navigated: (url, loader) => {
        this.#loader = loader ?? this.#loader;
        this.#navigated(url);
      },
      loaded: (loader) => (this.#loaded = loader),
      loading: (on) => (this.#loading = on),
      painted: () => this.#window.painted(),
      crashed: () => (this.#crashed = true),
    });
    return page;
  }
  #news(): PageNews {
    return {
      hello: ({ url }) => this.#navigated(url),
      open: ({ url, frameName, features }) => this.#navigation?.openWindow(url, frameName, features),
      preloadError: (error) => this.emit('preload-error', hostEvent(), '', error),
      zoom: (factor) => this.setZoomFactor(factor),
      resize: ({ width, height }) => {
        const zoom = this.getZoomFactor();
        this.#window.pageResized(Math.round(width * zoom), Math.round(height * zoom));
      },
      focus: (on) => this.#window.pageFocused(on),
      title: (title) => this.#titleChanged(title),
      key: (key) => pressMenuKey(key, this.#window),
      contextMenu: (params) =>
        this.emit('context-menu', hostEvent(), {
          ...params,
          pageURL: this.getURL(),
          frame: this.mainFrame,
          editFlags: {},
          mediaType: 'none',
        }),
    };
  }
  #navigated(url: string): void {
    this.#crashed = false;
    if (this.#chromiumUrl !== url) void applyPermissions(this, new URL(url).origin);
    this.#chromiumUrl = url;
  }

  async cdp(): Promise<CdpSession> {
    return (await this.#attached).session;
  }
  get targetId(): string | undefined {
    return this.#page?.targetId;
  }
  #titleChanged(title: string): void {
    if (title === this.#title) return;
    this.#title = title;
    const event = hostEvent();
    this.emit('page-title-updated', event, title, true);
    this.#window.pageTitled(event, title);
  }
  /** Called once when the target is gone. */
  targetGone(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.emit('destroyed');
  }
  async mayUnload(): Promise<boolean> {
    const page = await this.#attached;
    if (this.#crashed || (await page.link.mayUnload())) return true;
    const event = hostEvent();
    this.emit('will-prevent-unload', event);
    return event.defaultPrevented;
  }
  /** How many functions of the preload the page holds; for the tests of the stand-in. */
  async heldFunctions(): Promise<number> {
    return (await this.#attached).link.heldFunctions();
  }
  applyTheme(): void {
    this.tell((session) => session.send('Emulation.setEmulatedMedia', { features: colorFeatures() }));
  }
  protected viewSize = (): number[] => this.#window.getContentSize();

  getURL = (): string => (this.#chromiumUrl === 'about:blank' ? '' : toApp(this.#chromiumUrl));
  getTitle = (): string => this.#title;
  getType = (): 'window' => 'window';
  isDestroyed = (): boolean => this.#destroyed;
  isCrashed = (): boolean => this.#crashed;
  isLoading = (): boolean => this.#loading;
  isLoadingMainFrame = (): boolean => this.#loading;
  isFocused = (): boolean => this.#window.isFocused();
  getOSProcessId = (): number => 0;

  /** Resolves after did-finish-load; rejects with Chromium's error code, or when the page is closed meanwhile. */
  async loadURL(url: string): Promise<void> {
    const session = await this.cdp();
    const { errorText, loaderId } = await session.send('Page.navigate', { url: toChromium(url) });
    if (errorText) throw this.#loadError(errorText, url);
    if (loaderId && this.#loaded !== loaderId) await this.#loadOf(loaderId, url);
  }
  /** Waits for the end of one load; another document in its place, or the end of the page, is the end of waiting. */
  #loadOf(loader: string, url: string): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<undefined>();
    const check = (): void => {
      if (this.#loaded === loader) resolve(undefined);
      else if (this.#loader !== loader) reject(this.#loadError('net::ERR_ABORTED', url));
    };
    const gone = (): void => reject(this.#loadError('net::ERR_FAILED', url));
    this.on('did-finish-load', check).on('did-navigate', check).on('destroyed', gone);
    return promise.finally(() =>
      this.off('did-finish-load', check).off('did-navigate', check).off('destroyed', gone),
    );
  }
  #loadError(errorText: string, url: string): Error {
    const code = errorText.replace('net::', '');
    const errno = code === 'ERR_ABORTED' ? -3 : -2;
    this.emit('did-fail-load', hostEvent(), errno, code, url, true);
    return Object.assign(new Error(`${code} (${errno}) loading '${url}'`), { code, errno, url });
  }
  send(channel: string, ...args: unknown[]): void {
    this.#page?.link.send(channel, args);
  }
  reload(): void {
    this.tell((session) => session.send('Page.reload'));
  }
  reloadIgnoringCache(): void {
    this.tell((session) => session.send('Page.reload', { ignoreCache: true }));
  }
  close(): void {
    this.#window.close();
  }
  focus(): void {
    this.#window.focus();
  }
  async executeJavaScript(code: string, userGesture = false): Promise<unknown> {
    const session = await this.cdp();
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression: code,
      awaitPromise: true,
      returnByValue: true,
      userGesture,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as unknown;
  }
  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
    if (this.#navigation) this.#navigation.openHandler = handler;
  }
  setIgnoreMenuShortcuts = (): void => undefined;
  setBackgroundThrottling = (): void => undefined;
  forcefullyCrashRenderer(): void {
    this.tell((session) => session.send('Page.crash'));
  }
  openDevTools = (): void =>
    console.error('stand-in: developer tools are not emulated; attach a browser to the debugging port');
  closeDevTools = (): void => undefined;
  toggleDevTools = (): void => this.openDevTools();
  isDevToolsOpened = (): boolean => false;
}
