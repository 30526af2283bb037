import Database from 'better-sqlite3';
import { AppError } from '#shared/domain/errors.ts';
import { asAppError } from './sql.ts';

/**
 * Holds a profile for one process: an exclusive transaction on a small database beside the replica. The operating
 * system drops it with the process, so a killed one leaves no stale lock.
 * @returns the function that lets go.
 * @throws AppError replica_locked when another process holds it; read_only when the folder cannot be written.
 */
export function lockProfile(file: string): () => void {
  let db: Database.Database | null = null;
  try {
    db = new Database(`${file}.lock`, { timeout: 0 });
    db.pragma('locking_mode = EXCLUSIVE');
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db?.close();
    const failure = asAppError(error);
    throw failure instanceof AppError && failure.code === 'replica_locked'
      ? new AppError('replica_locked', 'another process has this profile open', {}, { cause: error })
      : failure;
  }
  const held = db;
  return () => held.close();
}
