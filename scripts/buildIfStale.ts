import { join } from 'node:path';
import { Needs, say } from './bootstrap/say.mjs';
import { root, runBin } from './runBin.ts';
import { hashOf, isStale, writeStamp } from './staleness.ts';

/** What the desktop app is built from. */
const SOURCES = [
  '{main,preload,renderer,shared,db}/**/*',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
];
const STAMP = join(root, 'out/sources.sha256');

/** Builds main, preload and renderer into out/. */
export async function build(): Promise<void> {
  const hash = hashOf(root, SOURCES);
  say('building the app (electron-vite build)');
  // The tool talks on stdout, which belongs to what the calling script prints.
  const code = await runBin('electron-vite', ['build', '--logLevel', 'warn']);
  if (code !== 0) throw new Needs('The app could not be built; the reason stands above.');
  writeStamp(STAMP, hash);
  say('built');
}

/** Builds only when a source changed since the last build. */
export async function buildIfStale(): Promise<void> {
  if (isStale(STAMP, hashOf(root, SOURCES))) await build();
}
