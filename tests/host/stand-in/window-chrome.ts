import type { BrowserWindow as ElectronWindow, BrowserWindowConstructorOptions } from 'electron';
import { hostEvent, type HostEvent } from './event.ts';
import type { Menu } from './menu.ts';
import { WindowGeometry } from './window-geometry.ts';

type Emulated = Pick<
  ElectronWindow,
  | 'getTitle'
  | 'setTitle'
  | 'title'
  | 'setBackgroundColor'
  | 'getBackgroundColor'
  | 'flashFrame'
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
  | 'setResizable'
  | 'isResizable'
  | 'setTitleBarOverlay'
>;

/** What stands around the page: title, colours, menu bar and the taskbar's signs. Kept, not drawn. */
export class WindowChrome extends WindowGeometry implements Emulated {
  #title: string;
  #background: string;
  #menu: Menu | null = null;
  #menuBarVisible = true;
  #onTop = false;
  #resizable: boolean;
  /** What flashFrame was told last; for tests. */
  _flashing = false;

  constructor(events: readonly string[], options: BrowserWindowConstructorOptions, title: string) {
    super(events, options);
    this.#title = options.title ?? title;
    this.#background = options.backgroundColor ?? '#FFFFFF';
    this.#resizable = options.resizable ?? true;
  }
  /** The page has a new title; the window takes it unless a listener prevents that. */
  pageTitled(event: HostEvent, title: string): void {
    this.emit('page-title-updated', event, title, true);
    if (!event.defaultPrevented) this.#title = title;
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
  setMenu(menu: Menu | null): void {
    this.#menu = menu;
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
