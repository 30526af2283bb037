import { cp, mkdir, stat } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { sql } from 'kysely';
import { AppError } from '#shared/domain/errors.ts';
import { setSetting } from '../store/settings.ts';
import type { Store } from '../store/open.ts';

const database = 'caseload.db';

/** Copies an embedded store into a new folder; the server may be running. Files come after the database that names them. */
export async function backUp(dataDir: string, to: string): Promise<void> {
  if (!existsSync(join(dataDir, database)))
    throw new AppError('not_found', `${dataDir} holds no ${database}`);
  if (existsSync(join(to, database))) throw new AppError('invalid', `${to} holds a backup already`);
  await mkdir(to, { recursive: true, mode: 0o700 });
  const db = new Database(join(dataDir, database), { readonly: true });
  try {
    await db.backup(join(to, database));
  } finally {
    db.close();
  }
  await copyRest(dataDir, to);
}

/** Puts a backup into a folder that holds no store. `markRestored` must follow before a server runs on it. */
export async function putBack(from: string, dataDir: string): Promise<void> {
  if (!existsSync(join(from, database))) throw new AppError('not_found', `${from} holds no ${database}`);
  if (existsSync(join(dataDir, database))) {
    throw new AppError('invalid', `${dataDir} holds a store: move it aside first, nothing is written over`);
  }
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await copyRest(from, dataDir);
  await cp(join(from, database), join(dataDir, database));
}

async function copyRest(from: string, to: string): Promise<void> {
  for (const name of ['blobs', 'secret.key']) {
    const there = await stat(join(from, name)).catch(() => null);
    if (there !== null) await cp(join(from, name), join(to, name), { recursive: true });
  }
}

/**
 * Tells a store that it was set back: devices load everything anew and get new records (their acts keep their ids), and
 * every reply is looked for in the mailbox before it is sent, since it may have left before.
 */
export async function markRestored(store: Store, now: number): Promise<void> {
  await store.write(async (db) => {
    // By the clock, so that a second restore of one backup does not give the same epochs again.
    const epoch = Math.floor(now / 1000);
    await db
      .updateTable('feed_head')
      .set({ epoch: sql<number>`case when epoch < ${epoch} then ${epoch} else epoch + 1 end` })
      .execute();
    await db.deleteFrom('client').execute();
    await setSetting(db, 'restored_at', String(now));
  });
}
