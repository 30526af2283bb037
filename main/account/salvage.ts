import { AppError } from '#shared/domain/errors.ts';
import type { LedgerDump } from '#db/port.ts';
import type { Account } from './account.ts';
export function salvageLedger(_account: Account): Promise<LedgerDump> {
  return Promise.reject(new AppError('internal', 'not yet'));
}
