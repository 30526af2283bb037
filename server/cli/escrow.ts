import type { Command } from 'commander';
import { escrowEntry, escrowTray, wordsOf } from '../admin/escrow.ts';
import type { TrayEntry } from '../admin/escrow.ts';
import { table, withStore } from './context.ts';

const when = (time: number) => new Date(time).toISOString().slice(0, 16).replace('T', ' ');
const caseOf = ({ caseNumber }: TrayEntry) =>
  caseNumber === null ? 'no case' : `case ${String(caseNumber)}`;

/** A list shows the beginning of the words on one line. */
function beginning(words: string): string {
  const line = words.replaceAll(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}

/** Commands about the tray of work that was never sent, because its author lost the right to. */
export function escrowCommands(program: Command): void {
  const escrow = program.command('escrow').description('unsent work of people who lost a right or a device');
  escrow
    .command('list')
    .description('who wrote what, when and on which case; nothing of it was done')
    .action((_options: unknown, command: Command) =>
      withStore(command, async ({ admin, print }) => {
        const tray = await escrowTray(admin.store.db);
        const line = (entry: TrayEntry) => [
          entry.row.id,
          when(entry.row.intent.madeAt),
          entry.author,
          entry.row.intent.name,
          caseOf(entry),
          beginning(wordsOf(entry.row)),
        ];
        print(tray.length === 0 ? 'Nothing lies in the tray.' : table(tray.map(line)));
      }),
    );
  escrow
    .command('show <id>')
    .description('one of them with all its words')
    .action((id: string, _options: unknown, command: Command) =>
      withStore(command, async ({ admin, print }) => {
        const entry = await escrowEntry(admin.store.db, id);
        const { row } = entry;
        const about = `${caseOf(entry)}${entry.subject === '' ? '' : `, "${entry.subject}"`}`;
        const words = wordsOf(row);
        print(
          [
            `${row.intent.name} by ${entry.author}, written ${when(row.intent.madeAt)} UTC, here since ${when(row.at)} UTC`,
            entry.inbox === '' ? about : `${about}, in ${entry.inbox}`,
            '',
            words === '' ? JSON.stringify(row.intent.args, null, 2) : words,
          ].join('\n'),
        );
      }),
    );
}
