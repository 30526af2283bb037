/**
 * What the app asked of the desktop and the stand-in only writes down. Tests read it in the main process as
 * `globalThis.standInRecord`; it does not exist on Electron.
 */
export const record = {
  openedExternal: [] as string[],
  openedPaths: [] as string[],
  shownInFolder: [] as string[],
  trashed: [] as string[],
  beeps: 0,
  relaunches: [] as object[],
  badge: 0,
  appUserModelId: '',
  protocolClients: [] as string[],
  dialogs: [] as { kind: string; options: unknown }[],
  popups: [] as object[],
  trays: [] as object[],
  notifications: [] as object[],
  spellCheckerLanguages: [] as string[],
  deniedDownloads: [] as string[],
};

declare global {
  /** On the stand-in alone. */
  var standInRecord: typeof record | undefined;
}

Object.defineProperty(globalThis, 'standInRecord', { value: record });
