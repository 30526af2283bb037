import type { Command } from 'commander';
import { devicesOf, revokeDevice } from '../auth/devices.ts';
import { findInbox, inboxRows } from '../admin/inboxes.ts';
import { removeMember, setMember } from '../admin/members.ts';
import * as people from '../admin/people.ts';
import { generatedPassword, table, withStore } from './context.ts';

const listOf = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

interface NewAgentOptions {
  readonly name: string;
  readonly role: string;
  readonly password?: string;
}

function agentCommands(program: Command): void {
  const agent = program.command('agent').description('people who use Caseload');
  agent
    .command('add <email>')
    .description('adds an agent; a password is made and shown once unless one is given')
    .requiredOption('--name <name>', 'name as colleagues see it')
    .option('--role <role>', 'name of a role', 'Customer Service')
    .option('--password <password>', 'at least 8 characters')
    .action((email: string, options: NewAgentOptions, command: Command) =>
      withStore(command, async ({ admin, print }) => {
        const password = options.password ?? generatedPassword();
        await people.addAgent(admin, { name: options.name, email, role: options.role, password });
        print(
          `Added ${email}.${options.password === undefined ? ` Password (shown once): ${password}` : ''}`,
        );
        print('Give rights in an inbox with "member add".');
      }),
    );
  agent
    .command('list')
    .description('all agents')
    .action((_options: unknown, command: Command) =>
      withStore(command, async ({ admin, print }) => {
        const rows = await people.listAgents(admin);
        print(
          table(rows.map((row) => [row.email, row.name, row.roleName, row.active ? 'active' : 'disabled'])),
        );
      }),
    );
  agent
    .command('disable <email>')
    .description('ends all access of an agent; what they did stays')
    .action((email: string, _options: unknown, command: Command) =>
      withStore(command, async ({ admin, print }) => {
        await people.disableAgent(admin, email);
        print(`${email} is disabled; their devices are revoked.`);
      }),
    );
  agent
    .command('password <email>')
    .description('sets a new password and signs all devices of the agent out')
    .option('--password <password>', 'at least 8 characters; made and shown once when left out')
    .action((email: string, options: { password?: string }, command: Command) =>
      withStore(command, async ({ admin, print }) => {
        const password = options.password ?? generatedPassword();
        await people.setPassword(admin, email, password);
        print(
          options.password === undefined ? `New password (shown once): ${password}` : 'Password changed.',
        );
      }),
    );
}

function roleCommands(program: Command): void {
  const role = program.command('role').description('roles: a name plus permissions');
  role
    .command('list')
    .description('all roles')
    .action((_options: unknown, command: Command) =>
      withStore(command, async ({ admin, print }) => {
        const rows = await people.listRoles(admin);
        print(table(rows.map((row) => [row.name, row.permissions.join(', ') || 'only cases worked on'])));
      }),
    );
  role
    .command('add <name>')
    .description('adds a role')
    .option('--permissions <list>', 'of administer, lead, see_all_cases', 'see_all_cases')
    .action((name: string, options: { permissions: string }, command: Command) =>
      withStore(command, async ({ admin, print }) => {
        await people.addRole(admin, { name, permissions: listOf(options.permissions) });
        print(`Added role ${name}.`);
      }),
    );
}

function memberCommands(program: Command): void {
  const member = program.command('member').description('who may do what in which inbox');
  member
    .command('add <email> <inbox>')
    .description('gives rights in an inbox, or changes them')
    .option('--rights <list>', 'of read, work, forward, cancel, manage', 'read,work,forward,cancel')
    .action((email: string, inbox: string, options: { rights: string }, command: Command) =>
      withStore(command, async ({ admin, print }) => {
        const { db } = admin.store;
        await setMember(
          admin,
          await people.findAgent(db, email),
          (await findInbox(db, inbox)).id,
          listOf(options.rights),
        );
        print(`${email} is a member of ${inbox}.`);
      }),
    );
  member
    .command('remove <email> <inbox>')
    .description('takes an inbox from an agent; their replica loses it with the next contact')
    .action((email: string, inbox: string, _options: unknown, command: Command) =>
      withStore(command, async ({ admin, print }) => {
        const { db } = admin.store;
        await removeMember(admin, await people.findAgent(db, email), (await findInbox(db, inbox)).id);
        print(`${email} is no longer a member of ${inbox}.`);
      }),
    );
  member
    .command('list')
    .description('all members')
    .action((_options: unknown, command: Command) =>
      withStore(command, async ({ admin, print }) => {
        const { db } = admin.store;
        const names = new Map((await inboxRows(db)).map((row) => [row.id as string, row.name]));
        const agents = new Map((await people.listAgents(admin)).map((row) => [row.id as string, row.email]));
        const rows = await db.selectFrom('member').selectAll().where('rights', '!=', '[]').execute();
        const lines = rows.map((row) => [
          names.get(row.inbox_id) ?? '',
          agents.get(row.agent_id) ?? '',
          (JSON.parse(row.rights) as string[]).join(', '),
        ]);
        print(table(lines.sort((a, b) => a.join().localeCompare(b.join()))));
      }),
    );
}

function deviceCommands(program: Command): void {
  const device = program.command('device').description('signed-in devices');
  device
    .command('list <email>')
    .description('the devices of an agent')
    .action((email: string, _options: unknown, command: Command) =>
      withStore(command, async ({ admin, print }) => {
        const rows = await devicesOf(admin, await people.findAgent(admin.store.db, email));
        const line = (row: (typeof rows)[number]) => [
          row.id,
          row.name,
          `seen ${new Date(row.last_seen_at).toISOString()}`,
          row.revoked_at === null ? '' : 'revoked',
        ];
        print(table(rows.map(line)));
      }),
    );
  device
    .command('revoke <email> <device>')
    .description('a lost device: its unsent work is kept for the lead, then its replica is destroyed')
    .action((email: string, id: string, _options: unknown, command: Command) =>
      withStore(command, async ({ admin, print }) => {
        await revokeDevice(admin, await people.findAgent(admin.store.db, email), id);
        print('Revoked.');
      }),
    );
}

/** Commands about people, roles, membership and devices. */
export function peopleCommands(program: Command): void {
  agentCommands(program);
  roleCommands(program);
  memberCommands(program);
  deviceCommands(program);
}
