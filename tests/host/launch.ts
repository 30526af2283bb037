import { existsSync } from 'node:fs';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { processTree, waitUntilGone } from '../support/processTree.ts';
import { findRuntime, type Runtime } from './runtime.ts';

export interface LaunchOptions {
  /** The folder of the app (with its package.json) or its main script. */
  app: string;
  /** A folder of this run alone; keep its path below 60 characters. */
  userDataDir: string;
  args?: readonly string[];
  /** Added to the environment of this process; `undefined` takes a variable away. */
  env?: Record<string, string | undefined>;
  /** Windows that can be seen, on the display that DISPLAY names. Electron always needs a display. */
  headed?: boolean;
  runtime?: Runtime;
}

/** A running application under Playwright, on either runtime. */
export interface LaunchedApp {
  runtime: Runtime;
  electron: ElectronApplication;
  /** The pid of the main process. */
  pid: number;
  /** The first window, once its document has a body to look at. */
  firstWindow(): Promise<Page>;
  /** Sets nativeTheme.themeSource and waits until the page shows it. */
  useTheme(page: Page, theme: 'light' | 'dark'): Promise<void>;
  /** Quits as a person would and waits until every process is gone. */
  quit(): Promise<void>;
  /** kill -9 of the main process; resolves when it and everything below it are gone. */
  kill(): Promise<void>;
}

/** Starts the application. Throws what its standard error said when it does not come up. */
export async function launchApp(options: LaunchOptions): Promise<LaunchedApp> {
  const runtime = options.runtime ?? (await findRuntime());
  if (!existsSync(options.app))
    throw new Error(`There is no app at ${options.app}; build it first (npx electron-vite build).`);
  const electron = await _electron.launch({
    executablePath: runtime.executablePath,
    args: [...runtime.args, options.app, `--user-data-dir=${options.userDataDir}`, ...(options.args ?? [])],
    env: environment(runtime, options),
  });
  // Playwright forgets the process once it has ended: keep what is needed of it.
  const child = electron.process();
  const pid = child.pid!;
  return {
    runtime,
    electron,
    pid,
    async firstWindow() {
      const page = await electron.firstWindow();
      await page.waitForFunction(() => location.href !== 'about:blank' && document.querySelector('body'));
      return page;
    },
    async useTheme(page, theme) {
      await electron.evaluate(({ nativeTheme }, source) => void (nativeTheme.themeSource = source), theme);
      await page.waitForFunction((wanted) => matchMedia(`(prefers-color-scheme: ${wanted})`).matches, theme);
    },
    async quit() {
      const all = processTree(pid);
      await electron.close();
      await waitUntilGone(all);
    },
    async kill() {
      const all = processTree(pid);
      process.kill(pid, 'SIGKILL');
      await waitUntilGone(all);
    },
  };
}

function environment(runtime: Runtime, options: LaunchOptions): Record<string, string> {
  const asked: NodeJS.ProcessEnv = {
    ...process.env,
    ...runtime.env,
    ELECTRON_RUN_AS_NODE: undefined,
    NODE_OPTIONS: undefined,
    STANDIN_HEADED: options.headed ? '1' : undefined,
    ...options.env,
  };
  return Object.fromEntries(
    Object.entries(asked).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
