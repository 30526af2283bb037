import { app, Notification } from 'electron';
import type { AccountState } from '#shared/ipc/contract.ts';
import type { CaseId } from '#shared/domain/ids.ts';
import type { Account } from '../account/account.ts';
import type { Desk } from '../account/desk.ts';
import type { Tell } from '../ipc/windows.ts';
import type { Log } from '../log/log.ts';
import { Notifier } from '../notify/notifier.ts';
import { takeCase } from '../notify/takeFromNotification.ts';
import { attend } from './attend.ts';
import { showBadge } from './badge.ts';
import type { MenuCommand } from './commands.ts';
import type { Desktop } from './desktop.ts';
import { setMenu } from './menu.ts';
import { notificationShower } from './notifications.ts';
import { places } from './places.ts';
import type { SettingsNow } from './settings.ts';
import { AppTray } from './tray.ts';

export interface SurroundingsParts {
  readonly account: Account;
  readonly desktop: Desktop;
  readonly settings: SettingsNow;
  readonly log: Log;
  readonly tell: Tell;
  readonly exportLedger: () => Promise<boolean>;
}

/** What Caseload shows outside its window (menu bar, tray, badge, notifications), kept true as things change. */
export class Surroundings {
  readonly #parts: SurroundingsParts;
  readonly #tray = new AppTray(places.icon('tray.png'));
  readonly #notifier: Notifier;
  #unread = 0;
  #paused = false;
  #leave: () => void = () => undefined;
  #desk: Desk | null = null;

  constructor(parts: SurroundingsParts) {
    this.#parts = parts;
    const { account, desktop, settings } = parts;
    const show = notificationShower({
      t: desktop.t,
      icon: places.icon('icon.png'),
      open: (caseId) => this.#do(caseId === null ? desktop.run('go.attention') : desktop.openCase(caseId)),
      take: (caseId) => this.#do(this.#take(caseId)),
      reply: (caseId) => this.#do(desktop.openCase(caseId).then(() => desktop.run('write.reply'))),
    });
    this.#notifier = new Notifier({
      show: (announcement) => (Notification.isSupported() ? show(announcement) : { close: () => undefined }),
      scene: () => ({ focusedCase: desktop.focusedCase(), settings: settings.get(), paused: this.#paused }),
      after: (ms, then) => void setTimeout(then, ms),
    });
    account.onState((state, desk) => this.#stateChanged(state, desk));
    settings.onChange((now) => {
      parts.tell('settings', now);
      this.#draw();
    });
    this.#draw();
  }

  showing(caseId: CaseId | null): void {
    this.#parts.desktop.showing(caseId);
    if (caseId !== null) this.#notifier.withdraw(caseId);
  }

  /** The machine woke up. */
  wake(): void {
    this.#desk?.sync.now();
  }

  #stateChanged(state: AccountState, desk: Desk | null): void {
    const { tell, settings, log } = this.#parts;
    if (desk !== this.#desk) {
      this.#leave();
      this.#desk = desk;
      const unread = (count: number): void => this.#count(count);
      this.#leave =
        desk === null ? () => undefined : attend(desk, { tell, notifier: this.#notifier, log, unread });
      this.#do(settings.follow(desk?.replica ?? null));
    }
    tell('account', state);
    this.#draw();
  }

  async #take(caseId: CaseId): Promise<void> {
    if (this.#desk === null || !(await takeCase(this.#desk.replica, caseId))) {
      await this.#parts.desktop.openCase(caseId);
      return;
    }
    this.#notifier.withdraw(caseId);
    this.#desk.sync.now();
  }

  #count(unread: number): void {
    if (unread === this.#unread) return;
    this.#unread = unread;
    showBadge(unread);
    this.#draw();
  }

  #pause(paused: boolean): void {
    this.#paused = paused;
    if (paused) this.#notifier.withdrawAll();
    this.#draw();
  }

  #draw(): void {
    const { account, desktop, exportLedger } = this.#parts;
    const { state, demo } = account.state();
    const t = desktop.t();
    const run = (command: MenuCommand): void => this.#do(desktop.run(command));
    setMenu({
      t,
      isMac: process.platform === 'darwin',
      signedIn: state === 'signed_in',
      demo,
      run,
      exportLedger: () => this.#do(exportLedger()),
      signOut: () => this.#do(account.signOut()),
    });
    this.#tray.update({
      t,
      unread: this.#unread,
      paused: this.#paused,
      show: () => desktop.show(),
      run,
      pause: (paused) => this.#pause(paused),
      quit: () => app.quit(),
    });
  }

  #do(act: Promise<unknown>): void {
    act.catch((error: unknown) => this.#parts.log.bug('main.failed', error));
  }
}
