import { AppError } from '#shared/domain/errors.ts';
import type { ClientId } from '#shared/domain/ids.ts';
import { agreeOnProtocol } from './agree.ts';
import type { SyncParts } from './parts.ts';

/**
 * Sends what waits, batch by batch, until nothing can go. True when something was decided: then a pull must follow,
 * since acts end only with a pull. A server that lost this client's record gets the acts under a new one: their ids
 * stay, so nothing happens twice.
 */
export async function pushAll(parts: SyncParts): Promise<boolean> {
  const { replica, transport } = parts;
  let decided = false;
  let rekeyed = false;
  for (;;) {
    const batch = await replica.writer.takePush();
    const first = batch.intents[0];
    if (first === undefined) return decided;
    try {
      const answer = await transport.push({
        clientId: batch.clientId,
        protocol: batch.protocol,
        intents: [...batch.intents],
      });
      await replica.writer.heardServerTime(answer.serverTime);
      await replica.writer.pushAnswered(answer);
      if (answer.gap && answer.last >= first.n) throw new AppError('bad_answer', 'a gap that is none');
      if (!answer.gap && answer.last < first.n) throw new AppError('bad_answer', 'nothing was decided');
      decided = true;
    } catch (error) {
      if (await agreeOnProtocol(parts, error)) continue;
      if (!(error instanceof AppError) || error.code !== 'client_unknown' || rekeyed) throw error;
      rekeyed = true;
      parts.log('sync.rekey', { waiting: batch.intents.length });
      await replica.writer.rekey(parts.newId() as ClientId);
    }
  }
}
