import { z } from 'zod';
import { caseId } from '../domain/ids.ts';

/** How long the words of an act on a case that is gone are kept, for their author alone, ms from the act's end. */
export const privateWordsLive = 30 * 24 * 3_600_000;

/** `POST /cases/forever/count`: what deleting these cases forever would take away at this moment. */
export const foreverRequest = z.object({ caseIds: z.array(caseId).min(1).max(200) });
export type ForeverRequest = z.infer<typeof foreverRequest>;

export const foreverCount = z.object({
  cases: z.int(),
  messages: z.int(),
  notes: z.int(),
  files: z.int(),
  /** Customers whose card goes too, because nothing else of theirs is left (B20). */
  customers: z.int(),
  /** Names just this state: the deletion must be ordered with it. */
  etag: z.string().max(100),
});
export type ForeverCount = z.infer<typeof foreverCount>;

/** `POST /cases/forever`: deletes what was counted; when it is something else by now, nothing, and the new count. */
export const foreverOrder = foreverRequest.extend({ etag: z.string().max(100) });
export type ForeverOrder = z.infer<typeof foreverOrder>;
export const foreverAnswer = z.object({ done: z.boolean(), count: foreverCount });
export type ForeverAnswer = z.infer<typeof foreverAnswer>;
