import { app, net, safeStorage, shell } from 'electron';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '#shared/domain/clock.ts';
import { uuidv7 } from 'uuidv7';
import { Account } from '../account/account.ts';
import { demoCredentials } from '../account/demo.ts';
import { ledgerFile } from '../account/ledgerExport.ts';
import { openDesk } from '../account/openDesk.ts';
import { salvageLedger, salvageWork } from '../account/salvage.ts';
import type { Fetch } from '../account/signIn.ts';
import { allHandlers } from '../ipc/handlers/all.ts';
import { createRouter } from '../ipc/router.ts';
import { answerWindows, tellWindows } from '../ipc/windows.ts';
import { openLog } from '../log/log.ts';
import { restrictNavigation } from '../security/navigation.ts';
import { restrictSession } from '../security/permissions.ts';
import { serveScheme } from '../security/scheme.ts';
import { Desktop } from './desktop.ts';
import { fileDialogs } from './files.ts';
import type { Flags } from './flags.ts';
import { linkVisits } from './linkVisits.ts';
import { listenForLinks } from './links.ts';
import { listenForActivation } from './notifications.ts';
import { places } from './places.ts';
import { watchPower } from './power.ts';
import { closeBeforeQuit } from './quit.ts';
import { SettingsNow } from './settings.ts';
import { signalFirstPaint } from './readyFile.ts';
import { Surroundings } from './surroundings.ts';

export interface Application {
  /** Another start of this profile happened, with these arguments. */
  visited(argv: readonly string[]): void;
}

/** Puts the parts together once Electron is ready and opens the window. */
export function startApplication(flags: Flags, userData: string): Application {
  const now = () => systemClock.now();
  const log = openLog({ folder: join(userData, 'logs'), clock: systemClock, newId: uuidv7 });
  log.event('app.start', {
    version: app.getVersion(),
    runtime: process.versions.electron,
    platform: process.platform,
  });
  process.on('unhandledRejection', (error) => log.bug('main.rejection', error));
  const failed = (error: unknown): void => void log.bug('main.failed', error);

  const settings = new SettingsNow(userData);
  const worker = places.dbWorker;
  const fetch: Fetch = (url, init) => net.fetch(url, init);
  const account = new Account({
    userData,
    keyring: safeStorage,
    fetch,
    openDesk: (spec) => openDesk(spec, { log, fetch, worker }),
    salvage: (place) => salvageWork(worker, place),
    clock: systemClock,
    newId: uuidv7,
    log,
    deviceName: hostname(),
    platform: process.platform,
  });
  const desktop = new Desktop({ userData, flags, settings, log, tell: tellWindows, now });
  const files = fileDialogs(() => desktop.window(), desktop.t);
  const exportLedger = async () => {
    const salvage = async () => salvageLedger(worker, await account.place());
    const text = await ledgerFile({ account, version: app.getVersion(), now, salvage });
    return files.save(`${desktop.t()('export.file')}.json`, text);
  };

  restrictSession();
  restrictNavigation(log);
  serveScheme({ root: places.renderer, readBlob: async (hash) => account.desk().files.read(hash) });
  const surroundings = new Surroundings({ account, desktop, settings, log, tell: tellWindows, exportLedger });
  const handlers = allHandlers({
    account,
    settings,
    files,
    newId: uuidv7,
    info: () => ({
      version: app.getVersion(),
      runtime: process.versions.electron,
      platform: process.platform,
      profile: flags.profile,
    }),
    openOutside: (url) => shell.openExternal(url),
    showing: (caseId) => surroundings.showing(caseId),
    control: (act) => desktop.control(act),
    exportLedger,
  });
  const route = createRouter({ handlers, log, checkAnswers: !app.isPackaged });
  answerWindows((message) => {
    desktop.listens();
    return route(message);
  });

  const show = (): void => desktop.show();
  const follow = linkVisits({ account, show, openCase: (caseId) => desktop.openCase(caseId), failed });
  const readArguments = listenForLinks(follow);
  listenForActivation((caseId) => void desktop.openCase(caseId).catch(failed));
  watchPower(() => surroundings.wake());
  closeBeforeQuit(() => account.close(), log);
  app.on('activate', show);

  desktop.open(!flags.hidden);
  signalFirstPaint(desktop.window(), process.env['CASELOAD_READY_FILE']);
  readArguments(process.argv);
  const demo = demoCredentials(process.env);
  (demo === null ? account.start() : account.signIn(demo, true)).catch(failed);
  return {
    visited(argv) {
      desktop.show();
      readArguments(argv);
    },
  };
}
