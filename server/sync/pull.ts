import type { Clock } from '#shared/domain/clock.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { AgentId } from '#shared/domain/ids.ts';
import type { Cursor, FeedName } from '#shared/protocol/feeds.ts';
import { inboxOfFeed } from '#shared/protocol/feeds.ts';
import type { PullLine, PullRequest } from '#shared/protocol/pull.ts';
import { emptyHead, epochOf, feedsOf } from './grants.ts';
import { feedPage } from './feedPage.ts';
import type { Actor, SyncReader, SyncStore } from './store.ts';

export interface PullParts {
  readonly store: SyncStore;
  readonly clock: Clock;
}

/** About as much as one answer carries, in characters of JSON. A single row may be larger. */
export const pullBudget = 2_000_000;

const line = (value: PullLine): string => `${JSON.stringify(value)}\n`;

async function readActor(tx: SyncReader, agentId: AgentId): Promise<Actor> {
  const actor = await tx.actor(agentId);
  if (actor === null) throw new AppError('signed_out', 'agent is not active');
  return actor;
}

/**
 * Answers a pull as NDJSON lines (shared/protocol/pull.ts). Each feed is read in one moment of its own, with the
 * rights of that moment; a feed that is new, was made anew or has fallen behind comes as a snapshot, page by page,
 * and then as its tail.
 */
export async function* pull(
  parts: PullParts,
  agentId: AgentId,
  request: PullRequest,
): AsyncGenerator<string, void, undefined> {
  const start = await parts.store.read(async (tx) => ({
    actor: await readActor(tx, agentId),
    client: await tx.client(request.clientId),
  }));
  const feeds = feedsOf(start.actor);
  const last = start.client?.agentId === agentId ? start.client.last : 0;
  const { generation } = request;
  yield line({ t: 'head', generation, serverTime: parts.clock.now(), feeds: [...feeds], last });
  for (const feed of Object.keys(request.cursors)) {
    if (!feeds.includes(feed)) yield line({ t: 'drop', feed });
  }
  let budget = pullBudget;
  let more = false;
  for (const feed of feeds) {
    if (budget <= 0) {
      more = true;
      break;
    }
    const page = await parts.store.read((tx) => readFeed(tx, agentId, feed, request, budget));
    if (page === null) {
      more = true;
      continue;
    }
    for (const text of page.lines) {
      budget -= text.length;
      yield text;
    }
    more ||= page.more;
  }
  yield line({ t: 'done', more });
}

interface FeedAnswer {
  readonly lines: readonly string[];
  readonly more: boolean;
}

/** One feed's part of the answer, or null when the right to it went away meanwhile: the next pull drops it. */
async function readFeed(
  tx: SyncReader,
  agentId: AgentId,
  feed: FeedName,
  request: PullRequest,
  budget: number,
): Promise<FeedAnswer | null> {
  const actor = await readActor(tx, agentId);
  if (!feedsOf(actor).includes(feed)) return null;
  const head = (await tx.heads([feed])).get(feed) ?? emptyHead;
  const epoch = epochOf(actor, feed, head);
  const known = request.cursors[feed];
  const usable =
    known?.epoch === epoch && known.seq <= head.seq && known.seq >= head.floor ? known : undefined;
  const from: Cursor = usable ?? { epoch, seq: head.seq, after: '' };
  const page = await feedPage(tx, { agentId, feed, kinds: request.kinds, from, budget });
  const caughtUp = !page.more && page.cursor.after === null;
  const sum = caughtUp && inboxOfFeed(feed) !== null ? { count: head.cases, hash: head.sum } : null;
  return {
    lines: [
      line({ t: 'feed', feed, epoch, reset: usable === undefined }),
      ...page.lines,
      line({ t: 'end', feed, cursor: page.cursor, more: page.more, sum }),
    ],
    more: page.more,
  };
}
