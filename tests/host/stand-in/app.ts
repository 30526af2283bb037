import process from 'node:process';
import type { App } from 'electron';
import { getPath, setPath } from './app-paths.ts';
import { hostEvent } from './event.ts';
import { host } from './host.ts';
import { record } from './record.ts';
import { takeLock, type InstanceLock, type Visit } from './single-instance.ts';
import { strict, StrictEmitter } from './strict.ts';
import { windows } from './windows.ts';

const events = [
  'will-finish-launching',
  'ready',
  'window-all-closed',
  'before-quit',
  'will-quit',
  'quit',
  'activate',
  'second-instance',
  'browser-window-created',
  'browser-window-focus',
  'browser-window-blur',
  'web-contents-created',
  'render-process-gone',
  // Emitted on other platforms, or for faults that this runtime cannot have.
  'open-url',
  'open-file',
  'child-process-gone',
  'continue-activity',
  'certificate-error',
  'login',
  'did-become-active',
];

type Emulated = Pick<
  App,
  | 'whenReady'
  | 'isReady'
  | 'quit'
  | 'exit'
  | 'relaunch'
  | 'focus'
  | 'hide'
  | 'show'
  | 'getVersion'
  | 'getName'
  | 'setName'
  | 'name'
  | 'getAppPath'
  | 'getPath'
  | 'setPath'
  | 'setAppLogsPath'
  | 'getLocale'
  | 'getSystemLocale'
  | 'getLocaleCountryCode'
  | 'getPreferredSystemLanguages'
  | 'requestSingleInstanceLock'
  | 'hasSingleInstanceLock'
  | 'releaseSingleInstanceLock'
  | 'setAsDefaultProtocolClient'
  | 'isDefaultProtocolClient'
  | 'removeAsDefaultProtocolClient'
  | 'setAppUserModelId'
  | 'setBadgeCount'
  | 'getBadgeCount'
  | 'badgeCount'
  | 'enableSandbox'
  | 'disableHardwareAcceleration'
  | 'isPackaged'
  | 'dock'
  | 'setDesktopName'
  | 'setAboutPanelOptions'
  | 'setLoginItemSettings'
  | 'getLoginItemSettings'
  | 'getAppMetrics'
  | 'isAccessibilitySupportEnabled'
  | 'setJumpList'
  | 'setUserTasks'
>;

/** Electron's `app` on Linux: the life of the application, its paths and its single instance. */
class StandInApp extends StrictEmitter implements Emulated {
  #name: string | undefined;
  #lock: InstanceLock | undefined;
  #becomeReady: () => void = () => undefined;
  readonly #ready = new Promise<void>((resolve) => (this.#becomeReady = resolve));
  #closing = false;
  readonly isPackaged = false;
  readonly dock = undefined;
  readonly commandLine = strict('app.commandLine', {
    appendSwitch: (name: string, value?: string) =>
      void host.switches.push(value ? `--${name}=${value}` : `--${name}`),
    appendArgument: (value: string) => void host.switches.push(value),
    hasSwitch: (name: string) => host.args.some((arg) => arg === `--${name}` || arg.startsWith(`--${name}=`)),
    getSwitchValue: (name: string) =>
      host.args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3) ?? '',
    removeSwitch: (name: string) =>
      void (host.switches = host.switches.filter((one) => !one.startsWith(`--${name}`))),
  });

  constructor() {
    super('app', events);
  }

  /** Called by the boot when Chromium answers. */
  becomeReady(): void {
    host.ready = true;
    this.emit('will-finish-launching');
    this.emit('ready', hostEvent(), {});
    this.#becomeReady();
  }
  whenReady = (): Promise<void> => this.#ready;
  isReady = (): boolean => host.ready;

  get name(): string {
    return this.#name ?? host.manifest.productName ?? host.manifest.name;
  }
  set name(name: string) {
    this.#name = name;
  }
  getName = (): string => this.name;
  setName(name: string): void {
    this.#name = name;
  }
  getVersion = (): string => host.manifest.version ?? '0.0.0';
  getAppPath = (): string => host.appDir;
  getPath(name: string): string {
    return getPath(name, this.name);
  }
  setPath = setPath;
  setAppLogsPath(folder?: string): void {
    setPath('logs', folder ?? getPath('logs', this.name));
  }
  getLocale = (): string => this.commandLine.getSwitchValue('lang') || 'en-US';
  getSystemLocale = (): string => Intl.DateTimeFormat().resolvedOptions().locale;
  getLocaleCountryCode = (): string => this.getSystemLocale().split('-')[1] ?? '';
  getPreferredSystemLanguages = (): string[] => [this.getLocale()];

  requestSingleInstanceLock(additionalData?: Record<string, unknown>): boolean {
    if (this.#lock) return true;
    const visit = { argv: process.argv, cwd: process.cwd(), data: additionalData };
    this.#lock = takeLock(this.getPath('userData'), visit, (from) => this.#receive(from));
    return this.#lock !== undefined;
  }
  hasSingleInstanceLock = (): boolean => this.#lock !== undefined;
  releaseSingleInstanceLock(): void {
    this.#lock?.release();
    this.#lock = undefined;
  }
  /** Electron promises second-instance only after ready. */
  #receive(visit: Visit): void {
    void this.#ready.then(() => this.emit('second-instance', hostEvent(), visit.argv, visit.cwd, visit.data));
  }

  /**
   * Asks every window to close and then ends; a listener of before-quit, close, beforeunload or will-quit may stop it.
   */
  quit(): void {
    if (this.#closing) return;
    const asked = hostEvent();
    this.emit('before-quit', asked);
    if (asked.defaultPrevented) return;
    this.#closing = true;
    host.quitting = true;
    void this.#closeAll().finally(() => (this.#closing = false));
  }
  async #closeAll(): Promise<void> {
    for (const window of [...windows.all]) {
      if (!(await window.askToClose())) {
        host.quitting = false;
        return;
      }
    }
    const last = hostEvent();
    this.emit('will-quit', last);
    if (last.defaultPrevented) {
      host.quitting = false;
      return;
    }
    this.exit(0);
  }
  /** Ends at once: no window is asked. */
  exit(exitCode = 0): void {
    host.quitting = true;
    this.emit('quit', hostEvent(), exitCode);
    if (!host.chromium) process.exit(exitCode);
    void host.chromium.end().finally(() => process.exit(exitCode));
  }
  relaunch(options: object = {}): void {
    record.relaunches.push(options);
  }
  focus(): void {
    (windows.focused ?? windows.all[0])?.focus();
  }
  hide(): void {
    for (const window of windows.all) window.hide();
  }
  show(): void {
    for (const window of windows.all) window.show();
  }

  setAsDefaultProtocolClient(protocol: string): boolean {
    if (!record.protocolClients.includes(protocol)) record.protocolClients.push(protocol);
    return true;
  }
  isDefaultProtocolClient = (protocol: string): boolean => record.protocolClients.includes(protocol);
  removeAsDefaultProtocolClient(protocol: string): boolean {
    record.protocolClients = record.protocolClients.filter((one) => one !== protocol);
    return true;
  }
  setAppUserModelId(id: string): void {
    record.appUserModelId = id;
  }
  get badgeCount(): number {
    return record.badge;
  }
  set badgeCount(count: number) {
    record.badge = count;
  }
  setBadgeCount(count = 0): boolean {
    record.badge = count;
    return true;
  }
  getBadgeCount = (): number => record.badge;
  enableSandbox(): void {
    if (host.ready) throw new Error('app.enableSandbox() can only be called before app is ready');
  }
  disableHardwareAcceleration(): void {
    if (host.ready)
      throw new Error('app.disableHardwareAcceleration() can only be called before app is ready');
  }
  setDesktopName = (): void => undefined;
  setAboutPanelOptions = (): void => undefined;
  setLoginItemSettings = (): void => undefined;
  getLoginItemSettings = (): ReturnType<App['getLoginItemSettings']> => ({
    openAtLogin: false,
    wasOpenedAtLogin: false,
    executableWillLaunchAtLogin: false,
    launchItems: [],
    status: 'not-registered',
  });
  getAppMetrics = (): [] => [];
  isAccessibilitySupportEnabled = (): boolean => false;
  setJumpList = (): 'ok' => 'ok';
  setUserTasks = (): boolean => false;
}

export const app = new StandInApp();
