import { uuidv7 } from 'uuidv7';
import { WebSocket } from 'ws';
import { systemClock } from '#shared/domain/clock.ts';
import { ReplicaClient } from '#db/client.ts';
import { BlobStore } from '../blobs/blobStore.ts';
import type { Log } from '../log/log.ts';
import type { LogFields } from '../log/redact.ts';
import { SyncEngine } from '../sync/engine.ts';
import { HttpTransport } from '../sync/httpTransport.ts';
import type { PokeSocket } from '../sync/httpTransport.ts';
import { systemTimers } from '../sync/timers.ts';
import type { Desk, DeskSpec } from './desk.ts';
import { checkNowAndThen } from './healer.ts';
import type { Fetch } from './signIn.ts';

/** A handshake that takes longer is given up; the engine tries again by itself, ms. */
const handshakeTimeout = 15_000;

export interface DeskSurroundings {
  readonly log: Log;
  /** How requests leave: in the app Electron's network stack, with the system's proxy and trust store. */
  readonly fetch: Fetch;
  /** The database worker's file. */
  readonly worker: URL | string;
}

/**
 * Opens replica and files of an account and begins to sync. Pokes come over a WebSocket of its own, and
 * where a proxy stops that, the engine's regular pulls bring the news.
 * @throws AppError, see desk.ts
 */
export async function openDesk(
  { server, token, replicaKey, identity, paths, carried, onHealing }: DeskSpec,
  { log, fetch, worker }: DeskSurroundings,
): Promise<Desk> {
  const place = { file: paths.replica, key: replicaKey, identity };
  const replica = await ReplicaClient.open(worker, place, onHealing);
  try {
    if (carried !== null) await replica.writer.adopt(carried);
  } catch (error) {
    await replica.close();
    throw error;
  }
  const files = new BlobStore(paths.blobs, replicaKey);
  const transport = new HttpTransport({
    server,
    token,
    fetch,
    openSocket,
    timers: systemTimers,
  });
  const sync = new SyncEngine({
    replica,
    transport,
    files,
    clock: systemClock,
    timers: systemTimers,
    random: Math.random,
    newId: uuidv7,
    log: (event, fields = {}) => log.event(event, fields as LogFields),
  });
  sync.start();
  replica.onHealing(({ t }) => (t === 'mended' ? sync.now() : undefined));
  const endChecks = checkNowAndThen(replica, systemTimers, log);
  return {
    identity,
    replica,
    files,
    server: transport,
    sync,
    async close() {
      endChecks();
      await sync.stop();
      await replica.close();
    },
  };
}

/** `ws` gives its events more than the engine asks for; handed on one by one. */
function openSocket(url: string, headers: Readonly<Record<string, string>>): PokeSocket {
  const socket = new WebSocket(url, { headers: { ...headers }, handshakeTimeout });
  const heard: PokeSocket = { onmessage: null, onclose: null, onerror: null, close: () => socket.close() };
  socket.onmessage = ({ data }) => heard.onmessage?.({ data });
  socket.onclose = ({ code }) => heard.onclose?.({ code });
  socket.onerror = (event) => heard.onerror?.(event);
  return heard;
}
