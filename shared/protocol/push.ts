import { z } from 'zod';
import { clientId, intentId } from '../domain/ids.ts';
import { intentEnvelope } from '../intents/envelope.ts';
import { toldReason } from '../intents/outcome.ts';

/** At most this many intents in one push. */
export const maxPushBatch = 100;

/** `POST /sync/push`: intents in the order of `n`, which counts from 1 without gaps for each client. */
export const pushRequest = z.object({
  clientId,
  protocol: z.int().positive(),
  intents: z
    .array(
      intentEnvelope.extend({
        n: z.int().positive(),
        /** How long ago the act was made, measured on the device between making and pushing. A hint: see ageOf. */
        elapsedMs: z.number().nullable(),
      }),
    )
    .min(1)
    .max(maxPushBatch),
});
export type PushRequest = z.infer<typeof pushRequest>;
export type PushedIntent = PushRequest['intents'][number];

export const pushResult = z.object({
  n: z.int().positive(),
  id: intentId,
  end: z.enum(['applied', 'superseded', 'parked']),
  reason: toldReason.nullable(),
  at: z.int(),
});
export type PushResult = z.infer<typeof pushResult>;

/**
 * `last` is the highest `n` the server has decided for this client. `gap`: an intent before the first one sent is
 * missing; the client sends again from `last + 1`.
 */
export const pushResponse = z.object({
  last: z.int().nonnegative(),
  gap: z.boolean(),
  serverTime: z.int(),
  results: z.array(pushResult),
});
export type PushResponse = z.infer<typeof pushResponse>;

/**
 * How old an act is on arrival, in ms. No decision uses a device clock alone (law 2): the server time the act was
 * made against (`asOf`) bounds its age from above; the elapsed time a device measured only makes it younger within
 * that bound, and a measurement outside it counts for nothing.
 */
export function ageOf(intent: Pick<PushedIntent, 'asOf' | 'elapsedMs'>, serverTime: number): number {
  const bound = Math.max(0, serverTime - intent.asOf);
  const { elapsedMs } = intent;
  // Written so that NaN falls to the bound as well.
  return elapsedMs !== null && elapsedMs >= 0 && elapsedMs <= bound ? elapsedMs : bound;
}
