import type { SendQueue } from '../channels/ports.ts';

/** How often the demo looks for replies whose hold is over, ms. */
const every = 500;

/**
 * The demo has no mail server: its replies are marked as sent once their hold is over, and go nowhere. Returns what ends
 * it, after the round that is under way.
 */
export function startPostman(queue: SendQueue, onError: (error: unknown) => void): () => Promise<void> {
  let round: Promise<void> = Promise.resolve();
  const deliver = async () => {
    for (const mail of await queue.claimDue(20))
      await queue.sent(mail.itemId, 'Demo: nothing leaves this computer.');
  };
  const timer = setInterval(() => {
    round = round.then(deliver).catch(onError);
  }, every);
  return async () => {
    clearInterval(timer);
    await round;
  };
}
