import type { Command } from 'commander';
import { AppError } from '#shared/domain/errors.ts';
import { addDueType, addInbox, dueTypeRows, findInbox, inboxRows } from '../admin/inboxes.ts';
import { addMailbox, mailboxes } from '../admin/mailboxes.ts';
import { table, withStore } from './context.ts';

interface NewInboxOptions {
  readonly address?: string;
  readonly icon: string;
  readonly delay: string;
  readonly stale: string;
}

function inboxCommands(program: Command): void {
  const inbox = program.command('inbox').description('places where cases wait');
  inbox
    .command('add <name>')
    .description('adds an inbox')
    .option('--address <address>', 'answers leave from here; set by "mailbox add" too')
    .option('--icon <icon>', 'name of a lucide icon', 'inbox')
    .option('--delay <seconds>', 'how long a reply can be undone', '10')
    .option('--stale <hours>', 'older replies wait for a look before they leave', '12')
    .action((name: string, options: NewInboxOptions, command: Command) =>
      withStore(command, async ({ admin, print }) => {
        await addInbox(admin, {
          name,
          address: options.address ?? null,
          icon: options.icon,
          sendDelayMs: Math.round(Number(options.delay) * 1000),
          staleAfterMs: Math.round(Number(options.stale) * 3_600_000),
        });
        print(`Added inbox ${name}.`);
      }),
    );
  inbox
    .command('list')
    .description('all inboxes')
    .action((_options: unknown, command: Command) =>
      withStore(command, async ({ admin, print }) => {
        const rows = await inboxRows(admin.store.db);
        print(
          table(rows.map((row) => [row.name, row.address ?? 'no address', row.archived ? 'archived' : ''])),
        );
      }),
    );
  const dueType = program.command('due-type').description('what a forwarded entry can be due for');
  dueType
    .command('add <name>')
    .description('adds a due type')
    .action((name: string, _options: unknown, command: Command) =>
      withStore(command, async ({ admin, print }) => {
        await addDueType(admin, name);
        print(`Added due type ${name}.`);
      }),
    );
  dueType
    .command('list')
    .description('all due types')
    .action((_options: unknown, command: Command) =>
      withStore(command, async ({ admin, print }) => {
        print((await dueTypeRows(admin.store.db)).map((row) => row.name).join('\n'));
      }),
    );
}

interface NewMailboxOptions {
  readonly inbox: string;
  readonly name: string;
  readonly imapHost: string;
  readonly imapPort: string;
  readonly imapStarttls?: true;
  readonly imapUser?: string;
  readonly folder: string;
  readonly sentFolder?: string;
  readonly smtpHost: string;
  readonly smtpPort: string;
  readonly smtpStarttls?: true;
  readonly smtpUser?: string;
}

async function addFromOptions(address: string, options: NewMailboxOptions, command: Command): Promise<void> {
  await withStore(command, async ({ admin, secrets, print }) => {
    // By environment, so that it shows in no list of processes and no shell history.
    const password = process.env['MAILBOX_PASSWORD'] ?? '';
    const smtpUser = options.smtpUser ?? null;
    const known = (await mailboxes(admin.store.db, secrets)).find((one) => one.address === address);
    await addMailbox(admin, secrets, {
      ...(known === undefined ? {} : { id: known.id }),
      inboxId: (await findInbox(admin.store.db, options.inbox)).id,
      address,
      displayName: options.name,
      imap: {
        host: options.imapHost,
        port: Number(options.imapPort),
        secure: options.imapStarttls !== true,
        user: options.imapUser ?? address,
        password,
        folder: options.folder,
        sentFolder: options.sentFolder ?? null,
      },
      smtp: {
        host: options.smtpHost,
        port: Number(options.smtpPort),
        secure: options.smtpStarttls !== true,
        user: smtpUser,
        password: smtpUser === null ? null : password,
      },
    });
    const done = known === undefined ? `Added ${address} to` : `Changed ${address} of`;
    print(`${done} ${options.inbox}. The running server picks it up at its next start.`);
  });
}

function mailboxCommands(program: Command): void {
  const mailbox = program.command('mailbox').description('mail accounts that feed inboxes');
  mailbox
    .command('add <address>')
    .description(
      'adds a mailbox, or changes the one with this address; its password comes from the environment variable MAILBOX_PASSWORD',
    )
    .requiredOption('--inbox <inbox>', 'where its mail arrives')
    .option('--name <name>', 'display name on answers', '')
    .requiredOption('--imap-host <host>', 'server to fetch from')
    .option('--imap-port <port>', '', '993')
    .option('--imap-starttls', 'encrypts after the greeting (port 143) instead of from the start')
    .option('--imap-user <user>', 'when it is not the address')
    .option('--folder <folder>', '', 'INBOX')
    .option('--sent-folder <folder>', 'found by itself when left out')
    .requiredOption('--smtp-host <host>', 'server to send through')
    .option('--smtp-port <port>', '', '465')
    .option('--smtp-starttls', 'encrypts after the greeting (port 587) instead of from the start')
    .option('--smtp-user <user>', 'left out: no sign-in')
    .action(addFromOptions);
  mailbox
    .command('test <address>')
    .description('signs in to fetch and to send, changes nothing')
    .action((address: string, _options: unknown, command: Command) =>
      withStore(command, async ({ admin, secrets, print }) => {
        const found = (await mailboxes(admin.store.db, secrets)).find((one) => one.address === address);
        if (found === undefined) {
          throw new AppError('not_found', `there is no mailbox ${address} (see "mailbox list")`);
        }
        const { tryMailbox } = await import('./tryMailbox.ts');
        print(await tryMailbox(found));
      }),
    );
  mailbox
    .command('list')
    .description('all mailboxes')
    .action((_options: unknown, command: Command) =>
      withStore(command, async ({ admin, secrets, print }) => {
        const names = new Map((await inboxRows(admin.store.db)).map((row) => [row.id, row.name]));
        const rows = await mailboxes(admin.store.db, secrets);
        print(
          table(rows.map((row) => [row.address, names.get(row.inboxId) ?? '', row.imap.host, row.smtp.host])),
        );
      }),
    );
}

/** Commands about inboxes, due types and mailboxes. */
export function placeCommands(program: Command): void {
  inboxCommands(program);
  mailboxCommands(program);
}
