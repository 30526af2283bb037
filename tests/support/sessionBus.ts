import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Running, startProcess } from './process.ts';
import { programOf } from './systemParts.ts';
import { makeTempDir } from './tempDir.ts';

export interface SessionBus {
  /** Value for DBUS_SESSION_BUS_ADDRESS. */
  address: string;
  process: Running;
  stop(): Promise<void>;
}

// No service folders: nothing (a notification daemon, a keyring) is started by the bus itself.
const config = (
  dir: string,
) => `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=${dir}/bus</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`;

/** A private D-Bus session bus of one test. */
export async function startSessionBus(): Promise<SessionBus> {
  const dir = await makeTempDir('bus');
  const file = join(dir.path, 'bus.conf');
  await writeFile(file, config(dir.path));
  const bus = await startProcess({
    command: programOf('dbus'),
    args: [`--config-file=${file}`, '--nofork', '--nopidfile', '--print-address'],
    ready: (output) => output().includes('unix:path='),
  });
  return {
    address: `unix:path=${dir.path}/bus`,
    process: bus,
    async stop() {
      await bus.kill('SIGTERM');
      await dir.remove();
    },
  };
}
