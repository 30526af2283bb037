import { closeSync, openSync, writeSync } from 'node:fs';
import { openDatabase } from '../../db/open.ts';

const pageSize = 4096;

/** Overwrites part of a page of an encrypted database, as a failing disk would. Nobody may have the file open. */
export function damagePage(file: string, page: number): void {
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(500, 7), 0, 500, (page - 1) * pageSize + 100);
  closeSync(handle);
}

/** The page that every reading of the table begins at. */
export function rootPage(file: string, key: Uint8Array, table: string): number {
  const sql = openDatabase({ file, key, readonly: false });
  try {
    sql.db.pragma('wal_checkpoint(TRUNCATE)');
    const row = sql.get<{ rootpage: number }>(`SELECT rootpage FROM sqlite_schema WHERE name = ?`, table);
    if (row === undefined) throw new Error(`no table ${table}`);
    return row.rootpage;
  } finally {
    sql.db.close();
  }
}
