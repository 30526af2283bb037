import { Needs } from '../bootstrap/say.mjs';
import type { Display } from '../display.ts';
import type { Runtime } from '../../tests/host/runtime.ts';

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
  seen: DemoSeen;
  /** Resolves when the window is closed. */
  closed: Promise<void>;
  stop(): Promise<void>;
}

/** Starts the embedded server with the demo workspace and opens the built app on it, signed in. */
export function startDemo(_options: DemoOptions): Promise<Demo> {
  return Promise.reject(new Needs('missing: the demo workspace'));
}
