import type { BrowserWindow as ElectronWindow, BrowserWindowConstructorOptions, Rectangle } from 'electron';
import type { Commands } from './cdp.ts';
import { chromium } from './host.ts';
import { hostEvent } from './event.ts';
import { StrictEmitter } from './strict.ts';

type State = 'normal' | 'minimized' | 'maximized' | 'fullscreen';

type Emulated = Pick<
  ElectronWindow,
  | 'getBounds'
  | 'setBounds'
  | 'getContentBounds'
  | 'setContentBounds'
  | 'getNormalBounds'
  | 'getSize'
  | 'setSize'
  | 'getContentSize'
  | 'setContentSize'
  | 'getPosition'
  | 'setPosition'
  | 'center'
  | 'getMinimumSize'
  | 'setMinimumSize'
  | 'getMaximumSize'
  | 'setMaximumSize'
  | 'minimize'
  | 'restore'
  | 'maximize'
  | 'unmaximize'
  | 'setFullScreen'
  | 'isMinimized'
  | 'isMaximized'
  | 'isFullScreen'
  | 'isNormal'
  | 'fullScreen'
>;

/**
 * Where a window is and how large. The model is kept here, because a headless Chromium has no window manager to ask;
 * Chromium is told of it, and tells of changes that a person made. Sizes are CSS pixels; frame and content are one.
 */
export class WindowGeometry extends StrictEmitter implements Emulated {
  #bounds: Rectangle;
  #state: State = 'normal';
  /** The state to return to from minimised. */
  #before: State = 'normal';
  #minimum = [0, 0];
  #maximum = [0, 0];
  #windowId: Promise<number> | undefined;

  constructor(events: readonly string[], options: BrowserWindowConstructorOptions) {
    super('BrowserWindow', events);
    this.#minimum = [options.minWidth ?? 0, options.minHeight ?? 0];
    this.#maximum = [options.maxWidth ?? 0, options.maxHeight ?? 0];
    const width = Math.max(options.width ?? 800, options.minWidth ?? 0);
    const height = Math.max(options.height ?? 600, options.minHeight ?? 0);
    this.#bounds = { x: options.x ?? 0, y: options.y ?? 0, width, height };
  }

  /** Ties the model to the window of Chromium that shows `targetId`, and sizes that. */
  tie(targetId: Promise<string>): void {
    this.#windowId = targetId.then(async (target) => {
      const { windowId } = await chromium().connection.browser.send('Browser.getWindowForTarget', {
        targetId: target,
      });
      return windowId;
    });
    this.#windowId.catch(() => undefined);
    this.#applySize();
  }
  #tell(bounds: NonNullable<Commands['Browser.setWindowBounds']>['bounds']): void {
    this.#windowId
      ?.then((windowId) =>
        chromium().connection.browser.send('Browser.setWindowBounds', { windowId, bounds }),
      )
      .catch(() => undefined);
  }
  #applySize(): void {
    const { width, height } = this.#bounds;
    this.#windowId
      ?.then((windowId) =>
        chromium().connection.browser.send('Browser.setContentsSize', { windowId, width, height }),
      )
      .catch(() => undefined);
  }
  /** The page says how large it is: a person, or a driver of tests, changed the window. */
  pageResized(width: number, height: number): void {
    if (this.#state !== 'normal' || (width === this.#bounds.width && height === this.#bounds.height)) return;
    this.#bounds = { ...this.#bounds, width, height };
    this.emit('resize', hostEvent());
    this.emit('resized', hostEvent());
  }

  getBounds = (): Rectangle => ({ ...this.#bounds });
  getContentBounds = (): Rectangle => this.getBounds();
  getNormalBounds = (): Rectangle => this.getBounds();
  setBounds(bounds: Partial<Rectangle>): void {
    const before = this.#bounds;
    const after = { ...before, ...bounds };
    after.width = limit(after.width, this.#minimum[0], this.#maximum[0]);
    after.height = limit(after.height, this.#minimum[1], this.#maximum[1]);
    this.#bounds = after;
    if (after.x !== before.x || after.y !== before.y) {
      this.#tell({ left: after.x, top: after.y });
      this.emit('move', hostEvent());
      this.emit('moved', hostEvent());
    }
    if (after.width !== before.width || after.height !== before.height) {
      this.#applySize();
      this.emit('resize', hostEvent());
      this.emit('resized', hostEvent());
    }
  }
  setContentBounds(bounds: Rectangle): void {
    this.setBounds(bounds);
  }
  getSize = (): number[] => [this.#bounds.width, this.#bounds.height];
  getContentSize = (): number[] => this.getSize();
  setSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }
  setContentSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }
  getPosition = (): number[] => [this.#bounds.x, this.#bounds.y];
  setPosition(x: number, y: number): void {
    this.setBounds({ x, y });
  }
  center(): void {
    this.setBounds({ x: 0, y: 0 });
  }
  getMinimumSize = (): number[] => this.#minimum;
  setMinimumSize(width: number, height: number): void {
    this.#minimum = [width, height];
    this.setBounds({});
  }
  getMaximumSize = (): number[] => this.#maximum;
  setMaximumSize(width: number, height: number): void {
    this.#maximum = [width, height];
    this.setBounds({});
  }

  #enter(state: State, event: string): void {
    if (this.#state === state) return;
    this.#before = this.#state;
    this.#state = state;
    // Chromium goes from one special state to another only by way of the normal one.
    if (this.#before !== 'normal' && state !== 'normal') this.#tell({ windowState: 'normal' });
    this.#tell({ windowState: state });
    this.emit(event, hostEvent());
  }
  minimize(): void {
    this.#enter('minimized', 'minimize');
  }
  restore(): void {
    if (this.#state === 'minimized') this.#enter(this.#before, 'restore');
    else this.unmaximize();
  }
  maximize(): void {
    this.#enter('maximized', 'maximize');
  }
  unmaximize(): void {
    if (this.#state === 'maximized') this.#enter('normal', 'unmaximize');
  }
  setFullScreen(flag: boolean): void {
    if (flag) this.#enter('fullscreen', 'enter-full-screen');
    else if (this.#state === 'fullscreen') this.#enter('normal', 'leave-full-screen');
  }
  get fullScreen(): boolean {
    return this.isFullScreen();
  }
  set fullScreen(flag: boolean) {
    this.setFullScreen(flag);
  }
  isMinimized = (): boolean => this.#state === 'minimized';
  isMaximized = (): boolean => this.#state === 'maximized';
  isFullScreen = (): boolean => this.#state === 'fullscreen';
  isNormal = (): boolean => this.#state === 'normal';

  /** Puts Chromium's window out of sight or back, without a change of the model. */
  protected showChromium(visible: boolean): void {
    this.#tell({ windowState: visible ? this.#state : 'minimized' });
  }
}

function limit(size: number, least = 0, most = 0): number {
  const atLeast = Math.max(size, least);
  return most > 0 ? Math.min(atLeast, most) : atLeast;
}
