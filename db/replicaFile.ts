import { AppError } from '#shared/domain/errors.ts';
import { lockProfile } from './lock.ts';
import { takeMended } from './mend/swap.ts';
import { migrate } from './migrate.ts';
import { openDatabase } from './open.ts';
import type { ReplicaIdentity, ReplicaPlace } from './port.ts';
import { Meta } from './repositories/meta.ts';
import type { Sql } from './sql.ts';
import { Store } from './store.ts';

/**
 * Opens (or makes) the replica for writing: lock, key, schema, identity.
 * @throws AppError replica_locked, key_unreadable, replica_corrupt, replica_newer, disk_full, read_only; forbidden
 *   when the file is another agent's.
 */
export function openForWriting(place: ReplicaPlace): { store: Store; unlock: () => void } {
  const unlock = place.file === ':memory:' ? () => undefined : lockProfile(place.file);
  let sql: Sql | null = null;
  try {
    if (place.file !== ':memory:') takeMended(place.file);
    sql = openDatabase({ file: place.file, key: place.key, readonly: false });
    migrate(sql, place.file);
    return { store: new Store(sql, claim(sql, place.identity)), unlock };
  } catch (error) {
    sql?.db.close();
    unlock();
    throw error;
  }
}

/** A connection that can only read, to a replica that was opened for writing before. */
export function openForReading({ file, key, identity }: ReplicaPlace): Store {
  const sql = openDatabase({ file, key, readonly: true });
  return new Store(sql, identityIn(sql) ?? identity);
}

/** Null where the page that holds it is damaged: what else can be read must not be lost for it. */
function identityIn(sql: Sql): ReplicaIdentity | null {
  try {
    return new Meta(sql).get('identity');
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/** The client record is the file's; names follow the sign-in. */
function claim(sql: Sql, given: ReplicaIdentity): ReplicaIdentity {
  const meta = new Meta(sql);
  const stored = meta.get('identity');
  if (stored !== null && stored.agentId !== given.agentId) {
    throw new AppError('forbidden', 'the replica belongs to another agent');
  }
  const identity = { ...given, clientId: stored?.clientId ?? given.clientId };
  meta.set('identity', identity);
  return identity;
}
