import type { Session as ElectronSession } from 'electron';
import { app } from './app.ts';
import { netFetch } from './net.ts';
import { permissionHandlers } from './permissions.ts';
import { protocol } from './protocol.ts';
import { record } from './record.ts';
import { strict, StrictEmitter } from './strict.ts';

type Emulated = Pick<
  ElectronSession,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setSpellCheckerLanguages'
  | 'getSpellCheckerLanguages'
  | 'setSpellCheckerEnabled'
  | 'isSpellCheckerEnabled'
  | 'spellCheckerEnabled'
  | 'availableSpellCheckerLanguages'
  | 'addWordToSpellCheckerDictionary'
  | 'fetch'
  | 'clearStorageData'
  | 'clearCache'
  | 'closeAllConnections'
  | 'resolveProxy'
  | 'setProxy'
  | 'isPersistent'
  | 'storagePath'
  | 'getStoragePath'
  | 'setUserAgent'
  | 'getUserAgent'
>;

/** The one session. Handlers that have no counterpart in Chromium's debugging protocol are refused by name. */
export class StandInSession extends StrictEmitter implements Emulated {
  readonly protocol = protocol;
  readonly availableSpellCheckerLanguages = ['en-GB', 'en-US', 'nb', 'nl', 'pl'];
  #spellChecker = true;
  #userAgent = '';

  constructor() {
    super('session', [
      'will-download',
      'spellcheck-dictionary-download-failure',
      'spellcheck-dictionary-initialized',
    ]);
  }
  setPermissionRequestHandler(handler: Parameters<ElectronSession['setPermissionRequestHandler']>[0]): void {
    permissionHandlers.request = handler;
  }
  setPermissionCheckHandler(handler: Parameters<ElectronSession['setPermissionCheckHandler']>[0]): void {
    permissionHandlers.check = handler;
  }
  setDevicePermissionHandler = (): void => undefined;
  setSpellCheckerLanguages(languages: string[]): void {
    record.spellCheckerLanguages = languages;
  }
  getSpellCheckerLanguages = (): string[] => record.spellCheckerLanguages;
  setSpellCheckerEnabled(enable: boolean): void {
    this.#spellChecker = enable;
  }
  isSpellCheckerEnabled = (): boolean => this.#spellChecker;
  get spellCheckerEnabled(): boolean {
    return this.#spellChecker;
  }
  set spellCheckerEnabled(enable: boolean) {
    this.#spellChecker = enable;
  }
  addWordToSpellCheckerDictionary = (): boolean => true;
  fetch = netFetch;
  clearStorageData = (): Promise<void> => Promise.resolve();
  clearCache = (): Promise<void> => Promise.resolve();
  closeAllConnections = (): Promise<void> => Promise.resolve();
  resolveProxy = (): Promise<string> => Promise.resolve('DIRECT');
  setProxy = (): Promise<void> => Promise.resolve();
  isPersistent = (): boolean => true;
  getStoragePath = (): string => app.getPath('sessionData');
  get storagePath(): string {
    return this.getStoragePath();
  }
  setUserAgent(userAgent: string): void {
    this.#userAgent = userAgent;
  }
  getUserAgent = (): string => this.#userAgent;
}

export type Session = StandInSession;
export const defaultSession = new StandInSession();
export const session = strict('session', { defaultSession });
