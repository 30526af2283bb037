import type { MenuItem as ElectronItem, MenuItemConstructorOptions } from 'electron';
import type { BrowserWindow } from './browser-window.ts';
import type { Menu } from './menu.ts';
import { roleLabels, runRole } from './menu-roles.ts';
import { strict } from './strict.ts';
import { windows } from './windows.ts';

/** What an item may be made of; its submenu is already built. */
export type ItemOptions = Omit<MenuItemConstructorOptions, 'submenu'> & { submenu?: Menu };

let lastCommand = 0;

/** An item of a menu. `click()` does what a person's click does, role or handler. */
export class StandInMenuItem {
  readonly commandId = ++lastCommand;
  readonly id: string;
  label: string;
  readonly role: MenuItemConstructorOptions['role'];
  readonly type: ElectronItem['type'];
  readonly accelerator: string | null;
  readonly registerAccelerator: boolean;
  readonly submenu: Menu | undefined;
  readonly sublabel: string;
  readonly toolTip: string;
  readonly icon: ElectronItem['icon'];
  enabled: boolean;
  visible: boolean;
  checked: boolean;
  readonly #handler: ((item: ElectronItem, window: never, event: never) => void) | undefined;

  constructor(options: ItemOptions) {
    this.id = options.id ?? '';
    this.role = options.role;
    this.label =
      options.label ?? (options.role ? (roleLabels[options.role.toLowerCase()] ?? options.role) : '');
    this.type = options.type ?? (options.submenu ? 'submenu' : 'normal');
    this.accelerator = options.accelerator ?? null;
    this.registerAccelerator = options.registerAccelerator ?? true;
    this.submenu = options.submenu;
    this.sublabel = options.sublabel ?? '';
    this.toolTip = options.toolTip ?? '';
    this.icon = options.icon;
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.checked = options.checked ?? false;
    this.#handler = options.click;
    this.click = this.click.bind(this);
    return strict('MenuItem', this);
  }

  click(event: object = {}, window: BrowserWindow | undefined = windows.focused): void {
    if (!this.enabled) return;
    if (this.type === 'checkbox') this.checked = !this.checked;
    if (this.type === 'radio') this.checked = true;
    if (this.#handler) this.#handler(this as unknown as ElectronItem, window as never, event as never);
    else if (this.role) runRole(this.role.toLowerCase(), window);
  }
}
