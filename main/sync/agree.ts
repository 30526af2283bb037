import { AppError } from '#shared/domain/errors.ts';
import type { SyncParts } from './parts.ts';

/**
 * After a request that failed: whether the server refused the protocol version it was in and both know another, which
 * is spoken from now on. A server that is updated says so in the head of its next answer, and the newer one is spoken.
 */
export async function agreeOnProtocol(parts: SyncParts, error: unknown): Promise<boolean> {
  if (!(error instanceof AppError) || error.code !== 'protocol_unsupported') return false;
  const [oldest, newest] = [Number(error.params['oldest']), Number(error.params['newest'])];
  if (!Number.isInteger(oldest) || !Number.isInteger(newest)) return false;
  const agreed = await parts.replica.writer.serverSpeaks({ oldest, newest });
  if (agreed) parts.log('sync.protocol', { oldest, newest });
  return agreed;
}
