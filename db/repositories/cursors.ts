import type { Cursor, FeedName } from '#shared/protocol/feeds.ts';
import type { Sql } from '../sql.ts';

export interface FeedState extends Cursor {
  readonly feed: FeedName;
  /** Set while a reset is under way. */
  readonly resetMark: number | null;
  readonly caughtUp: boolean;
}

interface CursorRecord extends Cursor {
  feed: FeedName;
  reset_mark: number | null;
  caught_up: number;
}

/** How far each feed has been read. */
export class Cursors {
  private readonly sql: Sql;
  constructor(sql: Sql) {
    this.sql = sql;
  }

  all(): FeedState[] {
    return this.sql
      .all<CursorRecord>('SELECT feed, epoch, seq, after, reset_mark, caught_up FROM cursors ORDER BY feed')
      .map((row) => ({
        feed: row.feed,
        epoch: row.epoch,
        seq: row.seq,
        after: row.after,
        resetMark: row.reset_mark,
        caughtUp: row.caught_up === 1,
      }));
  }

  get(feed: FeedName): FeedState | null {
    return this.all().find((state) => state.feed === feed) ?? null;
  }

  save(state: FeedState): void {
    this.sql.run(
      `INSERT OR REPLACE INTO cursors (feed, epoch, seq, after, reset_mark, caught_up) VALUES (?, ?, ?, ?, ?, ?)`,
      state.feed,
      state.epoch,
      state.seq,
      state.after,
      state.resetMark,
      state.caughtUp ? 1 : 0,
    );
  }

  forget(feed: FeedName): void {
    this.sql.run('DELETE FROM cursors WHERE feed = ?', feed);
  }
}
