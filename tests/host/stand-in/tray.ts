import type { NativeImage, Tray as ElectronTray } from 'electron';
import type { Menu } from './menu.ts';
import { record } from './record.ts';
import { strict, StrictEmitter } from './strict.ts';

type Emulated = Pick<
  ElectronTray,
  | 'setToolTip'
  | 'setTitle'
  | 'getTitle'
  | 'setImage'
  | 'setPressedImage'
  | 'destroy'
  | 'isDestroyed'
  | 'focus'
>;

/** An icon in the notification area that is only written down: tests find it in `standInRecord.trays`. */
class StandInTray extends StrictEmitter implements Emulated {
  image: NativeImage | string;
  toolTip = '';
  menu: Menu | null = null;
  #title = '';
  #destroyed = false;

  constructor(image: NativeImage | string) {
    super('Tray', [
      'click',
      'right-click',
      'double-click',
      'middle-click',
      'balloon-click',
      'balloon-show',
      'balloon-closed',
      'mouse-move',
      'mouse-enter',
      'mouse-leave',
    ]);
    this.image = image;
    record.trays.push(this);
  }
  setToolTip(toolTip: string): void {
    this.toolTip = toolTip;
  }
  setContextMenu(menu: Menu | null): void {
    this.menu = menu;
  }
  popUpContextMenu(menu: Menu | null = this.menu): void {
    menu?.popup();
  }
  setImage(image: NativeImage | string): void {
    this.image = image;
  }
  setPressedImage = (): void => undefined;
  setTitle(title: string): void {
    this.#title = title;
  }
  getTitle = (): string => this.#title;
  focus = (): void => undefined;
  destroy(): void {
    this.#destroyed = true;
    record.trays = record.trays.filter((tray) => tray !== this);
  }
  isDestroyed = (): boolean => this.#destroyed;
}

export const Tray = strict('Tray', StandInTray);
