import { join } from 'node:path';
import { startDemoServer } from '../../server/demo/startDemoServer.ts';
import { makeTempDir } from '../support/tempDir.ts';
import type { Seat } from './desk.ts';

export interface DemoDesk {
  readonly seat: Seat;
  stop(): Promise<void>;
}

/** The demo's server with Vestmere's desk, on which nobody works but the test. */
export async function startDemoDesk(): Promise<DemoDesk> {
  const data = await makeTempDir('demo');
  const demo = await startDemoServer(join(data.path, 'server'), { acts: false });
  const { email, password } = demo;
  return {
    seat: { port: demo.server.port, email, password },
    stop: async () => {
      await demo.stop();
      await data.remove();
    },
  };
}
