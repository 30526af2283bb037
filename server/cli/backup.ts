import type { Command } from 'commander';
import { AppError } from '#shared/domain/errors.ts';
import { resolve } from 'node:path';
import { backUp, markRestored, putBack } from '../admin/backup.ts';
import { placeOf, withStore } from './context.ts';

/** The data folder of an embedded store. @throws AppError where the data lie in PostgreSQL */
function embedded(command: Command): string {
  const { dataDir, databaseUrl } = placeOf(command);
  if (databaseUrl === null) return dataDir;
  throw new AppError('invalid', 'the data are in PostgreSQL: use pg_dump and pg_restore, then "restored"');
}

/** Backup and restore in one command each. */
export function backupCommands(program: Command): void {
  program
    .command('backup')
    .description(
      'copies the embedded store, its files and its key into a new folder; the server may be running',
    )
    .requiredOption('--to <folder>', 'folder of the copy')
    .action(async ({ to }: { to: string }, command: Command) => {
      await backUp(embedded(command), resolve(to));
      process.stdout.write(`Backed up to ${to}.\n`);
    });
  program
    .command('restore')
    .description('puts a backup into an empty --data folder and marks it as restored')
    .requiredOption('--from <folder>', 'folder that "backup" made')
    .action(async ({ from }: { from: string }, command: Command) => {
      await putBack(resolve(from), embedded(command));
      await withStore(command, async ({ admin, print }) => {
        await markRestored(admin.store, admin.clock.now());
        print('Restored. Devices load everything anew; no reply is sent that the mailbox already has.');
      });
    });
  program
    .command('restored')
    .description('marks a PostgreSQL store as restored: to be run after pg_restore, before the server starts')
    .action((_options: unknown, command: Command) =>
      withStore(command, async ({ admin, print }) => {
        await markRestored(admin.store, admin.clock.now());
        print('Marked as restored.');
      }),
    );
}
