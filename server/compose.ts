import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import type { Logger } from 'pino';
import { uuidv7 } from 'uuidv7';
import { systemClock } from '#shared/domain/clock.ts';
import type { Clock } from '#shared/domain/clock.ts';
import type { IdSource } from '#shared/domain/ids.ts';
import type { Dialect } from '#shared/protocol/dialect.ts';
import { Attempts } from './auth/attempts.ts';
import type { AttemptLimits } from './auth/attempts.ts';
import { Blobs } from './blobs/blobs.ts';
import type { Admin } from './admin/stamped.ts';
import { dropPrivateWords } from './cases/forever.ts';
import { createIntake } from './cases/intake.ts';
import { createSendQueue } from './cases/sendQueue.ts';
import { startChannels } from './channels/index.ts';
import type { Channels } from './channels/index.ts';
import type { CaseIntake, SendQueue } from './channels/ports.ts';
import { systemTimers } from './channels/surroundings.ts';
import { buildApp } from './http/app.ts';
import { Pokes } from './http/pokes.ts';
import { mailboxes } from './admin/mailboxes.ts';
import { startCompacting } from './jobs/compact.ts';
import { openStore } from './store/open.ts';
import { openSecrets } from './store/secrets.ts';
import type { Store } from './store/open.ts';
import { syncStoreOf } from './store/syncStore.ts';
import { serverVersion } from './version.ts';

export interface ServerOptions {
  /** Folder of the embedded database and of the blobs. */
  readonly dataDir: string;
  readonly databaseUrl?: string | null;
  /** 0 (the default) takes a free port. */
  readonly port?: number;
  readonly host?: string;
  readonly clock?: Clock;
  readonly ids?: IdSource;
  readonly logger?: Logger;
  readonly signInLimits?: AttemptLimits;
  /** What the server is to understand, when not everything this build does. */
  readonly dialect?: Dialect;
  /** Fetches and sends mail of the mailboxes in the store. */
  readonly channels?: boolean;
}

export interface RunningServer {
  readonly url: string;
  readonly port: number;
  readonly store: Store;
  readonly admin: Admin;
  readonly blobs: Blobs;
  readonly intake: CaseIntake;
  readonly sendQueue: SendQueue;
  /** Null when started without. */
  readonly channels: Channels | null;
  /** Somebody wrote to the store in this process without HTTP: tells connected clients at once. */
  changed(): void;
  /** Finishes running requests, closes sockets, folds the log of the store. Safe to call twice. */
  stop(): Promise<void>;
}

/** Builds the whole server in this process and listens. Used by the command line, `npm start` and tests alike. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const clock = options.clock ?? systemClock;
  const ids = options.ids ?? uuidv7;
  const logger = options.logger ?? pino({ level: 'warn' });
  const store = await openStore({ dataDir: options.dataDir, databaseUrl: options.databaseUrl ?? null });
  const sync = syncStoreOf(store);
  const blobs = new Blobs({ dir: join(options.dataDir, 'blobs'), store, clock });
  const pokes = new Pokes({
    db: store.db,
    sync,
    clock,
    onError: (error) => logger.warn({ event: 'poke.failed', err: error }),
  });
  const cases = { store, clock, ids, blobs, onCommit: () => pokes.soon() };
  const intake = createIntake(cases);
  const sendQueue = createSendQueue(cases);
  const attempts = new Attempts(clock, options.signInLimits);
  let channels: Channels | null = null;
  const onReply = () => channels?.wake();
  const dialect = options.dialect === undefined ? {} : { dialect: options.dialect };
  const parts = { store, sync, clock, ids, attempts, blobs, pokes, onReply, ...dialect };
  const app = await buildApp(parts, logger, serverVersion);
  const stopCompacting = startCompacting({ store, clock, tidy: () => dropPrivateWords(cases) }, (error) =>
    logger.warn({ event: 'compact.failed', err: error }),
  );
  let stopped: Promise<void> | null = null;
  const stop = async () => {
    await stopCompacting();
    await channels?.stop();
    await pokes.stop();
    await closeApp(app);
    await store.close();
  };
  try {
    const url = await app.listen({ port: options.port ?? 0, host: options.host ?? '127.0.0.1' });
    const port = Number(new URL(url).port);
    if (options.channels === true) {
      const secrets = openSecrets(options.dataDir, process.env['CASELOAD_KEY']);
      channels = startChannels({
        mailboxes: await mailboxes(store.db, secrets),
        intake,
        sendQueue,
        clock,
        random: Math.random,
        timers: systemTimers,
        logger,
      });
    }
    const admin = { store, clock, ids };
    return {
      url,
      port,
      store,
      admin,
      blobs,
      intake,
      sendQueue,
      channels,
      changed: () => pokes.soon(),
      stop: () => (stopped ??= stop()),
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Patience with requests that are still running; a client that reads no further must not hold up the end. */
const closeMs = 5000;

async function closeApp(app: FastifyInstance): Promise<void> {
  const force = setTimeout(() => app.server.closeAllConnections(), closeMs);
  await app.close();
  clearTimeout(force);
}
