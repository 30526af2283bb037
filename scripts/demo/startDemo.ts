import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { startDemoServer } from '../../server/demo/startDemoServer.ts';
import type { DemoServer } from '../../server/demo/startDemoServer.ts';
import { launchApp } from '../../tests/host/launch.ts';
import type { Runtime } from '../../tests/host/runtime.ts';
import { say } from '../bootstrap/say.mjs';
import type { Display } from '../display.ts';
import { root } from '../runBin.ts';
import { pictureOf, seeDemoInbox } from './demoWindow.ts';
import { claimFolder } from './folderLock.ts';

export interface DemoOptions {
  runtime: Runtime;
  display: Display;
  /** Folder for server data and the desktop's profile. */
  dataDir: string;
  /** Wait for the demo inbox in the window, then end by itself. */
  check: boolean;
}

export interface DemoSeen {
  inboxes: number;
  cases: number;
  /** Milliseconds from the start of the app to its window, and to the demo inbox in it. */
  msToWindow: number;
  msToInbox: number;
  /** Written on a virtual display, so that there is something to look at. */
  screenshot?: string;
}

export interface Demo {
  /** What was seen in the window; null when a person looks at it. */
  seen: DemoSeen | null;
  /** Resolves when the window is closed. */
  closed: Promise<void>;
  stop(): Promise<void>;
}

interface OpenWindow {
  seen: DemoSeen | null;
  closed: Promise<void>;
  close(): Promise<void>;
}

/** Starts the embedded server with the demo workspace and opens the built app on it, signed in. */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  const release = await claimFolder(options.dataDir);
  let demo: DemoServer | undefined;
  try {
    demo = await startDemoServer(join(options.dataDir, 'server'));
    if (demo.msToSeed !== null) say(`the demo workspace was made in ${String(demo.msToSeed)} ms`);
    const server = demo;
    const watched = options.check || options.display.virtual;
    const window = await (watched ? openWatched(options, server) : openForPerson(options, server));
    return {
      seen: window.seen,
      closed: window.closed,
      stop: async () => {
        await window.close();
        await server.stop();
        await release();
      },
    };
  } catch (error) {
    await demo?.stop();
    await release();
    throw error;
  }
}

function environmentOf({ display, runtime }: DemoOptions, demo: DemoServer): Record<string, string> {
  return {
    ...display.env,
    ...(runtime.kind === 'stand-in' ? { STANDIN_HEADED: '1' } : {}),
    CASELOAD_DEMO: demo.server.url,
    CASELOAD_DEMO_EMAIL: demo.email,
    CASELOAD_DEMO_PASSWORD: demo.password,
  };
}

/** A window whose content is read, because nobody else does. */
async function openWatched(options: DemoOptions, demo: DemoServer): Promise<OpenWindow> {
  const began = performance.now();
  const app = await launchApp({
    app: root,
    userDataDir: join(options.dataDir, 'profile'),
    // The window is read by its English words.
    args: ['--lang=en'],
    env: environmentOf(options, demo),
    headed: true,
    runtime: options.runtime,
  });
  const closed = new Promise<void>((done) => app.electron.once('close', () => done()));
  try {
    const page = await app.firstWindow();
    const msToWindow = Math.round(performance.now() - began);
    const seen = await seeDemoInbox(page);
    const figures = { ...seen, msToWindow, msToInbox: Math.round(performance.now() - began) };
    const screenshot = options.display.virtual ? { screenshot: await pictureOf(page) } : {};
    return { seen: { ...figures, ...screenshot }, closed, close: () => app.quit() };
  } catch (error) {
    await app.kill();
    throw error;
  }
}

/** A window for a person: no debugger is attached. */
async function openForPerson(options: DemoOptions, demo: DemoServer): Promise<OpenWindow> {
  const { runtime, dataDir } = options;
  const child = spawn(
    runtime.executablePath,
    [...runtime.args, root, `--user-data-dir=${join(dataDir, 'profile')}`],
    {
      env: { ...process.env, ...runtime.env, ...environmentOf(options, demo) },
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  await new Promise<void>((done, reject) => {
    child.once('spawn', () => done());
    child.once('error', reject);
  });
  const closed = new Promise<void>((done) => child.once('exit', () => done()));
  const close = async () => {
    child.kill('SIGTERM');
    await closed;
  };
  return { seen: null, closed, close };
}
