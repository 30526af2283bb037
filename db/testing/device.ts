import type { Clock } from '#shared/domain/clock.ts';
import { inboxFeed, orgFeed, userFeed } from '#shared/protocol/feeds.ts';
import type { Cursor, FeedName } from '#shared/protocol/feeds.ts';
import type { PullLine, PullRequest } from '#shared/protocol/pull.ts';
import { openInProcess } from '../inProcess.ts';
import type { PullOutcome, ReplicaIdentity, ReplicaPlace } from '../port.ts';
import { agent, clientIdOf, dueType, grant, inbox, inboxIdOf, me, startTime } from './rows.ts';

export class TestClock implements Clock {
  time = startTime + 1_000_000;
  now(): number {
    return this.time;
  }
  monotonic(): number {
    return this.time - startTime;
  }
}

export const identity: ReplicaIdentity = {
  agentId: me,
  clientId: clientIdOf(1),
  name: 'Anna',
  email: 'agent1@example.com',
  workspace: 'Test',
};

export function countingIds(prefix = 9): () => string {
  let n = 0;
  return () => {
    n += 1;
    return `01900000-${prefix.toString(16).padStart(4, '0')}-7000-8000-${n.toString(16).padStart(12, '0')}`;
  };
}

export type Device = ReturnType<typeof openDevice>;

/** A replica in memory (or at `place`) with a clock and ids of the test. */
export function openDevice(
  place: Partial<ReplicaPlace> = {},
  clock = new TestClock(),
  newId = countingIds(),
) {
  const replica = openInProcess(
    { file: ':memory:', key: null, identity, ...place },
    { clock, newId, run: 'run' },
  );
  return { ...replica, clock };
}

export interface FeedAnswer {
  readonly feed: FeedName;
  readonly rows?: readonly (readonly [string, unknown])[];
  readonly gone?: readonly (readonly [string, string])[];
  readonly reset?: boolean;
  readonly epoch?: number;
  readonly more?: boolean;
  readonly cursor?: Partial<Cursor>;
  readonly sum?: { count: number; hash: string } | null;
}

export interface Answer {
  readonly feeds: readonly FeedAnswer[];
  readonly granted?: readonly FeedName[];
  readonly drop?: readonly FeedName[];
  readonly last?: number;
  readonly more?: boolean;
  readonly generation?: number;
  readonly serverTime?: number;
}

export const allFeeds: readonly FeedName[] = [orgFeed, userFeed(me), inboxFeed(inboxIdOf(1))];

/** The lines of an answer as a server would write them. */
export function answerLines(request: PullRequest, answer: Answer): PullLine[] {
  const lines: unknown[] = [
    {
      t: 'head',
      generation: answer.generation ?? request.generation,
      serverTime: answer.serverTime ?? startTime + 1_000_000,
      feeds: answer.granted ?? allFeeds,
      last: answer.last ?? 0,
    },
  ];
  for (const part of answer.feeds) {
    const known = request.cursors[part.feed];
    const cursor = { epoch: part.epoch ?? 1, seq: (known?.seq ?? 0) + 1, after: null, ...part.cursor };
    const reset = part.reset ?? known === undefined;
    lines.push({ t: 'feed', feed: part.feed, epoch: cursor.epoch, reset });
    for (const [k, r] of part.rows ?? []) lines.push({ t: 'row', k, r });
    for (const [k, id] of part.gone ?? []) lines.push({ t: 'gone', k, id });
    lines.push({ t: 'end', feed: part.feed, cursor, more: part.more ?? false, sum: part.sum ?? null });
  }
  for (const feed of answer.drop ?? []) lines.push({ t: 'drop', feed });
  lines.push({ t: 'done', more: answer.more ?? false });
  return lines as PullLine[];
}

export const encode = (lines: readonly PullLine[]): Uint8Array =>
  new TextEncoder().encode(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));

/** One whole pull. */
export async function pull(device: Pick<Device, 'writer'>, answer: Answer): Promise<PullOutcome> {
  const request = await device.writer.beginPull();
  await device.writer.applyPull(encode(answerLines(request, answer)));
  return device.writer.endPull();
}

/** Org and user feed with two agents, two inboxes and my grants, and cases in inbox 1. */
export function firstLoad(cases: readonly (readonly [string, unknown])[]): Answer {
  return {
    feeds: [
      {
        feed: orgFeed,
        rows: [
          ['agent', agent(1)],
          ['agent', agent(2)],
          ['inbox', inbox(1)],
          ['inbox', inbox(2)],
          ['dueType', dueType],
        ],
      },
      { feed: userFeed(me), rows: [['grant', grant(1)]] },
      { feed: inboxFeed(inboxIdOf(1)), rows: cases },
    ],
  };
}
