import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { launchApp, type LaunchedApp, type LaunchOptions } from './launch.ts';

export const samplePath = path.join(import.meta.dirname, 'sample');

/** What the sample's preload exposes, as far as tests call it. */
export interface SampleApi {
  echo(...values: unknown[]): Promise<unknown[]>;
  fail(): Promise<never>;
  missing(): Promise<never>;
  who(): Promise<{ url: string; origin: string; isMainFrame: boolean; window: number }>;
  whoAtStart: Promise<{ url: string; isMainFrame: boolean }>;
  say(value: unknown): void;
  on(listener: (...values: unknown[]) => void): () => void;
  increment(value: number): number;
  same(value: unknown): unknown;
  throws(): never;
  callLater(items: unknown[], listener: (item: unknown) => unknown): Promise<unknown[]>;
  nested: { born: Date; deep: { map(): Map<string, number> } };
  useSync(): unknown;
}

declare global {
  interface Window {
    api: SampleApi;
    early: string;
    inlineRan?: boolean;
    moduleAnswer: number;
    got: unknown[][];
    off: () => void;
    frameSaw: string;
    stay: boolean;
  }
  var sampleLog: unknown[][];
  var stayOpen: boolean;
  var lastEcho: unknown[];
  var openWindow: (url?: string, options?: object) => Electron.BrowserWindow;
}

/** The sample under way, with a profile of its own. */
export interface Sample extends LaunchedApp {
  page: Page;
  userDataDir: string;
  /** What the main process wrote down, of one kind. */
  log(kind: string): Promise<unknown[][]>;
  /** Waits until the main process has written down an entry of `kind` that passes; resolves to it. */
  waitForLog(kind: string, passes?: (entry: unknown[]) => boolean): Promise<unknown[]>;
  /** Quits, if it still runs, and removes the profile. */
  end(): Promise<void>;
}

export function newProfile(): string {
  return mkdtempSync(path.join(tmpdir(), 'sample-'));
}

/** Starts the sample and waits for the scripts of its first window. */
export async function startSample(options: Partial<LaunchOptions> = {}): Promise<Sample> {
  const userDataDir = options.userDataDir ?? newProfile();
  const app = await launchApp({ app: samplePath, userDataDir, ...options });
  const page = await app.firstWindow();
  await page.waitForFunction(() => 'got' in window);
  const log = (kind: string): Promise<unknown[][]> =>
    app.electron.evaluate(
      (_electron, wanted) => globalThis.sampleLog.filter(([one]) => one === wanted),
      kind,
    );
  return {
    ...app,
    page,
    userDataDir,
    log,
    async waitForLog(kind, passes = () => true) {
      const end = Date.now() + 10_000;
      for (;;) {
        const found = (await log(kind)).find(passes);
        if (found) return found;
        if (Date.now() > end) throw new Error(`the sample wrote down no such '${kind}' in 10 seconds`);
      }
    },
    async end() {
      const stuck = setTimeout(() => void app.kill(), 10_000);
      await app.quit().catch(() => undefined);
      clearTimeout(stuck);
      rmSync(userDataDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
