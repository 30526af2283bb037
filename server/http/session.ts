import { z } from 'zod';
import { deviceList, signInRequest, signInResponse } from '#shared/protocol/session.ts';
import { devicesOf, removeDevice, revokeDevice } from '../auth/devices.ts';
import { signIn } from '../auth/signIn.ts';
import type { App } from './app.ts';
import { authenticate } from './auth.ts';
import type { HttpParts } from './parts.ts';

const nothing = z.object({});

/** Signing in and out, and the list of one's devices. */
export function sessionRoutes(app: App, parts: HttpParts): void {
  app.post('/session', { schema: { body: signInRequest, response: { 200: signInResponse } } }, (request) =>
    signIn(parts, parts.attempts, request.body, request.ip),
  );
  app.delete('/session', { schema: { response: { 200: nothing } } }, async (request) => {
    const device = await authenticate(parts, request);
    await removeDevice(parts, device.id);
    return {};
  });
  app.get('/session/devices', { schema: { response: { 200: deviceList } } }, async (request) => {
    const device = await authenticate(parts, request);
    const rows = await devicesOf(parts, device.agentId);
    return {
      devices: rows.map((row) => ({
        id: row.id,
        name: row.name,
        createdAt: row.created_at,
        lastSeenAt: row.last_seen_at,
        current: row.id === device.id,
        revoked: row.revoked_at !== null,
      })),
    };
  });
  app.delete(
    '/session/devices/:id',
    { schema: { params: z.object({ id: z.uuid() }), response: { 200: nothing } } },
    async (request) => {
      const device = await authenticate(parts, request);
      await revokeDevice(parts, device.agentId, request.params.id);
      return {};
    },
  );
}
