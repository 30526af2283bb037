import { AppError } from '#shared/domain/errors.ts';
import type { Sql, SqlValue } from '../sql.ts';

/** Rows of one look at the table. */
const atOnce = 1000;
const highest = Number.MAX_SAFE_INTEGER;

export interface ReadPart {
  readonly rows: readonly Record<string, SqlValue>[];
  /** Some rows just before these could not be read. */
  readonly gap: boolean;
}

/**
 * Every row of a table that can be read, in the order of `rowid`, around the pages that cannot. Never inside a
 * transaction: there, SQLite answers nothing any more after the first damaged page.
 */
export function* readableRows(sql: Sql, table: string): Generator<ReadPart> {
  const query = `SELECT rowid AS _row, * FROM "${table}" NOT INDEXED WHERE rowid > ? ORDER BY rowid LIMIT ?`;
  const look = (after: number, limit: number) =>
    asFarAsReadable(() => sql.all<Record<string, SqlValue>>(query, after, limit));
  let after = 0;
  let size = atOnce;
  let gap = false;
  for (;;) {
    const rows = look(after, size);
    if (rows === null && size > 1) size = Math.max(1, Math.floor(size / 8));
    else if (rows === null) {
      gap = true;
      const behind = pastDamage((from) => look(from, 1), after);
      if (behind === null) {
        yield { rows: [], gap };
        return;
      }
      after = behind;
    } else {
      yield { rows, gap };
      if (rows.length < size) return;
      after = Number(rows.at(-1)?.['_row']);
      size = Math.min(atOnce, size * 2);
      gap = false;
    }
  }
}

/** The lowest row number after which reading works again, found by doubling and halving; null when none does. */
function pastDamage(look: (after: number) => unknown[] | null, from: number): number | null {
  let bad = from;
  let step = 1;
  while (look(from + step) === null) {
    bad = from + step;
    step *= 2;
    if (from + step > highest) return null;
  }
  let good = from + step;
  while (good - bad > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (look(middle) === null) bad = middle;
    else good = middle;
  }
  return good;
}

/** What `read` answers; null where a damaged page stops it. */
export function asFarAsReadable<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof AppError && error.code === 'replica_corrupt') return null;
    throw error;
  }
}
