import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { uuidv7 } from 'uuidv7';
import { systemClock } from '#shared/domain/clock.ts';
import { Blobs } from '../blobs/blobs.ts';
import { startServer } from '../compose.ts';
import type { RunningServer } from '../compose.ts';
import { openStore } from '../store/open.ts';
import { colleague } from './colleague.ts';
import { agents } from './people.ts';
import { startColleague } from './player/startColleague.ts';
import { startPostman } from './postman.ts';
import { demoPassword, seedDemo } from './seed/seedDemo.ts';

export interface DemoServer {
  readonly server: RunningServer;
  /** Whom to sign in as, to look around. */
  readonly email: string;
  readonly password: string;
  /** Milliseconds it took to fill the store; null when it was there already. */
  readonly msToSeed: number | null;
  stop(): Promise<void>;
}

/**
 * Starts a team's server in this process, on this machine alone, with Vestmere's desk in `dataDir`. The desk is made at
 * the first start and kept; half a desk, from a start that was cut off, is made anew.
 * @param options `acts: false` leaves the desk as it is: nobody works on it but you
 */
export async function startDemoServer(dataDir: string, { acts = true } = {}): Promise<DemoServer> {
  const msToSeed = await seedOnce(dataDir);
  const logger = pino({ level: 'error' });
  const server = await startServer({ dataDir, logger });
  const onError = (error: unknown) => logger.error({ event: 'demo.failed', err: error });
  const stopPostman = startPostman(server.sendQueue, onError);
  const emailOf = (key: string) => agents.find((agent) => agent.key === key)?.email ?? '';
  const stopColleague = startColleague({
    server,
    steps: acts ? colleague : [],
    emailOf,
    password: demoPassword,
    progressFile: join(dataDir, 'colleague.json'),
    onError,
  });
  return {
    server,
    email: emailOf('anna'),
    password: demoPassword,
    msToSeed,
    stop: async () => {
      await stopColleague();
      await stopPostman();
      await server.stop();
    },
  };
}

async function seedOnce(dataDir: string): Promise<number | null> {
  if (existsSync(dataDir)) return null;
  const began = performance.now();
  const half = `${dataDir}.making`;
  await rm(half, { recursive: true, force: true });
  await mkdir(half, { recursive: true });
  const store = await openStore({ dataDir: half });
  try {
    const blobs = new Blobs({ dir: join(half, 'blobs'), store, clock: systemClock });
    await seedDemo({ store, clock: systemClock, ids: uuidv7 }, blobs);
  } finally {
    await store.close();
  }
  await rename(half, dataDir);
  return Math.round(performance.now() - began);
}
