import { AppError } from '#shared/domain/errors.ts';
import type { ErrorCode } from '#shared/domain/errors.ts';
import type { ErrorBody } from '#shared/protocol/session.ts';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';

const statuses: Partial<Record<ErrorCode, number>> = {
  invalid: 400,
  wrong_credentials: 401,
  signed_out: 401,
  device_revoked: 401,
  forbidden: 403,
  not_found: 404,
  client_unknown: 409,
  reply_under_way: 409,
  too_large: 413,
  protocol_unsupported: 426,
  rate_limited: 429,
  server_error: 503,
  disk_full: 507,
};

/** What a person at the other end reads; the client has sentences of its own for each code. */
const sentences: Partial<Record<ErrorCode, string>> = {
  wrong_credentials: 'The address or the password is not right.',
  signed_out: 'Sign in first (Authorization: Bearer <token>).',
  device_revoked: 'This device was revoked by an administrator.',
  client_unknown:
    'The server has no record of this client. Keep the unsent work and send it under a new client id.',
  rate_limited: 'Too many failed tries. Wait and try again.',
  protocol_unsupported: 'This client and this server are too far apart in versions. Update the older one.',
  too_large: 'That is over the size limit.',
  not_found: 'There is no such thing, or you may not see it.',
  forbidden: 'You have no right to do this.',
  disk_full: "The server's disk is full.",
  server_error: 'The server cannot answer at the moment. Try again.',
  internal: 'Something went wrong in the server. The log holds it under this id.',
};

export interface HttpError {
  readonly status: number;
  readonly body: ErrorBody;
  /** Set when it is a bug or a broken part: to be logged with its stack. */
  readonly report: boolean;
}

function errorOf(code: ErrorCode, message: string, params: Record<string, string | number>): HttpError {
  const report = code === 'internal' || code === 'server_error' || code === 'disk_full';
  return { status: statuses[code] ?? 500, body: { error: { code, message, params } }, report };
}

function field(error: unknown, name: 'code' | 'statusCode'): unknown {
  return typeof error === 'object' && error !== null ? (error as Record<string, unknown>)[name] : undefined;
}

/** PostgreSQL: cannot connect, is starting or stopping, too many clients, deadlock or serialization failure. */
const passing = /^(08|57P0|53300|40P01|40001)|^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|SQLITE_BUSY)/;
const full = /^(SQLITE_FULL|53100|ENOSPC)/;

/** Turns whatever was thrown into an answer. `requestId` names it in the log. */
export function httpErrorOf(error: unknown, requestId: string): HttpError {
  if (error instanceof AppError) {
    const detail = error.message.startsWith(`${error.code}: `)
      ? error.message.slice(error.code.length + 2)
      : '';
    const sentence = sentences[error.code] ?? (detail === '' ? 'That is not valid.' : `${detail}.`);
    return errorOf(error.code, sentence, { ...error.params });
  }
  if (hasZodFastifySchemaValidationErrors(error)) {
    const issue = error.validation[0];
    const path = issue?.instancePath.slice(1).replaceAll('/', '.') ?? '';
    const where = path === '' ? (error.validationContext ?? 'request') : path;
    return errorOf('invalid', `${where}: ${issue?.message ?? 'not valid'}.`, { field: where });
  }
  const code = field(error, 'code');
  const status = field(error, 'statusCode');
  if (status === 413) return errorOf('too_large', sentences.too_large ?? '', {});
  if (typeof status === 'number' && status >= 400 && status < 500) {
    const message = error instanceof Error ? error.message : 'not valid';
    return { ...errorOf('invalid', message, {}), status };
  }
  if (typeof code === 'string' && full.test(code)) return errorOf('disk_full', sentences.disk_full ?? '', {});
  if (typeof code === 'string' && passing.test(code)) {
    return errorOf('server_error', sentences.server_error ?? '', {});
  }
  return errorOf('internal', sentences.internal ?? '', { logId: requestId });
}
