import { AppError } from '#shared/domain/errors.ts';
import type { ClientId } from '#shared/domain/ids.ts';
import type { PushResponse } from '#shared/protocol/push.ts';
import { agreeOnProtocol } from './agree.ts';
import type { SyncParts } from './parts.ts';

/**
 * Sends what waits, batch by batch, until nothing can go. True when something was decided: then a pull must follow,
 * since acts end only with a pull. A server that lost this client's record gets the acts under a new one: their ids
 * stay, so nothing happens twice. So does one that has forgotten acts which have ended here: it was set back to a backup.
 */
export async function pushAll(parts: SyncParts): Promise<boolean> {
  const { replica, transport } = parts;
  let decided = false;
  let rekeyed = false;
  let gap: PushResponse | null = null;
  for (;;) {
    const batch = await replica.writer.takePush();
    const first = batch.intents[0];
    if (first === undefined) return decided;
    try {
      if (gap !== null && first.n > gap.last + 1)
        throw new AppError('client_unknown', 'the server was set back');
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
      gap = answer.gap ? answer : null;
    } catch (error) {
      if (await agreeOnProtocol(parts, error)) continue;
      if (!(error instanceof AppError) || error.code !== 'client_unknown' || rekeyed) throw error;
      rekeyed = true;
      gap = null;
      parts.log('sync.rekey', { waiting: batch.intents.length });
      await replica.writer.rekey(parts.newId() as ClientId);
    }
  }
}
