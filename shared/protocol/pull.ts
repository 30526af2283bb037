import { z } from 'zod';
import { clientId } from '../domain/ids.ts';
import { cursor, feedName } from './feeds.ts';
import { rowKind } from './rows.ts';

/** `POST /sync/pull`. Answered as NDJSON, one `pullLine` each. */
export const pullRequest = z.object({
  clientId,
  protocol: z.int().positive(),
  /** Counts up with each request of a client; an answer to an older generation is thrown away. */
  generation: z.int().nonnegative(),
  cursors: z.record(feedName, cursor),
  /** Newest version the client understands of each kind of row; a server passes over kinds it does not know. */
  kinds: z.record(z.string().max(40), z.int().positive()),
  /**
   * After an update: kinds whose rows are to come again, because the replica has them in an older version or not at
   * all, and how far that has got in each feed ('' = the beginning).
   */
  again: z
    .object({ kinds: z.array(rowKind).max(100), feeds: z.record(feedName, z.string().max(200)) })
    .optional(),
});
export type PullRequest = z.infer<typeof pullRequest>;

/** First line: what the answer is for, which feeds are granted now, and the last intent decided for this client. */
export const pullHead = z.object({
  t: z.literal('head'),
  generation: z.int(),
  serverTime: z.int(),
  feeds: z.array(feedName),
  last: z.int().nonnegative(),
  /** What the server understands. Absent from the first servers, which had every kind in version 1. */
  protocol: z.object({ oldest: z.int(), newest: z.int() }).optional(),
  kinds: z.record(z.string(), z.int()).optional(),
  verbs: z.record(z.string(), z.array(z.int())).optional(),
});
/** Begins one feed. With `reset` the client marks what it has of the feed and sweeps what does not come again. */
export const pullFeed = z.object({
  t: z.literal('feed'),
  feed: feedName,
  epoch: z.int(),
  reset: z.boolean(),
});
/** A row as it is now. It is validated against the schema of its kind where it is applied. */
export const pullRow = z.object({ t: z.literal('row'), k: rowKind, r: z.unknown() });
/** A row that left the feed (moved, deleted): removed only if no other feed still has it. */
export const pullGone = z.object({
  t: z.literal('gone'),
  k: rowKind,
  id: z.string(),
  /** A case that was deleted, not moved: its words must leave the replica's files as well. */
  forever: z.literal(true).optional(),
});
/**
 * Ends one feed of this answer. `more`: the page was full, ask again. `sum` (only when caught up): count and checksum
 * over the cases of an inbox feed, see feedChecksum.
 */
export const pullEnd = z.object({
  t: z.literal('end'),
  feed: feedName,
  cursor,
  more: z.boolean(),
  sum: z.object({ count: z.int(), hash: z.string() }).nullable(),
});
/** Rows of a feed that were asked for again follow, up to `againEnd`; nothing else of the feed is touched. */
export const pullAgain = z.object({ t: z.literal('again'), feed: feedName });
/** `after`: where the next request goes on, or null when the feed has no more of these kinds. */
export const pullAgainEnd = z.object({
  t: z.literal('againEnd'),
  feed: feedName,
  after: z.string().max(200).nullable(),
});
/** A feed that is no longer granted: its rows, search entries and blobs go. */
export const pullDrop = z.object({ t: z.literal('drop'), feed: feedName });
/** Last line. An answer without it was cut and counts only up to the last `end`. */
export const pullDone = z.object({ t: z.literal('done'), more: z.boolean() });

export const pullLine = z.discriminatedUnion('t', [
  pullHead,
  pullFeed,
  pullRow,
  pullGone,
  pullEnd,
  pullAgain,
  pullAgainEnd,
  pullDrop,
  pullDone,
]);
export type PullLine = z.infer<typeof pullLine>;

/**
 * Order-free checksum of the cases of a feed, computed alike on both sides: the sum modulo 2^53 of a 32-bit FNV-1a
 * over `id:rev` times a spreading factor. Compared, never copied.
 */
export function feedChecksum(rows: Iterable<{ readonly id: string; readonly rev: number }>): {
  count: number;
  hash: string;
} {
  let count = 0;
  let sum = 0n;
  for (const row of rows) {
    let hash = 0x811c9dc5;
    const text = `${row.id}:${String(row.rev)}`;
    for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    sum = BigInt.asUintN(53, sum + BigInt(hash >>> 0) * 0x9e3779b1n);
    count += 1;
  }
  return { count, hash: sum.toString(16) };
}

/** WebSocket `/sync/poke`: content-free but with heads, so that a missed poke shows with the next one. */
export const poke = z.object({ heads: z.record(feedName, z.int().nonnegative()), serverTime: z.int() });
export type Poke = z.infer<typeof poke>;
