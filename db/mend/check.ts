import { AppError } from '#shared/domain/errors.ts';
import { openDatabase } from '../open.ts';
import type { ReplicaPlace } from '../port.ts';
import type { Sql } from '../sql.ts';

/** Rows whose columns and words must say the same. */
const agreements: Readonly<Record<string, string>> = {
  cases: `body ->> '$.id' IS NOT id OR body ->> '$.rev' IS NOT rev OR body ->> '$.status' IS NOT status`,
  entries: `body ->> '$.id' IS NOT id OR body ->> '$.caseId' IS NOT case_id OR body ->> '$.ownerId' IS NOT owner_id`,
  items: `body ->> '$.id' IS NOT id OR body ->> '$.caseId' IS NOT case_id OR body ->> '$.n' IS NOT n`,
  customers: `body ->> '$.id' IS NOT id`,
  drafts: `body ->> '$.id' IS NOT id OR body ->> '$.caseId' IS NOT case_id`,
};

/**
 * Looks at every page and every index of a replica, table by table, on a connection of its own; yields how far it is.
 * Each page is authenticated, so a flipped bit anywhere ends the reading of it. Returns the tables with damage.
 */
export function* check({ file, key }: ReplicaPlace): Generator<number, readonly string[]> {
  const sql = openDatabase({ file, key, readonly: true });
  try {
    const tables = sql
      .all<{ name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)
      .map(({ name }) => name);
    const damaged: string[] = [];
    for (const [at, table] of tables.entries()) {
      if (!isSound(sql, table)) damaged.push(table);
      yield (at + 1) / tables.length;
    }
    return damaged;
  } finally {
    sql.db.close();
  }
}

function isSound(sql: Sql, table: string): boolean {
  try {
    const found = sql.all<{ integrity_check: string }>(`PRAGMA integrity_check("${table}")`);
    if (found.some((line) => line.integrity_check !== 'ok')) return false;
    const wrong = agreements[table];
    if (wrong === undefined) return true;
    const row = sql.get(
      `SELECT 1 FROM "${table}" WHERE CASE WHEN json_valid(body) THEN ${wrong} ELSE 1 END LIMIT 1`,
    );
    return row === undefined;
  } catch (error) {
    if (error instanceof AppError && error.code === 'replica_corrupt') return false;
    throw error;
  }
}
