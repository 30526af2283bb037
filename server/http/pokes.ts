import type { Clock } from '#shared/domain/clock.ts';
import type { AgentId } from '#shared/domain/ids.ts';
import { userFeed } from '#shared/protocol/feeds.ts';
import type { FeedName } from '#shared/protocol/feeds.ts';
import type { Poke } from '#shared/protocol/pull.ts';
import type { SyncStore } from '../sync/store.ts';
import { feedsOf } from '../sync/grants.ts';
import type { Db } from '../store/open.ts';

export interface Listener {
  readonly agentId: AgentId;
  send(poke: Poke): void;
  /** The agent may not listen any more. */
  end(): void;
}

interface Parts {
  readonly db: Db;
  readonly sync: SyncStore;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
}

const coalesceMs = 20;
/** How often the heads are read for what other nodes and the command line did. */
const pollMs = 250;

/**
 * Tells connected clients which feeds moved. One look at the heads serves all of them: soon after a commit here, and
 * at intervals for commits elsewhere; no NOTIFY inside an act's transaction (docs/sync.md, Server store).
 */
export class Pokes {
  readonly #parts: Parts;
  readonly #listeners = new Map<Listener, readonly FeedName[]>();
  readonly #timer: NodeJS.Timeout;
  #heads = new Map<FeedName, number>();
  #soon: NodeJS.Timeout | null = null;
  #running: Promise<void> | null = null;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#timer = setInterval(() => {
      if (this.#listeners.size > 0) void this.#run();
    }, pollMs);
  }

  /** After a commit of this process. */
  soon(): void {
    if (this.#listeners.size === 0) return;
    this.#soon ??= setTimeout(() => {
      this.#soon = null;
      void this.#run();
    }, coalesceMs);
  }

  /** Adds a listener and sends it the heads of all its feeds. Answers how to remove it. */
  async listen(listener: Listener): Promise<() => void> {
    const feeds = await this.#feedsOf(listener);
    if (feeds === null) return () => undefined;
    await this.#check();
    this.#listeners.set(listener, feeds);
    this.#send(listener, feeds);
    return () => this.#listeners.delete(listener);
  }

  /** The heads of all its feeds again, so that a poke that got lost shows. */
  again(listener: Listener): void {
    this.#send(listener, this.#listeners.get(listener) ?? []);
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    if (this.#soon !== null) clearTimeout(this.#soon);
    this.#soon = null;
    for (const listener of this.#listeners.keys()) listener.end();
    this.#listeners.clear();
    await this.#running;
  }

  #send(listener: Listener, feeds: readonly FeedName[]): void {
    const heads = Object.fromEntries(feeds.map((feed) => [feed, this.#heads.get(feed) ?? 0]));
    listener.send({ heads, serverTime: this.#parts.clock.now() });
  }

  async #feedsOf(listener: Listener): Promise<readonly FeedName[] | null> {
    const actor = await this.#parts.sync.read((tx) => tx.actor(listener.agentId));
    if (actor !== null) return feedsOf(actor);
    this.#listeners.delete(listener);
    listener.end();
    return null;
  }

  /** One look at a time; a wish that comes during one is served by the next. */
  async #run(): Promise<void> {
    if (this.#running !== null) {
      await this.#running;
      this.soon();
      return;
    }
    this.#running = this.#check()
      .catch(this.#parts.onError)
      .finally(() => (this.#running = null));
    await this.#running;
  }

  async #check(): Promise<void> {
    const rows = await this.#parts.db.selectFrom('feed_head').select(['feed', 'seq']).execute();
    const moved = new Set(rows.filter((row) => this.#heads.get(row.feed) !== row.seq).map((row) => row.feed));
    this.#heads = new Map(rows.map((row) => [row.feed, row.seq]));
    if (moved.size === 0) return;
    for (const [listener, before] of [...this.#listeners]) {
      // Rights and roles travel in these two feeds: what may be heard is looked up anew when one moved.
      const changed = moved.has(userFeed(listener.agentId)) || moved.has('org');
      const feeds = changed ? await this.#feedsOf(listener) : before;
      if (feeds === null) continue;
      this.#listeners.set(listener, feeds);
      const heard = feeds.filter((feed) => moved.has(feed));
      if (heard.length > 0) this.#send(listener, heard);
    }
  }
}
