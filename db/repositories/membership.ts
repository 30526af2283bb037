import type { FeedName } from '#shared/protocol/feeds.ts';
import type { Sql } from '../sql.ts';

export type MemberKind = 'case' | 'customer';
export interface Member {
  readonly kind: MemberKind;
  readonly id: string;
}

/** Which feed holds which case or customer: the delete guard (docs/sync.md, Data). */
export class Membership {
  private readonly sql: Sql;
  constructor(sql: Sql) {
    this.sql = sql;
  }

  add(feed: FeedName, kind: MemberKind, id: string, mark: number): void {
    this.sql.run(
      'INSERT OR REPLACE INTO membership (feed, kind, row_id, mark) VALUES (?, ?, ?, ?)',
      feed,
      kind,
      id,
      mark,
    );
  }

  /** Takes the row out of the feed. True when no feed holds it any more. */
  remove(feed: FeedName, kind: MemberKind, id: string): boolean {
    this.sql.run('DELETE FROM membership WHERE feed = ? AND kind = ? AND row_id = ?', feed, kind, id);
    return this.sql.get('SELECT 1 FROM membership WHERE row_id = ?', id) === undefined;
  }

  /** What a reset that began at `mark` has not seen again; without `mark`, all of the feed. */
  staleIn(feed: FeedName, mark: number = Number.MAX_SAFE_INTEGER): Member[] {
    return this.sql.all<Member>(
      'SELECT kind, row_id AS id FROM membership WHERE feed = ? AND mark < ?',
      feed,
      mark,
    );
  }

  /** The cases of a feed, as confirmed, for its checksum. */
  confirmedCases(feed: FeedName): { id: string; rev: number }[] {
    return this.sql.all(
      `SELECT m.row_id AS id, coalesce(s.body ->> '$.value.rev', c.rev) AS rev FROM membership m
       LEFT JOIN shadow s ON s.kind = 'case' AND s.row_id = m.row_id
       LEFT JOIN cases c ON c.id = m.row_id WHERE m.feed = ? AND m.kind = 'case'`,
      feed,
    );
  }
}
