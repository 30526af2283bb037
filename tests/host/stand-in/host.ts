import type { Chromium } from './chromium.ts';

/** What the package.json of the app says, as far as Electron reads it. */
export interface Manifest {
  name: string;
  productName?: string;
  version?: string;
  main?: string;
}

/** The one running stand-in of this process. */
interface Host {
  appDir: string;
  manifest: Manifest;
  /** The arguments after the executable, as given. */
  args: readonly string[];
  /** Switches of app.commandLine, given to Chromium at its start. */
  switches: string[];
  /** Undefined until the app's first turn is over: a second instance must never start Chromium. */
  chromium: Chromium | undefined;
  ready: boolean;
  /** Set once windows are being closed for the end; no window-all-closed from then on. */
  quitting: boolean;
}

export const host: Host = {
  appDir: process.cwd(),
  manifest: { name: 'app' },
  args: [],
  switches: [],
  chromium: undefined,
  ready: false,
  quitting: false,
};

/** Chromium, which exists from `ready` on. */
export function chromium(): Chromium {
  if (!host.chromium) throw new Error('stand-in: Chromium is started when the app is ready');
  return host.chromium;
}

/** True where a person should see the windows: Chromium then needs a display. */
export const isHeaded = (): boolean => Boolean(process.env['STANDIN_HEADED']);
