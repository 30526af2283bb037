import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { CdpConnection } from './cdp.ts';
import { chromiumPath } from './chromium-path.ts';
import { host, isHeaded } from './host.ts';

const flags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--disable-search-engine-choice-screen',
  '--disable-features=Translate,MediaRouter,OptimizationHints,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable',
  '--password-store=basic',
  '--no-startup-window',
  '--hide-crash-restore-bubble',
  '--noerrdialogs',
  '--force-color-profile=srgb',
  // Electron restores pages by a real load; Chromium's cache would bring them back without a load event.
  '--disable-back-forward-cache',
  // A window behind another one must keep painting and ticking, as under Electron's test runs.
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-background-timer-throttling',
];

/** The longest folder below which Chromium can still make its socket (108 bytes in all). */
const longestSocketFolder = 60;

/** Chromium as the child of the main process: it ends when the pipe to us ends, however we die. */
export class Chromium {
  readonly connection: CdpConnection;
  readonly process: ChildProcess;
  readonly profile: string;
  readonly #env: NodeJS.ProcessEnv;

  /** Starts Chromium on a profile below `userData`. `onEnd` is told when the process has ended. */
  constructor(userData: string, args: readonly string[], onEnd: () => void) {
    this.profile = path.join(userData, 'standin-chromium');
    mkdirSync(this.profile, { recursive: true });
    this.#env = { ...process.env, TMPDIR: temporaryFolder(userData) };
    if (isHeaded() && !this.#env['DISPLAY'] && !this.#env['WAYLAND_DISPLAY']) {
      throw new Error('stand-in: STANDIN_HEADED needs a display; under no desktop run it with xvfb-run.');
    }
    this.process = spawn(
      chromiumPath(),
      [
        ...flags,
        ...sandboxFlags(),
        `--host-resolver-rules=${resolverRules()}`,
        `--user-data-dir=${this.profile}`,
        '--remote-debugging-pipe',
        ...(isHeaded() ? [] : ['--headless']),
        ...args,
      ],
      // Detached, so that Ctrl+C in a terminal reaches the app alone, which then quits in good order.
      { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'], env: this.#env, detached: true },
    );
    this.process.on('exit', onEnd);
    this.process.on('error', (error) => {
      console.error(`stand-in: ${error.message}`);
      onEnd();
    });
    this.#forwardAddress();
    const [, , , out, input] = this.process.stdio as unknown as [null, null, Readable, Writable, Readable];
    this.connection = new CdpConnection(out, input);
  }

  /** Asks the running Chromium for a window without tabs or address bar; headed only. Its target appears later. */
  openAppWindow(url: string, width: number, height: number): void {
    const handover = spawn(
      chromiumPath(),
      [
        ...flags.filter((flag) => flag !== '--no-startup-window'),
        ...sandboxFlags(),
        `--user-data-dir=${this.profile}`,
        '--test-type', // Or a bar would warn of our own switches.
        `--window-size=${width},${height}`,
        `--app=${url}`,
      ],
      { stdio: 'ignore', env: this.#env },
    );
    handover.on('error', (error) => console.error(`stand-in: ${error.message}`));
  }

  /** Ends Chromium, by force after three seconds. */
  async end(): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const ended = new Promise((resolve) => this.process.once('exit', resolve));
    const force = setTimeout(() => this.process.kill('SIGKILL'), 3000);
    this.connection.browser.tell('Browser.close');
    await ended;
    clearTimeout(force);
  }

  /** Playwright reads Chromium's address from our stderr; the rest of Chromium's lines are noise about desktops. */
  #forwardAddress(): void {
    let rest = '';
    this.process.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (line.startsWith('DevTools listening on ')) process.stderr.write(`${line}\n`);
        else if (process.env['STANDIN_VERBOSE']) process.stderr.write(`[chromium] ${line}\n`);
      }
    });
  }
}

/** Chromium's sandbox stays, but for root, for whom Chromium refuses it, and where the command line takes it away. */
function sandboxFlags(): string[] {
  return process.getuid?.() === 0 || host.args.includes('--no-sandbox') ? ['--no-sandbox'] : [];
}

/** No name resolves: the renderer has no network at all, but for the dev server where one is named. */
function resolverRules(): string {
  const devServer = process.env['ELECTRON_RENDERER_URL'];
  return devServer ? `MAP * ~NOTFOUND , EXCLUDE ${new URL(devServer).hostname}` : 'MAP * ~NOTFOUND';
}

/** A temporary folder that belongs to the profile, so that kill -9 leaves nothing in the system's own. */
function temporaryFolder(userData: string): string {
  const near = path.join(userData, 't');
  const folder =
    near.length <= longestSocketFolder
      ? near
      : path.join(tmpdir(), `standin-${createHash('sha256').update(userData).digest('hex').slice(0, 12)}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}
