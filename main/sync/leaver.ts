import { AppError } from '#shared/domain/errors.ts';
import { maxPushBatch } from '#shared/protocol/push.ts';
import type { SyncParts } from './parts.ts';

/**
 * After this device was revoked: hands in what it had not sent, for the tray of the leads. Resolves when the server has
 * everything, or says that it takes nothing from this device any more.
 * @throws AppError when it cannot be reached or fails: nothing here may be destroyed then
 */
export async function handInUnsent({ replica, transport, log }: SyncParts): Promise<void> {
  const intents = await replica.reader.query('ledger.unsent', {});
  log('sync.revoked', { unsent: intents.length });
  try {
    for (let from = 0; from < intents.length; from += maxPushBatch) {
      await transport.escrow({ intents: intents.slice(from, from + maxPushBatch) });
    }
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'device_revoked') throw error;
    log('sync.escrow_closed');
  }
}
