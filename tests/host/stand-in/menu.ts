import type { Menu as ElectronMenu, MenuItem as ElectronItem, MenuItemConstructorOptions } from 'electron';
import { hostEvent } from './event.ts';
import { StandInMenuItem, type ItemOptions } from './menu-item.ts';
import { record } from './record.ts';
import { strict, StrictEmitter } from './strict.ts';

type Emulated = Omit<
  Pick<ElectronMenu, 'items' | 'append' | 'insert' | 'getMenuItemById' | 'popup' | 'closePopup'>,
  never
>;

let applicationMenu: StandInMenu | null = null;

/** A menu: its items, and a record of being shown. Nothing is drawn. */
class StandInMenu extends StrictEmitter implements Emulated {
  items: ElectronItem[] = [];

  constructor() {
    super('Menu', ['menu-will-show', 'menu-will-close']);
  }
  static buildFromTemplate(template: readonly (MenuItemConstructorOptions | ElectronItem)[]): StandInMenu {
    const menu = new StandInMenu();
    for (const one of template)
      menu.append(
        one instanceof StandInMenuItem
          ? (one as unknown as ElectronItem)
          : itemFrom(one as MenuItemConstructorOptions),
      );
    return menu;
  }
  static setApplicationMenu(menu: StandInMenu | null): void {
    applicationMenu = menu;
  }
  static getApplicationMenu = (): StandInMenu | null => applicationMenu;

  append(item: ElectronItem): void {
    this.insert(this.items.length, item);
  }
  insert(position: number, item: ElectronItem): void {
    this.items.splice(position, 0, item);
  }
  getMenuItemById(id: string): ElectronItem | null {
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

function itemFrom(options: MenuItemConstructorOptions): ElectronItem {
  const { submenu, ...rest } = options;
  const built = Array.isArray(submenu)
    ? StandInMenu.buildFromTemplate(submenu)
    : (submenu as Menu | undefined);
  const item = new StandInMenuItem({ ...rest, ...(built ? { submenu: built } : {}) } as ItemOptions);
  return item as unknown as ElectronItem;
}

/** Electron's constructor takes a template with a submenu that is not built yet; ours takes a built one. */
const constructItem = new Proxy(StandInMenuItem, {
  construct: (_target, [options]: [MenuItemConstructorOptions]) => itemFrom(options),
});

export type Menu = StandInMenu;
export const Menu = strict('Menu', StandInMenu);
export const MenuItem = strict('MenuItem', constructItem);
