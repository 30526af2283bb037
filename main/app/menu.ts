import { Menu } from 'electron';
import type { MenuItemConstructorOptions } from 'electron';
import type { Translate } from '../texts/texts.ts';
import { menuGroups } from './commands.ts';
import type { MenuCommand, MenuEntry } from './commands.ts';

export interface MenuParts {
  readonly t: Translate;
  readonly isMac: boolean;
  readonly signedIn: boolean;
  readonly demo: boolean;
  readonly run: (command: MenuCommand) => void;
  readonly exportLedger: () => void;
  readonly signOut: () => void;
}

/** The menu bar of the application: commands go to the window, roles to the system. */
export function setMenu(parts: MenuParts): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(parts)));
}

function menuTemplate({ t, isMac, signedIn, demo, run, exportLedger, signOut }: MenuParts) {
  const entries = (group: readonly (MenuEntry | null)[]): MenuItemConstructorOptions[] =>
    group.map((entry) => {
      if (entry === null) return { type: 'separator' };
      const key = entry.key === undefined ? {} : { accelerator: entry.key, registerAccelerator: false };
      const label = t(`command.${entry.id}`);
      return { id: entry.id, label, enabled: signedIn, click: () => run(entry.id), ...key };
    });
  const line: MenuItemConstructorOptions = { type: 'separator' };
  const quit: MenuItemConstructorOptions = { role: 'quit', label: t('menu.quit') };
  const leave: MenuItemConstructorOptions = {
    id: 'account.signOut',
    label: t(demo ? 'menu.leaveDemo' : 'menu.signOut'),
    enabled: signedIn,
    click: signOut,
  };
  const template: MenuItemConstructorOptions[] = [
    { label: t('menu.file'), submenu: [...entries(menuGroups.file), line, leave, line, quit] },
    { role: 'editMenu', label: t('menu.edit') },
    {
      label: t('menu.view'),
      submenu: [
        ...entries(menuGroups.view),
        line,
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' },
      ],
    },
    { label: t('menu.go'), submenu: entries(menuGroups.go) },
    { label: t('menu.case'), submenu: entries(menuGroups.case) },
    {
      label: t('menu.help'),
      // Offered without an open replica too: that is when it is needed most.
      submenu: [
        ...entries(menuGroups.help),
        line,
        { id: 'ledger.export', label: t('menu.export'), click: exportLedger },
      ],
    },
  ];
  return isMac ? [{ role: 'appMenu' as const }, ...template, { role: 'windowMenu' as const }] : template;
}
