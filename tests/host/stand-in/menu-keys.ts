import type { BrowserWindow } from './browser-window.ts';
import type { StandInMenuItem } from './menu-item.ts';
import { Menu } from './menu.ts';
import type { PageKey } from './preload-world.ts';

const names: Record<string, string> = {
  plus: '+',
  space: ' ',
  esc: 'escape',
  return: 'enter',
  up: 'arrowup',
  down: 'arrowdown',
  left: 'arrowleft',
  right: 'arrowright',
  del: 'delete',
};

/** Whether `key` is what the accelerator (such as `CmdOrCtrl+Shift+P`) names, on Linux. */
export function matchesAccelerator(accelerator: string, key: PageKey): boolean {
  const parts = accelerator.toLowerCase().split('+');
  const last = parts.pop() ?? '';
  const wanted = names[last] ?? (last === '' ? '+' : last);
  const has = (...modifiers: string[]): boolean => parts.some((part) => modifiers.includes(part));
  if (has('cmd', 'command') || key.meta !== has('super', 'meta')) return false;
  if (
    key.ctrl !== has('ctrl', 'control', 'cmdorctrl', 'commandorcontrol') ||
    key.alt !== has('alt', 'option', 'altgr')
  )
    return false;
  const code = key.code.replace(/^(Key|Digit)/, '').toLowerCase();
  // A sign such as `?` has its own Shift in it; letters and named keys have not.
  return (
    (key.shift === has('shift') && (key.key.toLowerCase() === wanted || code === wanted)) ||
    (/^\W$/.test(wanted) && key.key === wanted)
  );
}

/** Clicks the item of the application menu (or of the window's own) whose accelerator was pressed in the page. */
export function pressMenuKey(key: PageKey, window: BrowserWindow): void {
  const menu = window.windowMenu ?? Menu.getApplicationMenu();
  const item = menu && findItem(menu.items, key);
  item?.click({ triggeredByAccelerator: true }, window);
}

function findItem(items: readonly StandInMenuItem[], key: PageKey): StandInMenuItem | undefined {
  for (const item of items) {
    if (!item.enabled) continue;
    if (item.accelerator && item.registerAccelerator && matchesAccelerator(item.accelerator, key))
      return item;
    const inside = item.submenu && findItem(item.submenu.items, key);
    if (inside) return inside;
  }
  return undefined;
}
