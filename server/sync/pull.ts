import type { Clock } from '#shared/domain/clock.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { AgentId } from '#shared/domain/ids.ts';
import type { Cursor, FeedName } from '#shared/protocol/feeds.ts';
import { inboxOfFeed } from '#shared/protocol/feeds.ts';
import { ourDialect } from '#shared/protocol/dialect.ts';
import type { Dialect } from '#shared/protocol/dialect.ts';
import type { PullLine, PullRequest } from '#shared/protocol/pull.ts';
import { emptyHead, epochOf, feedsOf } from './grants.ts';
import { feedPage } from './feedPage.ts';
import type { Actor, SyncReader, SyncStore } from './store.ts';

export interface PullParts {
  readonly store: SyncStore;
  readonly clock: Clock;
  /** What this server is to understand, when not everything this build does. */
  readonly dialect?: Dialect;
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
  asked: PullRequest,
): AsyncGenerator<string, void, undefined> {
  const { protocol, kinds, verbs } = parts.dialect ?? ourDialect;
  const request = { ...asked, kinds: bothKnow(asked.kinds, kinds) };
  const start = await parts.store.read(async (tx) => ({
    actor: await readActor(tx, agentId),
    client: await tx.client(request.clientId),
  }));
  const feeds = feedsOf(start.actor);
  const last = start.client?.agentId === agentId ? start.client.last : 0;
  const { generation } = request;
  const head = { generation, serverTime: parts.clock.now(), feeds: [...feeds], last, protocol };
  yield line({ t: 'head', ...head, kinds: { ...kinds }, verbs: mutable(verbs) });
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
  for (const [feed, after] of Object.entries(request.again?.feeds ?? {})) {
    if (budget <= 0) {
      more = true;
      break;
    }
    const part = await parts.store.read((tx) => readAgain(tx, agentId, feed, after, request, budget));
    for (const text of part.lines) {
      budget -= text.length;
      yield text;
    }
    more ||= part.more;
  }
  yield line({ t: 'done', more });
}

/** The version of each kind that both sides know; kinds that one of them does not know are not sent. */
function bothKnow(asked: PullRequest['kinds'], ours: Dialect['kinds']): PullRequest['kinds'] {
  const known = Object.entries(asked).filter(([kind]) => ours[kind] !== undefined);
  return Object.fromEntries(known.map(([kind, version]) => [kind, Math.min(version, ours[kind] ?? 1)]));
}

const mutable = (verbs: Dialect['verbs']): Record<string, number[]> =>
  Object.fromEntries(Object.entries(verbs).map(([name, versions]) => [name, [...versions]]));

/** Rows of some kinds of a feed once more, as they are now: what an update of the client asks for. */
async function readAgain(
  tx: SyncReader,
  agentId: AgentId,
  feed: FeedName,
  after: string,
  request: PullRequest,
  budget: number,
): Promise<FeedAnswer> {
  const actor = await readActor(tx, agentId);
  const begin = line({ t: 'again', feed });
  if (!feedsOf(actor).includes(feed)) {
    return { lines: [begin, line({ t: 'againEnd', feed, after: null })], more: false };
  }
  const wanted = new Set<string>(request.again?.kinds ?? []);
  const kinds = Object.fromEntries(Object.entries(request.kinds).filter(([kind]) => wanted.has(kind)));
  const from = { epoch: 0, seq: 0, after };
  const page = await feedPage(tx, { agentId, feed, kinds, from, budget });
  const next = page.cursor.after;
  return { lines: [begin, ...page.lines, line({ t: 'againEnd', feed, after: next })], more: next !== null };
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
