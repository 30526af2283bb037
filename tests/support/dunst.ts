import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { eventually } from './eventually.ts';
import { startProcess } from './process.ts';
import { startSessionBus } from './sessionBus.ts';
import { programOf } from './systemParts.ts';
import { makeTempDir } from './tempDir.ts';
import { startXvfb } from './xvfb.ts';

export interface Dunst {
  /** Environment of an app that shows its notifications on this daemon. */
  env: { DBUS_SESSION_BUS_ADDRESS: string; DISPLAY: string };
  displayed(): Promise<number>;
  waitForDisplayed(count: number): Promise<void>;
  /** A click on the newest notification. */
  click(): Promise<void>;
  stop(): Promise<void>;
}

/** A real notification daemon on a private bus and a virtual display; for "does it show on a real one" tests. */
export async function startDunst(): Promise<Dunst> {
  const dir = await makeTempDir('dunst');
  const bus = await startSessionBus();
  const screen = await startXvfb('800x600');
  const env = { DBUS_SESSION_BUS_ADDRESS: bus.address, DISPLAY: screen.display };
  // Notifications stay until somebody acts, also when nobody has touched the machine.
  await writeFile(join(dir.path, 'dunstrc'), '[global]\nidle_threshold = 0\n[urgency_normal]\ntimeout = 0\n');
  const control = async (...args: string[]) =>
    (
      await promisify(execFile)(programOf('dunst', 'dunstctl'), args, { env: { ...process.env, ...env } })
    ).stdout.trim();
  const daemon = await startProcess({
    command: programOf('dunst'),
    args: ['-conf', join(dir.path, 'dunstrc')],
    env: { ...process.env, ...env },
    ready: async () => (await control('count', 'displayed')) === '0',
  });
  return {
    env,
    displayed: async () => Number(await control('count', 'displayed')),
    waitForDisplayed: (count) =>
      eventually(
        `${count} notifications on screen`,
        async () => (await control('count', 'displayed')) === String(count),
      ).then(() => undefined),
    async click() {
      await control('action', '0');
    },
    async stop() {
      await daemon.kill();
      await screen.stop();
      await bus.stop();
      await dir.remove();
    },
  };
}
