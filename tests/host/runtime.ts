import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { chromiumPath } from './stand-in/chromium-path.ts';

/** What runs the application: Electron where it can be had, otherwise the stand-in. */
export interface Runtime {
  kind: 'electron' | 'stand-in';
  /** Electron's version; the stand-in's ends in `-standin`. */
  version: string;
  executablePath: string;
  /** To be added to the environment of the process. */
  env: Record<string, string>;
  /** To be put before the application's own arguments. */
  args: string[];
}

const root = path.resolve(import.meta.dirname, '../..');
const electronPackage = path.join(root, 'node_modules/electron');
const releases = 'https://github.com/electron/electron/releases/';

/**
 * Chooses the runtime, in this order: the folder that ELECTRON_OVERRIDE_DIST_PATH names; a runtime that is installed; a
 * download, tried only with CASELOAD_ALLOW_ELECTRON_DOWNLOAD=1, because it fetches 100 MB into node_modules and many
 * networks do not let it through; the stand-in. Throws when the override is wrong, or when the stand-in lacks Chromium.
 */
export async function findRuntime(env: NodeJS.ProcessEnv = process.env): Promise<Runtime> {
  const override = env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (override) {
    const found = electronIn(override);
    if (found) return found;
    throw new Error(
      `ELECTRON_OVERRIDE_DIST_PATH names ${override}, which holds no Electron. Correct it or unset it.`,
    );
  }
  return installedElectron() ?? (await downloadedElectron(env)) ?? standIn(env);
}

/**
 * What to add to the environment so that a person sees the windows, as `npm start` wants it. Electron always shows them;
 * the stand-in does where there is a display, and runs without windows elsewhere.
 */
export function visibleEnv(runtime: Runtime, env: NodeJS.ProcessEnv = process.env): Record<string, string> {
  const display = env['DISPLAY'] ?? env['WAYLAND_DISPLAY'];
  return runtime.kind === 'stand-in' && display ? { STANDIN_HEADED: '1' } : {};
}

/** One line for the end of a report: which runtime its results hold for. */
export function describeRuntime({ kind, version }: Runtime): string {
  return kind === 'electron'
    ? `Runtime: Electron ${version}`
    : `Runtime: the stand-in for Electron (${version}); this is not a result on Electron`;
}

function electronIn(dist: string): Runtime | undefined {
  const executablePath = ['electron', 'electron.exe', 'Electron.app/Contents/MacOS/Electron']
    .map((name) => path.join(dist, name))
    .find((file) => existsSync(file));
  if (!executablePath) return undefined;
  const versionFile = path.join(dist, 'version');
  const version = existsSync(versionFile)
    ? readFileSync(versionFile, 'utf8').trim().replace(/^v/, '')
    : packageVersion();
  // Chromium's sandbox refuses to run for root.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return { kind: 'electron', version, executablePath, env: {}, args };
}

function installedElectron(): Runtime | undefined {
  return electronIn(path.join(electronPackage, 'dist'));
}

async function downloadedElectron(env: NodeJS.ProcessEnv): Promise<Runtime | undefined> {
  if (env['CASELOAD_ALLOW_ELECTRON_DOWNLOAD'] !== '1') return undefined;
  try {
    await fetch(env['ELECTRON_MIRROR'] ?? releases, { method: 'HEAD', signal: AbortSignal.timeout(3000) });
  } catch {
    return undefined;
  }
  const { status } = spawnSync(process.execPath, [path.join(electronPackage, 'install.js')], {
    stdio: 'inherit',
    env,
    timeout: 300_000,
  });
  return status === 0 ? installedElectron() : undefined;
}

function standIn(env: NodeJS.ProcessEnv): Runtime {
  chromiumPath(env);
  return {
    kind: 'stand-in',
    version: `${packageVersion()}-standin`,
    executablePath: path.join(import.meta.dirname, 'stand-in/electron'),
    env: { STANDIN_NODE: process.execPath },
    args: [],
  };
}

function packageVersion(): string {
  return (JSON.parse(readFileSync(path.join(electronPackage, 'package.json'), 'utf8')) as { version: string })
    .version;
}
