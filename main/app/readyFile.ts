import type { BrowserWindow } from 'electron';
import { writeFileSync } from 'node:fs';

/**
 * Writes a file at the window's first paint: how a smoke test of a packaged build, which no debugger can look into,
 * sees that it started. `path` comes from the environment of the test.
 */
export function signalFirstPaint(window: BrowserWindow | null, path: string | undefined): void {
  if (path === undefined || path === '') return;
  window?.once('ready-to-show', () => writeFileSync(path, JSON.stringify({ pid: process.pid, ready: true })));
}
