import type { WebSocket } from '@fastify/websocket';
import type { FastifyRequest } from 'fastify';
import { AppError } from '#shared/domain/errors.ts';
import { authenticate } from './auth.ts';
import type { App } from './app.ts';
import type { HttpParts } from './parts.ts';
import type { Listener } from './pokes.ts';

const heartbeatMs = 25_000;
/** Close codes of our own (RFC 6455, 7.4.2 leaves 4000–4999 to applications). */
const closed = { signedOut: 4401, stopping: 1001 } as const;

/** WebSocket `/sync/poke`: says which feeds moved; what moved is pulled. A client without it still pulls every minute. */
export function pokeRoute(app: App, parts: HttpParts): void {
  app.get(
    '/sync/poke',
    {
      websocket: true,
      schema: { hide: true },
      preValidation: async (request) => {
        // Without a right to listen there is no upgrade, but an answer that says why.
        await authenticate(parts, request);
      },
    },
    async (socket, request) => {
      try {
        await serveSocket(parts, socket, request);
      } catch (error) {
        if (!(error instanceof AppError)) request.log.warn({ event: 'poke.failed', err: error });
        socket.close(closed.signedOut);
      }
    },
  );
}

async function serveSocket(parts: HttpParts, socket: WebSocket, request: FastifyRequest): Promise<void> {
  let alive = true;
  let remove: () => void = () => undefined;
  const listen = async () => {
    const device = await authenticate(parts, request);
    const listener: Listener = {
      agentId: device.agentId,
      send: (poke) => {
        if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(poke));
      },
      end: () => {
        socket.close(closed.stopping);
      },
    };
    remove = await parts.pokes.listen(listener);
    return listener;
  };
  const listening = listen();
  const heartbeat = setInterval(() => {
    if (!alive) {
      socket.terminate();
      return;
    }
    alive = false;
    socket.ping();
    // A revoked device learns it here at the latest; the heads come again, so that a lost poke shows.
    Promise.all([listening, authenticate(parts, request)]).then(
      ([listener]) => parts.pokes.again(listener),
      () => socket.close(closed.signedOut),
    );
  }, heartbeatMs);
  socket.on('pong', () => (alive = true));
  socket.on('error', () => socket.terminate());
  socket.on('close', () => {
    clearInterval(heartbeat);
    remove();
  });
  await listening;
  if (socket.readyState !== socket.OPEN) remove();
}
