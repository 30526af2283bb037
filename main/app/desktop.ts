import { app } from 'electron';
import type { BrowserWindow } from 'electron';
import type { CaseId } from '#shared/domain/ids.ts';
import type { CallInput } from '#shared/ipc/contract.ts';
import type { Tell } from '../ipc/windows.ts';
import type { Log } from '../log/log.ts';
import { languageOf, translator } from '../texts/texts.ts';
import type { Translate } from '../texts/texts.ts';
import type { MenuCommand } from './commands.ts';
import { watchCrashes } from './crash.ts';
import type { Flags } from './flags.ts';
import { places } from './places.ts';
import type { SettingsNow } from './settings.ts';
import { applyTheme, openWindow, reveal } from './window.ts';

export interface DesktopParts {
  readonly userData: string;
  readonly flags: Flags;
  readonly settings: SettingsNow;
  readonly log: Log;
  readonly tell: Tell;
  readonly now: () => number;
}

/** The window of this instance, and what is on it. */
export class Desktop {
  readonly #parts: DesktopParts;
  #window: BrowserWindow | null = null;
  #showing: CaseId | null = null;
  #listening: Promise<void> = Promise.resolve();
  #heard: () => void = () => undefined;

  constructor(parts: DesktopParts) {
    this.#parts = parts;
    parts.settings.onChange(({ theme }) => applyTheme(this.window(), theme));
  }

  window(): BrowserWindow | null {
    return this.#window;
  }

  /** The words of main, in the language chosen by flag, setting or system. */
  readonly t = (): Translate => {
    const { flags, settings } = this.#parts;
    const chosen = settings.get().language;
    const system = chosen === 'system' ? languageOf(app.getPreferredSystemLanguages()) : chosen;
    return translator(flags.language ?? system);
  };

  /** Opens the window; `visible: false` keeps it out of sight until somebody asks for it. */
  open(visible: boolean): void {
    const { userData, settings, log, now } = this.#parts;
    const { theme } = settings.get();
    applyTheme(null, theme);
    const icon = places.icon('icon.png');
    const window = openWindow({ userData, preload: places.preload, icon, theme, show: visible });
    this.#window = window;
    this.#listening = new Promise((done) => (this.#heard = done));
    watchCrashes(window, { log, now, t: this.t, quit: () => app.quit() });
    window.on('closed', () => {
      this.#window = null;
      this.#showing = null;
    });
  }

  show(): void {
    if (this.#window === null) this.open(true);
    else reveal(this.#window);
  }

  /** Opens a case in the window; nothing more happens to it. */
  async openCase(caseId: CaseId): Promise<void> {
    this.show();
    await this.#listening;
    this.#parts.tell('open', { caseId });
  }

  async run(id: MenuCommand): Promise<void> {
    this.show();
    await this.#listening;
    this.#parts.tell('command', { id });
  }

  /** The page made its first call: it listens to events now (it subscribes before it asks for anything). */
  listens(): void {
    this.#heard();
  }

  /** The renderer says which case it shows. */
  showing(caseId: CaseId | null): void {
    this.#showing = caseId;
  }

  /** The case a person is looking at now: shown, in the window that has the focus. */
  focusedCase(): CaseId | null {
    return this.#window?.isFocused() === true ? this.#showing : null;
  }

  control(act: CallInput<'window.control'>['act']): void {
    const window = this.#window;
    if (window === null) return;
    if (act === 'minimize') window.minimize();
    else if (act === 'close') window.close();
    else if (window.isMaximized()) window.unmaximize();
    else window.maximize();
  }
}
