import { AppError } from '#shared/domain/errors.ts';
import { agreeOnProtocol } from './agree.ts';
import type { SyncParts } from './parts.ts';

/** More answers in a row than this and something goes round in circles; the next timer goes on. */
const maxRounds = 10_000;

/**
 * Pulls until the server has nothing more. The bytes go to the writer as they come; nothing of them is parsed here.
 * @throws AppError bad_answer for an answer that was cut, was for another request, or is not the protocol.
 */
export async function pullAll(parts: SyncParts): Promise<void> {
  const { writer } = parts.replica;
  for (let round = 0; round < maxRounds; round += 1) {
    const request = await writer.beginPull();
    try {
      for await (const chunk of parts.transport.pull(request)) await writer.applyPull(chunk);
    } catch (error) {
      if (await agreeOnProtocol(parts, error)) continue;
      throw error;
    }
    const outcome = await writer.endPull();
    if (outcome.serverTime !== null) await writer.heardServerTime(outcome.serverTime);
    for (const hash of outcome.orphanBlobs) await parts.files.remove(hash);
    for (const feed of outcome.mismatched) parts.log('sync.mismatch', { feed });
    if (!outcome.complete) throw new AppError('bad_answer', 'the answer was cut');
    if (!outcome.more) return;
  }
}
