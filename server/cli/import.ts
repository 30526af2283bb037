import { homedir } from 'node:os';
import { join } from 'node:path';
import { SingleBar } from 'cli-progress';
import { Command } from 'commander';
import { pino } from 'pino';
import { AppError } from '#shared/domain/errors.ts';
import { findInbox, inboxRows } from '../admin/inboxes.ts';
import { mailboxes } from '../admin/mailboxes.ts';
import { Blobs } from '../blobs/blobs.ts';
import { createIntake } from '../cases/intake.ts';
import { type ImportTarget, importMails } from '../channels/import/importMails.ts';
import { maildirSource } from '../channels/import/maildir.ts';
import { mboxSource } from '../channels/import/mbox.ts';
import type { MailSource } from '../channels/import/source.ts';
import { MailReader } from '../channels/mime/reader.ts';
import { type CliContext, placeOf, withStore } from './context.ts';

const defaultData = process.env['CASELOAD_DATA'] ?? join(homedir(), '.local', 'share', 'caseload-server');
const linesEvery = 500;

interface ImportOptions {
  readonly inbox: string;
}

async function sourceOf(format: string, path: string): Promise<MailSource> {
  try {
    if (format === 'mbox') return await mboxSource(path);
    if (format === 'maildir') return await maildirSource(path);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('not_found', `${path} cannot be read: ${(error as Error).message}`);
  }
  throw new AppError('invalid', `the format is mbox or maildir, not "${format}"`);
}

async function targetOf(
  { admin, secrets }: CliContext,
  inboxName: string,
  dataDir: string,
  reader: MailReader,
): Promise<ImportTarget> {
  const { store, clock, ids } = admin;
  const inbox = await findInbox(store.db, inboxName);
  const boxes = await mailboxes(store.db, secrets);
  const addresses = (await inboxRows(store.db)).flatMap((row) => row.address ?? []);
  const blobs = new Blobs({ dir: join(dataDir, 'blobs'), store, clock });
  return {
    // A running server hears of new rows at its next look at the heads.
    intake: createIntake({ store, clock, ids, blobs, onCommit: () => undefined }),
    reader,
    clock,
    inboxId: inbox.id,
    mailboxId: boxes.find((box) => box.inboxId === inbox.id)?.id ?? `import:${inbox.id}`,
    ownAddresses: [...addresses, ...boxes.map((box) => box.address)],
  };
}

/** A bar on a terminal, a line every 500 mails elsewhere. */
function progressOf(source: MailSource, print: (text: string) => void) {
  let mails = 0;
  if (!process.stdout.isTTY) {
    const line = () => print(`${mails} mails read`);
    return { step: () => ((mails += 1) % linesEvery === 0 ? line() : undefined), end: () => undefined };
  }
  const bar = new SingleBar({
    format: '{bar} {percentage} % · {mails} mails · {eta_formatted} left',
    hideCursor: true,
  });
  bar.start(source.total, 0, { mails });
  return { step: (done: number) => bar.update(done, { mails: (mails += 1) }), end: () => bar.stop() };
}

async function run(format: string, path: string, options: ImportOptions, command: Command): Promise<void> {
  const source = await sourceOf(format, path);
  const reader = new MailReader();
  try {
    await withStore(
      command,
      async (context) => {
        const target = await targetOf(context, options.inbox, placeOf(command).dataDir, reader);
        const progress = progressOf(source, context.print);
        const result = await importMails(source, target, progress.step).finally(progress.end);
        for (const { name, problem } of result.failures) context.print(`failed: ${name}: ${problem}`);
        context.print(
          `imported ${result.imported}, duplicates ${result.duplicates}, failed ${result.failures.length}`,
        );
        if (result.failures.length > 0) process.exitCode = 1;
      },
      { repeatable: true },
    );
  } finally {
    await reader.stop();
  }
}

const program = new Command('caseload-import')
  .description('Fills an inbox with old mail. A second run adds nothing.')
  .argument('<format>', 'mbox or maildir')
  .argument('<path>', 'the mbox file or the folder of the Maildir')
  .requiredOption('--inbox <name>', 'inbox that gets the mail')
  .option('--data <dir>', 'folder of the database and the files (or CASELOAD_DATA)', defaultData)
  .showHelpAfterError('(--help shows what is possible)')
  .action(run);

try {
  await program.parseAsync();
} catch (error) {
  // An expected failure is a sentence; a bug keeps its stack.
  if (error instanceof AppError) process.stderr.write(`${error.message.replace(/^\w+: /, '')}\n`);
  else pino({ base: null }, pino.destination(2)).error({ event: 'import.failed', err: error });
  process.exitCode = 1;
}
