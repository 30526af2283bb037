import type { AgentId, ClientId, IntentId } from '#shared/domain/ids.ts';
import type { Saw } from '#shared/intents/envelope.ts';
import { verbVersion } from '#shared/intents/registry.ts';
import type { ArgsOf, VerbName } from '#shared/intents/registry.ts';
import type { Cursor, FeedName } from '#shared/protocol/feeds.ts';
import { feedChecksum, pullLine } from '#shared/protocol/pull.ts';
import type { PullLine } from '#shared/protocol/pull.ts';
import type { PushedIntent, PushResult } from '#shared/protocol/push.ts';
import { rowSchemas } from '#shared/protocol/rows.ts';
import type { RowKind, RowOf } from '#shared/protocol/rows.ts';
import { kindVersions, protocolVersion } from '#shared/protocol/versions.ts';
import { uuidv7 } from 'uuidv7';

/** How a replica reaches the server: over HTTP or straight to push and pull. */
export interface Link {
  push(
    intents: readonly PushedIntent[],
    client: ClientId,
  ): Promise<{ last: number; gap: boolean; results: readonly PushResult[] }>;
  pull(request: object): Promise<string>;
}

export const nothingSeen: Saw = { lastPublicId: null, entryId: null, ownerId: null, ownerRev: null };

interface Held {
  readonly kind: RowKind;
  readonly row: { readonly id: string };
  readonly feeds: Set<FeedName>;
}

/**
 * A client that keeps in memory what pulls bring, feed by feed, by the rules of shared/protocol/pull.ts. It checks every
 * row against its schema and every checksum, so each pull in a test proves both.
 */
export class TestReplica {
  readonly clientId: ClientId;
  readonly agentId: AgentId;
  readonly #link: Link;
  readonly #rows = new Map<string, Held>();
  #cursors: Record<FeedName, Cursor> = {};
  #generation = 0;
  #n = 0;
  #asOf = 0;
  resets = 0;
  /** Rows that ever came, kept or not. */
  received = 0;

  constructor(link: Link, agentId: AgentId, clientId = uuidv7() as ClientId) {
    this.#link = link;
    this.agentId = agentId;
    this.clientId = clientId;
  }

  rows<K extends RowKind>(kind: K): RowOf<K>[] {
    return [...this.#rows.values()].filter((held) => held.kind === kind).map((held) => held.row as RowOf<K>);
  }

  row<K extends RowKind>(kind: K, id: string): RowOf<K> | undefined {
    return this.#rows.get(`${kind} ${id}`)?.row as RowOf<K> | undefined;
  }

  feeds(): string[] {
    return Object.keys(this.#cursors).sort();
  }

  /** Everything held, as sorted JSON lines: equal contents are equal texts. */
  contents(): string[] {
    return [...this.#rows.values()].map(({ kind, row }) => `${kind} ${JSON.stringify(row)}`).sort();
  }

  /** Pulls until nothing more comes. */
  async pull(): Promise<void> {
    for (let round = 0; round < 1000; round += 1) if (!(await this.#pullOnce())) return;
    throw new Error('the pull never ends');
  }

  async #pullOnce(): Promise<boolean> {
    this.#generation += 1;
    const text = await this.#link.pull({
      clientId: this.clientId,
      protocol: protocolVersion,
      generation: this.#generation,
      cursors: this.#cursors,
      kinds: kindVersions,
    });
    let feed: FeedName = '';
    let more: boolean | null = null;
    for (const part of text.split('\n').filter((line) => line !== '')) {
      const line = pullLine.parse(JSON.parse(part));
      if (line.t === 'feed') feed = line.feed;
      if (line.t === 'head') this.#asOf = line.serverTime;
      this.#apply(line, feed);
      if (line.t === 'done') more = line.more;
    }
    if (more === null) throw new Error('the answer was cut');
    return more;
  }

  #apply(line: PullLine, feed: FeedName): void {
    switch (line.t) {
      case 'feed':
        if (line.reset) {
          this.resets += 1;
          this.#forget(feed);
        }
        return;
      case 'row': {
        this.received += 1;
        const row = rowSchemas[line.k].parse(line.r) as { id: string };
        const key = `${line.k} ${row.id}`;
        const feeds = this.#rows.get(key)?.feeds ?? new Set<FeedName>();
        this.#rows.set(key, { kind: line.k, row, feeds: feeds.add(feed) });
        return;
      }
      case 'gone':
        this.#remove(`${line.k} ${line.id}`, feed);
        return;
      case 'end':
        this.#cursors[line.feed] = line.cursor;
        if (line.sum !== null) this.#check(line.feed, line.sum);
        return;
      case 'drop':
        this.#forget(line.feed);
        this.#cursors = Object.fromEntries(
          Object.entries(this.#cursors).filter(([name]) => name !== line.feed),
        );
    }
  }

  #remove(key: string, feed: FeedName): void {
    const held = this.#rows.get(key);
    if (held === undefined) return;
    held.feeds.delete(feed);
    if (held.feeds.size === 0) this.#rows.delete(key);
    if (held.kind !== 'case') return;
    for (const [child, { row, kind }] of [...this.#rows]) {
      const hangs = (kind === 'entry' || kind === 'item') && 'caseId' in row && row.caseId === held.row.id;
      if (hangs) this.#remove(child, feed);
    }
  }

  #forget(feed: FeedName): void {
    for (const [key, held] of [...this.#rows]) if (held.feeds.has(feed)) this.#remove(key, feed);
  }

  #check(feed: FeedName, sum: { count: number; hash: string }): void {
    const cases = [...this.#rows.values()].filter((held) => held.kind === 'case' && held.feeds.has(feed));
    const mine = feedChecksum(cases.map((held) => held.row as RowOf<'case'>));
    if (mine.count !== sum.count || mine.hash !== sum.hash) {
      throw new Error(
        `checksum of ${feed}: have ${JSON.stringify(mine)}, server says ${JSON.stringify(sum)}`,
      );
    }
  }

  intent<N extends VerbName>(
    name: N,
    args: ArgsOf<N>,
    more: Partial<
      Pick<PushedIntent, 'saw' | 'dependsOn' | 'resolves' | 'id' | 'elapsedMs' | 'asOf' | 'n'>
    > = {},
  ): PushedIntent {
    this.#n += 1;
    return {
      n: this.#n,
      id: uuidv7() as IntentId,
      name,
      v: verbVersion(name),
      args,
      saw: nothingSeen,
      dependsOn: null,
      resolves: null,
      madeAt: this.#asOf,
      asOf: this.#asOf,
      elapsedMs: null,
      ...more,
    };
  }

  async push(...intents: PushedIntent[]): Promise<readonly PushResult[]> {
    return (await this.#link.push(intents, this.clientId)).results;
  }

  pushRaw(...intents: PushedIntent[]) {
    return this.#link.push(intents, this.clientId);
  }

  /** Makes an act as an agent would who sees what this replica holds, and pushes it. */
  async act<N extends VerbName>(
    name: N,
    args: ArgsOf<N>,
    more: Parameters<TestReplica['intent']>[2] = {},
  ): Promise<PushResult> {
    const [result] = await this.push(this.intent(name, args, { saw: this.saw(args.caseId), ...more }));
    if (result === undefined) throw new Error('no result');
    return result;
  }

  saw(caseId: string): Saw {
    const row = this.row('case', caseId);
    const entry = row?.leadEntryId == null ? undefined : this.row('entry', row.leadEntryId);
    return {
      lastPublicId: row?.lastPublicId ?? null,
      entryId: entry?.id ?? null,
      ownerId: entry?.ownerId ?? null,
      ownerRev: entry?.ownerRev ?? null,
    };
  }
}
