import { z } from 'zod';
import { deviceList, escrowOffer, signInRequest, signInResponse } from '#shared/protocol/session.ts';
import { devicesOf, removeDevice, revokeDevice, revokedDeviceOf } from '../auth/devices.ts';
import { signIn } from '../auth/signIn.ts';
import type { App } from './app.ts';
import { takeIntoEscrow } from '../sync/escrow.ts';
import { authenticate, tokenOf } from './auth.ts';
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
  app.post(
    '/session/escrow',
    { schema: { body: escrowOffer, response: { 200: nothing } } },
    async (request) => {
      const device = await revokedDeviceOf(parts, tokenOf(request));
      const tray = { store: parts.sync, clock: parts.clock, onCommit: () => parts.pokes.soon() };
      await takeIntoEscrow(tray, { ...device, intents: request.body.intents });
      return {};
    },
  );
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
