import type {
  BrowserWindow as ElectronWindow,
  BrowserWindowConstructorOptions,
  NativeImage,
  Rectangle,
} from 'electron';
import { app } from './app.ts';
import { hostEvent } from './event.ts';
import { chromium, host, isHeaded } from './host.ts';
import { strict } from './strict.ts';
import { openTarget } from './targets.ts';
import { WebContents } from './web-contents.ts';
import { WindowChrome } from './window-chrome.ts';
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
  | 'moveTop'
  | 'close'
  | 'destroy'
  | 'isDestroyed'
  | 'loadURL'
  | 'reload'
  | 'capturePage'
>;

let lastId = 0;

/** A window. It is visible to the app at once; the window of Chromium follows. */
class StandInWindow extends WindowChrome implements Emulated {
  readonly id = ++lastId;
  readonly webContents: WebContents;
  #visible: boolean;
  #painted = false;
  #destroyed = false;
  /** Settled once this window is gone. */
  #gone: () => void = () => undefined;
  readonly #closed = new Promise<void>((resolve) => (this.#gone = resolve));
  #closing: Promise<boolean> | undefined;

  constructor(options: BrowserWindowConstructorOptions = {}) {
    if (!host.ready) throw new Error('Cannot create BrowserWindow before app is ready');
    super(events, options, app.name);
    this.#visible = options.show ?? true;
    const target = openTarget(this.getBounds(), this.getBackgroundColor());
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
    if (targetId === undefined || !host.chromium) {
      this.#end();
      return;
    }
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
}

export type BrowserWindow = StandInWindow;
export const BrowserWindow = strict('BrowserWindow', StandInWindow);
