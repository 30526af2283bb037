import { startXvfb } from '../tests/support/xvfb.ts';
import { say } from './bootstrap/say.mjs';
import { ensureParts } from './ensureParts.ts';

export interface Display {
  /** What a window program needs in its environment. */
  env: { DISPLAY?: string };
  /** True when nobody can see the window: leave a screenshot. */
  virtual: boolean;
  stop(): Promise<void>;
}

/** Whether windows can be opened in this environment as it is. */
export const hasDisplay = (platform: NodeJS.Platform, env: NodeJS.ProcessEnv): boolean =>
  platform !== 'linux' || (env['DISPLAY'] ?? '') !== '' || (env['WAYLAND_DISPLAY'] ?? '') !== '';

/** The machine's display, or a virtual one where there is none. */
export async function openDisplay(): Promise<Display> {
  if (hasDisplay(process.platform, process.env))
    return { env: {}, virtual: false, stop: () => Promise.resolve() };
  await ensureParts(['xvfb'], 'A machine without a display');
  const xvfb = await startXvfb();
  say(`this machine has no display: the window opens on a virtual one (Xvfb ${xvfb.display})`);
  return { env: { DISPLAY: xvfb.display }, virtual: true, stop: () => xvfb.stop() };
}
