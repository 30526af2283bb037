import { Menu, Tray } from 'electron';
import type { NativeImage } from 'electron';
import type { Translate } from '../texts/texts.ts';
import type { MenuCommand } from './commands.ts';

export interface TrayParts {
  readonly t: Translate;
  readonly unread: number;
  readonly paused: boolean;
  readonly show: () => void;
  readonly run: (command: MenuCommand) => void;
  readonly pause: (paused: boolean) => void;
  readonly quit: () => void;
}

/** The icon in the notification area, with its menu; drawn again whenever what it says changes. */
export class AppTray {
  readonly #tray: Tray;
  #clicked: () => void = () => undefined;

  constructor(icon: NativeImage | string) {
    this.#tray = new Tray(icon);
    this.#tray.on('click', () => this.#clicked());
  }

  update({ t, unread, paused, show, run, pause, quit }: TrayParts): void {
    this.#clicked = show;
    this.#tray.setToolTip(unread > 0 ? t('tray.tip', { count: unread }) : t('tray.tipNone'));
    this.#tray.setContextMenu(
      Menu.buildFromTemplate([
        { id: 'tray.show', label: t('tray.show'), click: show },
        { id: 'tray.sync', label: t('command.sync.now'), click: () => run('sync.now') },
        {
          id: 'tray.pause',
          label: t('tray.pause'),
          type: 'checkbox',
          checked: paused,
          click: () => pause(!paused),
        },
        { type: 'separator' },
        { id: 'tray.quit', label: t('menu.quit'), click: quit },
      ]),
    );
  }
}
