import { z } from 'zod';
import type { AgentId, InboxId } from '../domain/ids.ts';

/** A feed is both cursor and permission scope (docs/sync.md, Data): `org`, `user:<agent>` or `inbox:<inbox>`. */
export const feedName = z.string().regex(/^(org|(user|inbox):[0-9a-f-]{36})$/, 'not a feed');
export type FeedName = z.infer<typeof feedName>;

export const orgFeed = 'org';
export const userFeed = (agent: AgentId): FeedName => `user:${agent}`;
export const inboxFeed = (inbox: InboxId): FeedName => `inbox:${inbox}`;

/** The inbox of an inbox feed, or null for the other feeds. */
export function inboxOfFeed(feed: FeedName): InboxId | null {
  return feed.startsWith('inbox:') ? (feed.slice('inbox:'.length) as InboxId) : null;
}

/**
 * How far a client has read a feed. `after` is set while a snapshot is being loaded: the key the next page starts
 * behind, with `seq` already the head that the snapshot began at ("snapshot, then tail").
 */
export const cursor = z.object({
  epoch: z.int().nonnegative(),
  seq: z.int().nonnegative(),
  after: z.string().max(200).nullable(),
});
export type Cursor = z.infer<typeof cursor>;
