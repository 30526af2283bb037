// Runs as the main process: finds the app, runs its main script, then starts Chromium and makes the app ready.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { app } from './app.ts';
import { Chromium } from './chromium.ts';
import { watchDownloads } from './downloads.ts';
import { host, type Manifest } from './host.ts';
import { defaultSession } from './session.ts';
import { watchTargets } from './targets.ts';

/** The exit code when Chromium ended under us, and when whoever started us is gone. */
const chromiumLost = 70;
const parentLost = 71;

const root = path.resolve(import.meta.dirname, '../../..');
const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

function findApp(args: readonly string[]): { dir: string; main: string; manifest: Manifest } {
  const named = path.resolve(args.find((arg) => !arg.startsWith('-')) ?? '.');
  if (named.endsWith('.asar') || existsSync(path.join(named, 'resources', 'app.asar'))) {
    throw new Error(
      'stand-in: this runtime refuses packaged builds; it exists for tests and for npm start alone.',
    );
  }
  if (!statSync(named).isDirectory())
    return { dir: path.dirname(named), main: named, manifest: nearestManifest(path.dirname(named)) };
  const manifest = readJson(path.join(named, 'package.json')) as Manifest;
  return { dir: named, main: path.resolve(named, manifest.main ?? 'index.js'), manifest };
}

/** Electron takes a bare script as an app without a package; name and version of its project serve tests better. */
function nearestManifest(from: string): Manifest {
  const file = path.join(from, 'package.json');
  if (existsSync(file)) return readJson(file) as Manifest;
  const parent = path.dirname(from);
  return parent === from ? { name: 'Electron' } : nearestManifest(parent);
}

function sayVersion(name: string, value: string): void {
  Object.defineProperty(process.versions, name, { value, enumerable: true });
}

/** Says what this is wherever a program or a report asks. */
function announce(args: readonly string[]): void {
  const { version } = readJson(path.join(root, 'node_modules/electron/package.json')) as { version: string };
  sayVersion('electron', `${version}-standin`);
  Object.assign(process, { type: 'browser', defaultApp: true, resourcesPath: path.join(root, 'resources') });
  process.argv = [path.join(import.meta.dirname, 'electron'), ...args];
}

/** A test's runner that is killed tells nobody; its children would stay. */
function endWithParent(): void {
  if (!app.commandLine.hasSwitch('remote-debugging-port')) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.exit(parentLost);
  }, 500).unref();
}

/** Asked anew after each wait: a signal may have come meanwhile. */
const isQuitting = (): boolean => host.quitting;

async function startChromium(): Promise<void> {
  const port = host.args.find((arg) => arg.startsWith('--remote-debugging-port'));
  host.chromium = new Chromium(app.getPath('userData'), [...(port ? [port] : []), ...host.switches], () => {
    if (host.quitting) return;
    console.error('stand-in: Chromium ended');
    process.exit(chromiumLost);
  });
  const { product } = await host.chromium.connection.browser.send('Browser.getVersion');
  sayVersion('chrome', product.split('/')[1] ?? product);
  await watchTargets();
  await watchDownloads(defaultSession);
}

const args = process.argv.slice(2);
host.args = args;
const found = findApp(args);
host.appDir = found.dir;
host.manifest = found.manifest;
announce(args);
const userData = app.commandLine.getSwitchValue('user-data-dir');
if (userData) app.setPath('userData', path.resolve(userData));
process.on('SIGTERM', () => app.quit());
process.on('SIGINT', () => app.quit());
endWithParent();
// The inspector's console, and so a driver of tests, has Electron's `require`.
Object.assign(globalThis, { require: createRequire(found.main) });

try {
  await import(pathToFileURL(found.main).href);
  // An app that is the second instance quits in its first turn; only after that may Chromium touch the profile.
  await new Promise(setImmediate);
  if (!host.quitting) {
    await startChromium();
    if (!isQuitting()) app.becomeReady();
  }
} catch (error) {
  console.error(error);
  process.exit(1);
}
