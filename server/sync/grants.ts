import { inboxFeed, orgFeed, userFeed } from '#shared/protocol/feeds.ts';
import type { FeedName } from '#shared/protocol/feeds.ts';
import { inboxOfFeed } from '#shared/protocol/feeds.ts';
import type { Actor, FeedHead } from './store.ts';

/**
 * The feeds an agent may read, in the order they are answered: his own first, so that a result is never newer than
 * the effects that come behind it. A role without `see_all_cases` gets no inbox feeds (docs/sync.md, Data).
 */
export function feedsOf(actor: Actor): readonly FeedName[] {
  const own = [userFeed(actor.row.id), orgFeed];
  if (!actor.row.permissions.includes('see_all_cases')) return own;
  const inboxes = [...actor.rights]
    .filter(([, rights]) => rights.length > 0)
    .map(([inbox]) => inboxFeed(inbox));
  return [...own, ...inboxes.sort()];
}

export const emptyHead: FeedHead = { seq: 0, floor: 0, epoch: 1, cases: 0, sum: '0' };

/** The epoch a client sees: it changes when the feed was made anew and when the inbox was granted anew. */
export function epochOf(actor: Actor, feed: FeedName, head: FeedHead): number {
  const inbox = inboxOfFeed(feed);
  return head.epoch + (inbox === null ? 0 : (actor.epochs.get(inbox) ?? 0));
}
