import { join } from 'node:path';
import { homedir } from 'node:os';
import { Command } from 'commander';
import { AppError } from '#shared/domain/errors.ts';
import { initWorkspace } from '../admin/workspace.ts';
import { serverVersion } from '../version.ts';
import { generatedPassword, withStore } from './context.ts';
import { backupCommands } from './backup.ts';
import { escrowCommands } from './escrow.ts';
import { placeCommands } from './inboxes.ts';
import { peopleCommands } from './people.ts';
import type { ServeOptions } from './serve.ts';

const defaultData = process.env['CASELOAD_DATA'] ?? join(homedir(), '.local', 'share', 'caseload-server');

const program = new Command('caseload-server')
  .description("The team's server. Embedded database by default; DATABASE_URL=postgres://… for PostgreSQL.")
  .version(serverVersion)
  .option('--data <dir>', 'folder of the database and the files (or CASELOAD_DATA)', defaultData)
  .showHelpAfterError('(--help shows what is possible)');

program
  .command('serve', { isDefault: true })
  .description('runs the server (the default)')
  .option('--port <port>', 'port to listen on', '4180')
  .option(
    '--host <host>',
    'address to listen on; put a TLS proxy in front of anything but loopback',
    '127.0.0.1',
  )
  .action(async (options: ServeOptions, command: Command) => {
    // Loaded when needed: the other commands start three times as fast without the mail and HTTP parts.
    const { serve } = await import('./serve.ts');
    await serve(options, command);
  });

interface InitOptions {
  readonly workspace: string;
  readonly adminEmail: string;
  readonly adminName: string;
  readonly adminPassword?: string;
}

program
  .command('init')
  .description('sets up an empty store: workspace, roles and an administrator, whose password is shown once')
  .requiredOption('--workspace <name>', 'name of the team')
  .requiredOption('--admin-email <address>', "the administrator's address")
  .option('--admin-name <name>', '', 'Administrator')
  .option('--admin-password <password>', 'made and shown once when left out')
  .action((options: InitOptions, command: Command) =>
    withStore(command, async ({ admin, print }) => {
      const password = options.adminPassword ?? generatedPassword();
      await initWorkspace(admin, {
        name: options.workspace,
        admin: { name: options.adminName, email: options.adminEmail, password },
      });
      print(`Workspace ${options.workspace} is ready. Sign in as ${options.adminEmail}.`);
      if (options.adminPassword === undefined) print(`Password (shown once): ${password}`);
    }),
  );

peopleCommands(program);
placeCommands(program);
escrowCommands(program);
backupCommands(program);

try {
  await program.parseAsync();
} catch (error) {
  // An expected failure is a sentence; a bug keeps its stack.
  const text = error instanceof AppError ? error.message.replace(/^\w+: /, '') : (error as Error).stack;
  process.stderr.write(`${text ?? String(error)}\n`);
  process.exitCode = 1;
}
