import { randomUUID } from 'node:crypto';
import swagger from '@fastify/swagger';
import websocket from '@fastify/websocket';
import Fastify, { LogController } from 'fastify';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Logger } from 'pino';
import { httpErrorOf } from './errors.ts';
import type { HttpParts } from './parts.ts';
import { blobRoutes } from './blobs.ts';
import { foreverRoutes } from './forever.ts';
import { infoRoutes } from './info.ts';
import { pokeRoute } from './pokeRoute.ts';
import { sessionRoutes } from './session.ts';
import { syncRoutes } from './sync.ts';

/** Largest JSON body: a push of many long replies. Files go by /blobs. */
const maxBody = 20 * 1024 * 1024;

function newApp(logger: FastifyBaseLogger) {
  return Fastify({
    loggerInstance: logger,
    // One line per request of our own, without bodies, addresses or query strings.
    logController: new LogController({ disableRequestLogging: true }),
    // A TLS proxy on this machine tells who is behind it; nobody else is believed.
    trustProxy: 'loopback',
    genReqId: () => randomUUID(),
    bodyLimit: maxBody,
    forceCloseConnections: 'idle',
    requestTimeout: 120_000,
    routerOptions: { maxParamLength: 200 },
  }).withTypeProvider<ZodTypeProvider>();
}
export type App = ReturnType<typeof newApp>;

function answerErrors(app: App): void {
  app.setErrorHandler((error, request, reply) => {
    const { status, body, report } = httpErrorOf(error, request.id);
    if (report) request.log.error({ event: 'request.failed', err: error });
    if (body.error.code === 'rate_limited')
      void reply.header('retry-after', body.error.params['seconds'] ?? 60);
    return reply.status(status).send(body);
  });
  app.setNotFoundHandler((_request, reply) =>
    reply
      .status(404)
      .send({ error: { code: 'not_found', message: 'No such route. See /openapi.json.', params: {} } }),
  );
  app.addHook('onResponse', (request, reply, done) => {
    request.log.info({
      event: 'request',
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    });
    done();
  });
  app.addHook('onSend', (request, reply, payload, done) => {
    void reply.header('x-request-id', request.id).header('cache-control', 'no-store');
    done(null, payload);
  });
}

/** The server's HTTP face; not listening yet. */
export async function buildApp(parts: HttpParts, logger: Logger, version: string): Promise<FastifyInstance> {
  const app = newApp(logger);
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  answerErrors(app);
  await app.register(swagger, {
    openapi: { info: { title: 'Caseload server', version, description: 'Sync protocol and sessions.' } },
    transform: jsonSchemaTransform,
  });
  await app.register(websocket, { options: { maxPayload: 4096 } });
  await app.register((scope, _options, done) => {
    const routes = scope.withTypeProvider<ZodTypeProvider>();
    infoRoutes(routes, parts, version);
    sessionRoutes(routes, parts);
    syncRoutes(routes, parts);
    foreverRoutes(routes, parts);
    pokeRoute(routes, parts);
    routes.get('/openapi.json', { schema: { hide: true } }, () => app.swagger());
    done();
  });
  // In a scope of its own: its bodies are bytes, whatever type they claim to be.
  await app.register((scope, _options, done) => {
    blobRoutes(scope.withTypeProvider<ZodTypeProvider>(), parts);
    done();
  });
  return app;
}
