import { foreverAnswer, foreverCount, foreverOrder, foreverRequest } from '#shared/protocol/forever.ts';
import { countForever, deleteForever } from '../cases/forever.ts';
import type { App } from './app.ts';
import { authenticate } from './auth.ts';
import type { HttpParts } from './parts.ts';

/** Deleting forever: never an act in an outbox, always asked and answered at once (G18). */
export function foreverRoutes(app: App, parts: HttpParts): void {
  const cases = { ...parts, onCommit: () => parts.pokes.soon() };
  app.post(
    '/cases/forever/count',
    { schema: { body: foreverRequest, response: { 200: foreverCount } } },
    async (request) => {
      const device = await authenticate(parts, request);
      return countForever(cases, device.agentId, request.body.caseIds);
    },
  );
  app.post(
    '/cases/forever',
    { schema: { body: foreverOrder, response: { 200: foreverAnswer } } },
    async (request) => {
      const device = await authenticate(parts, request);
      return deleteForever(cases, device.agentId, request.body);
    },
  );
}
