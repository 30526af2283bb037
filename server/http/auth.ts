import type { FastifyRequest } from 'fastify';
import type { AgentId } from '#shared/domain/ids.ts';
import { AppError } from '#shared/domain/errors.ts';
import { deviceOf, revokedDeviceOf } from '../auth/devices.ts';
import type { AuthParts, Device } from '../auth/devices.ts';

/** The device that a request comes from, by `Authorization: Bearer <token>`. Throws `signed_out` or `device_revoked`. */
export function authenticate(parts: AuthParts, request: FastifyRequest): Promise<Device> {
  return deviceOf(parts, tokenOf(request));
}

/**
 * The agent whose files a request may add to: also of a revoked device, as long as it may hand in what it had not sent, so
 * that unsent work reaches the leads' tray with its files.
 */
export async function uploaderOf(parts: AuthParts, request: FastifyRequest): Promise<AgentId> {
  const token = tokenOf(request);
  try {
    return (await deviceOf(parts, token)).agentId;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'device_revoked') throw error;
    return (await revokedDeviceOf(parts, token)).agentId;
  }
}

export function tokenOf(request: FastifyRequest): string {
  const [scheme, token] = (request.headers.authorization ?? '').split(' ');
  if (scheme?.toLowerCase() !== 'bearer' || token === undefined || token === '') {
    throw new AppError('signed_out', 'no token');
  }
  return token;
}
