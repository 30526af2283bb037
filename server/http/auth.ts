import type { FastifyRequest } from 'fastify';
import { AppError } from '#shared/domain/errors.ts';
import { deviceOf } from '../auth/devices.ts';
import type { AuthParts, Device } from '../auth/devices.ts';

/** The device that a request comes from, by `Authorization: Bearer <token>`. Throws `signed_out` or `device_revoked`. */
export function authenticate(parts: AuthParts, request: FastifyRequest): Promise<Device> {
  return deviceOf(parts, tokenOf(request));
}

export function tokenOf(request: FastifyRequest): string {
  const [scheme, token] = (request.headers.authorization ?? '').split(' ');
  if (scheme?.toLowerCase() !== 'bearer' || token === undefined || token === '') {
    throw new AppError('signed_out', 'no token');
  }
  return token;
}
