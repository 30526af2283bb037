import type {
  BrowserWindow as ElectronWindow,
  BrowserWindowConstructorOptions,
  NativeImage,
  Rectangle,
} from 'electron';
import { app } from './app.ts';
import { hostEvent, type HostEvent } from './event.ts';
import { chromium, host, isHeaded } from './host.ts';
import type { Menu } from './menu.ts';
import { strict } from './strict.ts';
import { openTarget } from './targets.ts';
import { WebContents } from './web-contents.ts';
import { WindowGeometry } from './window-geometry.ts';
import { windows } from './windows.ts';

const events = [
  'ready-to-show',
  'show',
  'hide',
  'close',
  'closed',
  'focus',
  'blur',
  'minimize',
  'restore',
  'maximize',
  'unmaximize',
  'enter-full-screen',
  'leave-full-screen',
  'resize',
  'resized',
  'move',
  'moved',
  'page-title-updated',
  'always-on-top-changed',
  // Never emitted here: Chromium does not tell of them, or only Windows and macOS have them.
  'unresponsive',
  'responsive',
  'session-end',
  'query-session-end',
  'app-command',
  'swipe',
  'will-resize',
  'will-move',
];

type Emulated = Pick<
  ElectronWindow,
  | 'id'
  | 'show'
  | 'showInactive'
  | 'hide'
  | 'isVisible'
  | 'focus'
  | 'blur'
  | 'isFocused'
  | 'close'
  | 'destroy'
  | 'isDestroyed'
  | 'loadURL'
  | 'reload'
  | 'capturePage'
  | 'getTitle'
  | 'setTitle'
  | 'title'
  | 'setBackgroundColor'
  | 'getBackgroundColor'
  | 'flashFrame'
  | 'setMenu'
  | 'removeMenu'
  | 'setMenuBarVisibility'
  | 'isMenuBarVisible'
  | 'setAutoHideMenuBar'
  | 'isMenuBarAutoHide'
  | 'setProgressBar'
  | 'setOverlayIcon'
  | 'setIcon'
  | 'setAlwaysOnTop'
  | 'isAlwaysOnTop'
  | 'setSkipTaskbar'
  | 'moveTop'
  | 'setResizable'
  | 'isResizable'
  | 'setTitleBarOverlay'
>;

let lastId = 0;

/** A window. It is visible to the app at once; the window of Chromium follows. */
class StandInWindow extends WindowGeometry implements Emulated {
  readonly id = ++lastId;
  readonly webContents: WebContents;
  #visible: boolean;
  #title: string;
  #background: string;
  #painted = false;
  #destroyed = false;
  #menu: Menu | null = null;
  #menuBarVisible = true;
  #onTop = false;
  #resizable: boolean;
  /** Settled once this window is gone. */
  #gone: () => void = () => undefined;
  readonly #closed = new Promise<void>((resolve) => (this.#gone = resolve));
  #closing: Promise<boolean> | undefined;
  /** What flashFrame was told last; for tests. */
  _flashing = false;

  constructor(options: BrowserWindowConstructorOptions = {}) {
    if (!host.ready) throw new Error('Cannot create BrowserWindow before app is ready');
    super(events, options);
    this.#visible = options.show ?? true;
    this.#title = options.title ?? app.name;
    this.#background = options.backgroundColor ?? '#FFFFFF';
    this.#resizable = options.resizable ?? true;
    const target = openTarget(this.getBounds(), this.#background);
    this.webContents = new WebContents(this.id, this, target, options.webPreferences ?? {});
    this.tie(target);
    windows.all.push(this);
    this.webContents.once('did-finish-load', () => setTimeout(() => this.painted(), 500).unref());
    app.emit('browser-window-created', hostEvent(), this);
    app.emit('web-contents-created', hostEvent(), this.webContents);
    if (this.#visible) this.focus();
    else if (isHeaded()) this.showChromium(false);
  }

  static getAllWindows = (): BrowserWindow[] => [...windows.all];
  static getFocusedWindow = (): BrowserWindow | null => windows.focused ?? null;
  static fromId = (id: number): BrowserWindow | null =>
    windows.all.find((window) => window.id === id) ?? null;
  static fromWebContents = (contents: unknown): BrowserWindow | null =>
    windows.all.find((window) => window.webContents === contents) ?? null;

  /** The first paint, or a moment after the load for a window that Chromium does not paint while it is hidden. */
  painted(): void {
    if (this.#painted || this.#destroyed) return;
    this.#painted = true;
    this.emit('ready-to-show');
  }
  pageTitled(event: HostEvent, title: string): void {
    this.emit('page-title-updated', event, title, true);
    if (!event.defaultPrevented) this.#title = title;
  }
  pageFocused(on: boolean): void {
    if (!this.#visible) return;
    if (on) this.#takeFocus();
    else this.blur();
  }

  show(): void {
    this.showInactive();
    this.focus();
  }
  showInactive(): void {
    const wasVisible = this.#visible;
    this.#visible = true;
    if (wasVisible) return;
    this.showChromium(true);
    this.emit('show');
  }
  hide(): void {
    if (!this.#visible) return;
    this.#visible = false;
    this.blur();
    this.showChromium(false);
    this.emit('hide');
  }
  isVisible = (): boolean => this.#visible && !this.#destroyed;
  focus(): void {
    if (!this.#visible || this.#destroyed) return;
    this.webContents
      .cdp()
      .then((session) => session.send('Page.bringToFront'))
      .catch(() => undefined);
    this.#takeFocus();
  }
  #takeFocus(): void {
    if (windows.focused === this) return;
    windows.focused?.blur();
    windows.focused = this;
    this.emit('focus', hostEvent());
    this.webContents.emit('focus');
    app.emit('browser-window-focus', hostEvent(), this);
  }
  blur(): void {
    if (windows.focused !== this) return;
    windows.focused = undefined;
    this.emit('blur', hostEvent());
    this.webContents.emit('blur');
    app.emit('browser-window-blur', hostEvent(), this);
  }
  isFocused = (): boolean => windows.focused === this;
  moveTop(): void {
    this.focus();
  }

  close(): void {
    void this.askToClose();
  }
  /** Asks the app and the page; resolves to false when either keeps the window, to true when it is gone. */
  askToClose(): Promise<boolean> {
    this.#closing ??= this.#askToClose().finally(() => (this.#closing = undefined));
    return this.#closing;
  }
  async #askToClose(): Promise<boolean> {
    if (this.#destroyed) return true;
    const event = hostEvent();
    this.emit('close', event);
    if (event.defaultPrevented) return false;
    try {
      if (!(await this.webContents.mayUnload())) return false;
    } catch {
      this.targetGone();
      return true;
    }
    this.#closeTarget();
    await this.#closed;
    return true;
  }
  destroy(): void {
    this.webContents
      .cdp()
      .then(() => this.#closeTarget())
      .catch(() => undefined);
    this.#end();
  }
  #closeTarget(): void {
    const { targetId } = this.webContents;
    if (targetId === undefined || !host.chromium) return this.#end();
    chromium()
      .connection.browser.send('Target.closeTarget', { targetId })
      .catch(() => this.#end());
  }
  /** The window of Chromium is gone: we closed it, or a person did. */
  targetGone(): void {
    if (!this.#destroyed && !this.#closing) this.emit('close', hostEvent());
    this.#end();
  }
  #end(): void {
    if (this.#destroyed) return;
    if (windows.focused === this) this.blur();
    this.#destroyed = true;
    windows.all = windows.all.filter((window) => window !== this);
    this.webContents.targetGone();
    this.emit('closed');
    this.#gone();
    if (windows.all.length > 0 || host.quitting) return;
    // Without a listener Electron quits, with one it leaves the decision to it.
    if (!app.emit('window-all-closed')) app.quit();
  }
  isDestroyed = (): boolean => this.#destroyed;

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }
  reload(): void {
    this.webContents.reload();
  }
  capturePage(rect?: Rectangle): Promise<NativeImage> {
    return this.webContents.capturePage(rect);
  }
  getTitle = (): string => this.#title;
  setTitle(title: string): void {
    this.#title = title;
  }
  get title(): string {
    return this.#title;
  }
  set title(title: string) {
    this.#title = title;
  }
  getBackgroundColor = (): string => this.#background;
  setBackgroundColor(color: string): void {
    this.#background = color;
  }
  flashFrame(flag: boolean): void {
    this._flashing = flag;
  }
  setMenu(menu: unknown): void {
    this.#menu = menu as Menu | null;
  }
  removeMenu(): void {
    this.#menu = null;
  }
  /** The menu of this window alone, if it was given one. */
  get windowMenu(): Menu | null {
    return this.#menu;
  }
  setMenuBarVisibility(visible: boolean): void {
    this.#menuBarVisible = visible;
  }
  isMenuBarVisible = (): boolean => this.#menuBarVisible;
  setAutoHideMenuBar = (): void => undefined;
  isMenuBarAutoHide = (): boolean => false;
  setProgressBar = (): void => undefined;
  setOverlayIcon = (): void => undefined;
  setIcon = (): void => undefined;
  setSkipTaskbar = (): void => undefined;
  setTitleBarOverlay = (): void => undefined;
  setAlwaysOnTop(flag: boolean): void {
    this.#onTop = flag;
    this.emit('always-on-top-changed', hostEvent(), flag);
  }
  isAlwaysOnTop = (): boolean => this.#onTop;
  setResizable(resizable: boolean): void {
    this.#resizable = resizable;
  }
  isResizable = (): boolean => this.#resizable;
}

export type BrowserWindow = StandInWindow;
export const BrowserWindow = strict('BrowserWindow', StandInWindow);
