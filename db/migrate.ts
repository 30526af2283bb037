import { copyFileSync, rmSync } from 'node:fs';
import { AppError } from '#shared/domain/errors.ts';
import { migrations as ours } from './migrations/bundle.ts';
import type { Migration } from './migrations/bundle.ts';
import type { Sql } from './sql.ts';

/** Where the copy made before a migration lies; it is removed when the migration has succeeded. */
export const backupOf = (file: string): string => `${file}.before-migration`;

/**
 * Brings the schema up to date, one transaction for each step. Foreign keys are off while a step runs (a table that
 * drizzle rebuilds would fire its cascades), checked before it commits, and on again afterwards. The file is copied
 * first; when a step fails nothing of it stays and the copy is kept.
 * @throws AppError replica_newer when a newer version wrote the file.
 */
export function migrate(sql: Sql, file: string, steps: readonly Migration[] = ours): void {
  const at = sql.db.pragma('user_version', { simple: true }) as number;
  if (at > steps.length) throw new AppError('replica_newer', `schema ${at}, known ${steps.length}`);
  if (at === steps.length) return;
  const backup = at > 0 && file !== ':memory:' ? backupOf(file) : null;
  if (backup !== null) {
    sql.db.pragma('wal_checkpoint(TRUNCATE)');
    copyFileSync(file, backup);
  }
  for (const [index, step] of steps.entries()) if (index >= at) runStep(sql, step, index + 1);
  if (backup !== null) rmSync(backup, { force: true });
}

function runStep(sql: Sql, step: Migration, version: number): void {
  sql.db.pragma('foreign_keys = OFF');
  try {
    sql.transaction(true, () => {
      for (const statement of step.statements) sql.exec(statement);
      const broken = sql.db.pragma('foreign_key_check') as unknown[];
      if (broken.length > 0) throw new Error(`migration ${step.tag} breaks ${broken.length} references`);
      sql.db.pragma(`user_version = ${version}`);
    });
  } finally {
    sql.db.pragma('foreign_keys = ON');
  }
}
