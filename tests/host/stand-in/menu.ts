import type { Menu as ElectronMenu, MenuItemConstructorOptions } from 'electron';
import { hostEvent } from './event.ts';
import { StandInMenuItem } from './menu-item.ts';
import { record } from './record.ts';
import { strict, StrictEmitter } from './strict.ts';

type Emulated = Pick<ElectronMenu, 'popup' | 'closePopup'>;

let applicationMenu: StandInMenu | null = null;

/** A menu: its items, and a record of being shown. Nothing is drawn. */
class StandInMenu extends StrictEmitter implements Emulated {
  items: StandInMenuItem[] = [];

  constructor() {
    super('Menu', ['menu-will-show', 'menu-will-close']);
  }
  static buildFromTemplate(template: readonly (MenuItemConstructorOptions | StandInMenuItem)[]): StandInMenu {
    const menu = new StandInMenu();
    for (const one of template) menu.append(one instanceof StandInMenuItem ? one : itemFrom(one));
    return menu;
  }
  static setApplicationMenu(menu: StandInMenu | null): void {
    applicationMenu = menu;
  }
  static getApplicationMenu = (): StandInMenu | null => applicationMenu;

  append(item: StandInMenuItem): void {
    this.insert(this.items.length, item);
  }
  insert(position: number, item: StandInMenuItem): void {
    this.items.splice(position, 0, item);
  }
  getMenuItemById(id: string): StandInMenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
      if (found) return found;
    }
    return null;
  }
  popup(options: { callback?: () => void } = {}): void {
    record.popups.push(this);
    this.emit('menu-will-show', hostEvent());
    this.once('menu-will-close', () => options.callback?.());
  }
  closePopup(): void {
    this.emit('menu-will-close', hostEvent());
  }
}

function itemFrom(options: MenuItemConstructorOptions): StandInMenuItem {
  const { submenu, ...rest } = options;
  const built = Array.isArray(submenu) ? StandInMenu.buildFromTemplate(submenu) : asBuilt(submenu);
  return new StandInMenuItem({ ...rest, ...(built ? { submenu: built } : {}) });
}

/** A submenu that is not a template can only have come from here. */
function asBuilt(submenu: unknown): StandInMenu | undefined {
  return submenu instanceof StandInMenu ? submenu : undefined;
}

/** Electron's constructor takes a template with a submenu that is not built yet; ours takes a built one. */
const constructItem = new Proxy(StandInMenuItem, {
  construct: (_target, [options]: [MenuItemConstructorOptions]) => itemFrom(options),
});

export type Menu = StandInMenu;
export const Menu = strict('Menu', StandInMenu);
export const MenuItem = strict('MenuItem', constructItem);
