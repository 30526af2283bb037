import { AppError } from '#shared/domain/errors.ts';
import type { Log } from '../log/log.ts';
import type { Desk, DeskSpec } from './desk.ts';
export function openDesk(_spec: DeskSpec, _log: Log): Promise<Desk> {
  return Promise.reject(new AppError('internal', 'not yet'));
}
