import { Readable } from 'node:stream';
import { constants, createGzip } from 'node:zlib';
import { AppError } from '#shared/domain/errors.ts';
import { pullRequest } from '#shared/protocol/pull.ts';
import { pushRequest, pushResponse } from '#shared/protocol/push.ts';
import { ourDialect } from '#shared/protocol/dialect.ts';
import type { Dialect } from '#shared/protocol/dialect.ts';
import { pull } from '../sync/pull.ts';
import { push } from '../sync/push.ts';
import type { App } from './app.ts';
import { authenticate } from './auth.ts';
import type { HttpParts } from './parts.ts';

function checkProtocol({ oldest, newest }: Dialect['protocol'], spoken: number): void {
  if (spoken >= oldest && spoken <= newest) return;
  throw new AppError('protocol_unsupported', 'protocol version', { oldest, newest });
}

async function* startingWith(first: IteratorResult<string, void>, rest: AsyncGenerator<string, void>) {
  if (first.done !== true) yield first.value;
  yield* rest;
}

/** The two halves of the sync protocol (shared/protocol). */
export function syncRoutes(app: App, parts: HttpParts): void {
  const { dialect = ourDialect } = parts;
  app.post(
    '/sync/push',
    { schema: { body: pushRequest, response: { 200: pushResponse } } },
    async (request) => {
      const device = await authenticate(parts, request);
      checkProtocol(dialect.protocol, request.body.protocol);
      const answer = await push(
        {
          store: parts.sync,
          clock: parts.clock,
          onCommit: () => parts.pokes.soon(),
          onBug: (error, intent) => {
            request.log.error({ event: 'verb.bug', verb: intent.name, err: error });
            return request.id;
          },
        },
        device.agentId,
        request.body,
      );
      if (request.body.intents.some((intent) => intent.name === 'reply')) parts.onReply();
      return answer;
    },
  );

  app.post('/sync/pull', { schema: { body: pullRequest } }, async (request, reply) => {
    const device = await authenticate(parts, request);
    checkProtocol(dialect.protocol, request.body.protocol);
    const lines = pull({ store: parts.sync, clock: parts.clock, dialect }, device.agentId, request.body);
    // The first line is awaited here, so that a refusal is an error answer and not a cut one.
    const body = Readable.from(startingWith(await lines.next(), lines), { objectMode: false });
    void reply.type('application/x-ndjson; charset=utf-8');
    if (!(request.headers['accept-encoding'] ?? '').includes('gzip')) return reply.send(body);
    const gzip = createGzip({ level: 4, flush: constants.Z_SYNC_FLUSH });
    body.on('error', (error) => gzip.destroy(error));
    return reply.header('content-encoding', 'gzip').send(body.pipe(gzip));
  });
}
