import { AppError } from '#shared/domain/errors.ts';
import { filesOfIntent } from '#shared/intents/words.ts';
import { maxPushBatch } from '#shared/protocol/push.ts';
import type { SyncParts } from './parts.ts';

/**
 * After this device was revoked: hands in what it had not sent, for the tray of the leads. The words first, so that a bad
 * line loses none of them to a large file; then the files, and once more the words, so that the tray knows which files
 * have come. Resolves when the server has everything, or says that it takes nothing from this device any more.
 * @param uploadFiles sends the files of waiting acts
 * @throws AppError when it cannot be reached or fails: nothing here may be destroyed then
 */
export async function handInUnsent(
  { replica, transport, log }: SyncParts,
  uploadFiles: () => Promise<unknown>,
): Promise<void> {
  const intents = await replica.reader.query('ledger.unsent', {});
  log('sync.revoked', { unsent: intents.length });
  const offer = async (): Promise<void> => {
    for (let from = 0; from < intents.length; from += maxPushBatch) {
      await transport.escrow({ intents: intents.slice(from, from + maxPushBatch) });
    }
  };
  try {
    await offer();
    if (!intents.some((intent) => filesOfIntent(intent).length > 0)) return;
    await uploadFiles();
    await offer();
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'device_revoked') throw error;
    log('sync.escrow_closed');
  }
}
