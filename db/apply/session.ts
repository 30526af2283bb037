import type { Clock } from '#shared/domain/clock.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { BlobHash, ClientId } from '#shared/domain/ids.ts';
import { inboxOfFeed } from '#shared/protocol/feeds.ts';
import type { FeedName } from '#shared/protocol/feeds.ts';
import type { Dialect } from '#shared/protocol/dialect.ts';
import { feedChecksum, pullLine } from '#shared/protocol/pull.ts';
import type { PullLine } from '#shared/protocol/pull.ts';
import type { PullOutcome } from '../port.ts';
import type { Store } from '../store.ts';
import { applyRows } from './batch.ts';
import type { FeedContext, RowLine } from './batch.ts';
import { LineReader } from './lineReader.ts';
import { settle } from './settle.ts';
import { Update } from './update.ts';
import { removeMembers, sweep, sweepOrphans } from './sweep.ts';
import type { Transact } from './sweep.ts';

interface Pace {
  /** How long one transaction applies rows, about, so that acts of the agent can go in between. */
  readonly ms: number;
  /** The most rows that one transaction applies. */
  readonly rows: number;
}
const following: Pace = { ms: 5, rows: 100 };
/** Nothing is being worked on in an inbox that is only just coming; larger transactions take half the time in all. */
const loading: Pace = { ms: 25, rows: 500 };
const fewestAtOnce = 10;
/** Feeds up to this many cases are compared at every pull; larger ones after a reset. */
const alwaysCompared = 2000;

type Line<T extends PullLine['t']> = Extract<PullLine, { t: T }>;

/** Applies the answer to one pull as its bytes come in. Every step is one transaction and can be the last one. */
export class PullSession {
  private readonly store: Store;
  private readonly transact: Transact;
  private readonly clock: Clock;
  private readonly lines = new LineReader();
  private head: Line<'head'> | null = null;
  private done: Line<'done'> | null = null;
  /** An answer to an older request, or not for us: everything of it is thrown away. */
  private stale = false;
  private feed: (FeedContext & { epoch: number; resetMark: number | null }) | null = null;
  private rows: RowLine[] = [];
  /** As many rows as the transactions before could apply in a slice. */
  private rowsAtOnce = following.rows;
  private readonly mismatched: FeedName[] = [];
  private readonly orphanBlobs: BlobHash[] = [];
  private dropped = false;
  /** What was known to be decided when this pull was asked for, and under which client record. */
  private readonly asked: { readonly clientId: ClientId; readonly last: number };
  private readonly update: Update;

  constructor(store: Store, transact: Transact, clock: Clock, dialect: Dialect) {
    this.store = store;
    this.transact = transact;
    this.clock = clock;
    this.asked = { clientId: store.identity.clientId, last: store.meta.get('serverLast') };
    this.update = new Update(store, dialect);
  }

  /** Yields after every transaction. @throws AppError bad_answer for bytes that are not the protocol. */
  *apply(chunk: Uint8Array): Generator<void> {
    let since = this.clock.monotonic();
    for (const text of this.lines.read(chunk)) {
      if (this.stale || this.done !== null) return;
      const line = parse(text);
      if (line.t === 'row' || line.t === 'gone') {
        if (this.feed === null) throw new AppError('bad_answer', 'a row outside of a feed');
        this.rows.push(line);
        if (this.rows.length < this.rowsAtOnce && this.clock.monotonic() - since < this.pace.ms) continue;
        yield* this.flush();
      } else {
        yield* this.flush();
        yield* this.handle(line);
      }
      since = this.clock.monotonic();
    }
  }

  /** After the last chunk. */
  *end(): Generator<void, PullOutcome> {
    const { head, done } = this;
    const complete = !this.stale && head !== null && done !== null;
    if (complete && !done.more) {
      this.transact(() => {
        sweepOrphans(this.store);
        this.update.check();
        const { sealed } = settle(this.store, this.decidedBefore(head));
        if (sealed) this.orphanBlobs.push(...this.store.blobs.sweep());
        this.dropped ||= sealed;
        if (this.mismatched.length === 0) this.store.meta.set('syncedAt', head.serverTime);
        this.store.touched.kind('sync');
      });
      yield;
    }
    if (this.dropped) this.purge();
    return {
      complete,
      more: complete && (done.more || this.mismatched.length > 0 || this.update.wanted),
      mismatched: this.mismatched,
      orphanBlobs: this.orphanBlobs,
      serverTime: head?.serverTime ?? null,
    };
  }

  /** Rows were removed whose words may not stay in the file. In the caller's transaction. */
  private wordsGone(): void {
    this.dropped = true;
    this.orphanBlobs.push(...this.store.blobs.sweep());
  }

  /** Numbers count within one client record; this device may have got another one while the answer was on its way. */
  private get sameClient(): boolean {
    return this.store.identity.clientId === this.asked.clientId;
  }

  /**
   * Up to which act the effects are in this answer for certain: what the server had decided when it began it, or had
   * told before this was asked for. The second alone remains when the server has lost the record of this device.
   */
  private decidedBefore(head: Line<'head'>): number {
    return this.sameClient ? Math.max(head.last, this.asked.last) : 0;
  }

  private get pace(): Pace {
    return this.feed?.tailing === true ? following : loading;
  }

  private *flush(): Generator<void> {
    const { rows, feed } = this;
    if (rows.length === 0 || feed === null) return;
    this.rows = [];
    const from = this.clock.monotonic();
    this.transact(() => {
      if (applyRows(this.store, feed, rows).forever) this.wordsGone();
    });
    const fits = (rows.length * this.pace.ms) / (this.clock.monotonic() - from);
    const next = Math.round((this.rowsAtOnce + fits) / 2);
    this.rowsAtOnce = Math.max(fewestAtOnce, Math.min(this.pace.rows, next));
    yield;
  }

  private *handle(line: Exclude<PullLine, RowLine>): Generator<void> {
    if (line.t === 'head') yield* this.onHead(line);
    else if (this.head === null) throw new AppError('bad_answer', `${line.t} before the head`);
    else if (line.t === 'feed') this.onFeed(line);
    else if (line.t === 'end') yield* this.onEnd(line);
    else if (line.t === 'drop') yield* this.drop(line.feed);
    else if (line.t === 'again') this.onAgain(line.feed);
    else if (line.t === 'againEnd') yield* this.onAgainEnd(line);
    else this.done = line;
  }

  private *onHead(line: Line<'head'>): Generator<void> {
    if (this.head !== null) throw new AppError('bad_answer', 'a second head');
    if (line.generation !== this.store.meta.get('generation')) {
      this.stale = true;
      return;
    }
    this.head = line;
    this.transact(() => {
      const { meta } = this.store;
      if (this.sameClient) meta.set('serverLast', Math.max(meta.get('serverLast'), line.last));
      meta.set('granted', line.feeds);
      this.update.heard(line);
    });
    yield;
    for (const { feed } of this.store.cursors.all()) {
      if (!line.feeds.includes(feed)) yield* this.drop(feed);
    }
  }

  private onFeed(line: Line<'feed'>): void {
    const { store } = this;
    const known = store.cursors.get(line.feed);
    let mark = store.meta.get('mark');
    let resetMark = known?.resetMark ?? null;
    if (line.reset) {
      mark += 1;
      resetMark = mark;
      this.transact(() => {
        store.meta.set('mark', mark);
        if (known !== null) store.cursors.save({ ...known, resetMark, caughtUp: false });
      });
    }
    this.feed = {
      feed: line.feed,
      epoch: line.epoch,
      mark,
      resetMark,
      tailing: known?.caughtUp === true && !line.reset,
      versions: this.update.versions,
    };
  }

  private *onEnd(line: Line<'end'>): Generator<void> {
    const { store, feed } = this;
    if (feed?.feed !== line.feed) throw new AppError('bad_answer', 'the end of another feed');
    this.feed = null;
    const caughtUp = !line.more && line.cursor.after === null;
    const wasReset = caughtUp && feed.resetMark !== null;
    // What a reset does not bring again may have been deleted forever longer ago than tombstones live.
    const stale =
      feed.resetMark !== null && caughtUp ? store.membership.staleIn(feed.feed, feed.resetMark).length : 0;
    if (feed.resetMark !== null && caughtUp) yield* sweep(store, feed.feed, feed.resetMark, this.transact);
    if (stale > 0) {
      this.transact(() => {
        store.ledger.sealGone();
        this.wordsGone();
      });
      yield;
    }
    this.transact(() => {
      store.cursors.save({
        ...line.cursor,
        feed: feed.feed,
        resetMark: caughtUp ? null : feed.resetMark,
        caughtUp,
      });
    });
    yield;
    if (line.sum !== null && caughtUp) this.compare(feed.feed, line.sum, wasReset);
  }

  /** Rows of a feed once more, after an update: they are newer than what is here, or the same in other words. */
  private onAgain(feed: FeedName): void {
    const mark = this.store.meta.get('mark');
    this.feed = { feed, epoch: 0, mark, resetMark: null, tailing: false, versions: this.update.versions };
  }

  private *onAgainEnd(line: Line<'againEnd'>): Generator<void> {
    if (this.feed?.feed !== line.feed) throw new AppError('bad_answer', 'the end of another feed');
    this.feed = null;
    this.transact(() => this.update.got(line.feed, line.after));
    yield;
  }

  /** A feed that differs is loaded anew; one that differs just after it was loaded anew is only reported. */
  private compare(feed: FeedName, sum: { count: number; hash: string }, wasReset: boolean): void {
    if (!wasReset && sum.count > alwaysCompared) return;
    const { store } = this;
    if (inboxOfFeed(feed) === null) return;
    const left = store.sql.get(`SELECT 1 FROM refused WHERE feed = ? AND kind = 'case'`, feed);
    if (left !== undefined) return;
    const ours = feedChecksum(store.membership.confirmedCases(feed));
    if (ours.count === sum.count && ours.hash === sum.hash) return;
    this.mismatched.push(feed);
    if (!wasReset) this.transact(() => store.cursors.forget(feed));
  }

  /** The feed is no longer granted: its rows, search entries and blobs go. */
  private *drop(feed: FeedName): Generator<void> {
    const { store } = this;
    this.dropped = true;
    yield* removeMembers(store, feed, store.membership.staleIn(feed), this.transact);
    this.transact(() => {
      store.cursors.forget(feed);
      store.sql.run('DELETE FROM refused WHERE feed = ?', feed);
      store.ledger.sealGone();
      this.orphanBlobs.push(...store.blobs.sweep());
    });
    yield;
  }

  private purge(): void {
    this.transact(() => this.store.index.compact());
    this.store.sql.db.pragma('wal_checkpoint(TRUNCATE)');
  }
}

function parse(text: string): PullLine {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new AppError('bad_answer', 'not JSON', {}, { cause: error });
  }
  const parsed = pullLine.safeParse(value);
  if (!parsed.success) throw new AppError('bad_answer', parsed.error.issues[0]?.message ?? 'line');
  return parsed.data;
}
