import { AppError } from '#shared/domain/errors.ts';
import type { AgentId } from '#shared/domain/ids.ts';
import type { Permission } from '#shared/domain/right.ts';
import { agentRow } from '#shared/domain/agent.ts';
import type { AgentRow } from '#shared/domain/agent.ts';
import { permission } from '#shared/domain/right.ts';
import { orgFeed } from '#shared/protocol/feeds.ts';
import { hashPassword } from '../auth/password.ts';
import { agentRows } from '../store/actors.ts';
import type { Db } from '../store/open.ts';
import { stamped, unlessTaken } from './stamped.ts';
import type { Admin } from './stamped.ts';

/** The roles a new workspace begins with (A1). */
export const firstRoles: readonly { readonly name: string; readonly permissions: readonly Permission[] }[] = [
  { name: 'System Administrator', permissions: ['administer', 'lead', 'see_all_cases'] },
  { name: 'Customer Service', permissions: ['see_all_cases'] },
  { name: 'Sales Agent', permissions: ['see_all_cases'] },
  { name: 'Finance', permissions: ['see_all_cases'] },
];

export async function addRole(
  admin: Admin,
  role: { readonly name: string; readonly permissions: readonly string[] },
): Promise<string> {
  const permissions = permission.array().safeParse(role.permissions);
  if (!permissions.success) {
    throw new AppError('invalid', `permissions are: ${permission.options.join(', ')}`, {
      field: 'permissions',
    });
  }
  const id = admin.ids();
  const row = { id, name: role.name, permissions: JSON.stringify(permissions.data) };
  await unlessTaken(admin, `role "${role.name}"`, () =>
    admin.store.db.insertInto('role').values(row).execute(),
  );
  return id;
}

export async function listRoles(
  admin: Admin,
): Promise<readonly { id: string; name: string; permissions: string[] }[]> {
  const rows = await admin.store.db.selectFrom('role').selectAll().orderBy('name').execute();
  return rows.map((row) => ({ ...row, permissions: JSON.parse(row.permissions) as string[] }));
}

export interface NewAgent {
  readonly name: string;
  readonly email: string;
  /** Name of a role. */
  readonly role: string;
  readonly password: string;
  /** Given by the demo, whose ids are fixed. */
  readonly id?: AgentId;
}

export async function addAgent(admin: Admin, agent: NewAgent): Promise<AgentId> {
  const password = await hashPassword(agent.password);
  const email = agent.email.trim().toLowerCase();
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) {
    throw new AppError('invalid', `"${agent.email}" is not a mail address`, { field: 'email' });
  }
  const id = agent.id ?? (admin.ids() as AgentId);
  await unlessTaken(admin, `agent ${email}`, () =>
    stamped(admin, async (db, stamps, now) => {
      const role = await db.selectFrom('role').select('id').where('name', '=', agent.role).executeTakeFirst();
      if (role === undefined) {
        throw new AppError('not_found', `there is no role "${agent.role}" (see "role list")`, {
          field: 'role',
        });
      }
      const row = { id, rev: 1, name: agentRow.shape.name.parse(agent.name), email, role_id: role.id };
      await db
        .insertInto('agent')
        .values({ ...row, password_hash: password, active: 1, created_at: now })
        .execute();
      stamps.row(orgFeed, 'agent', id);
    }),
  );
  return id;
}

export async function listAgents(admin: Admin): Promise<readonly AgentRow[]> {
  return agentRows(admin.store.db);
}

/** Finds an agent by mail address. */
export async function findAgent(db: Db, email: string): Promise<AgentId> {
  const wanted = email.trim().toLowerCase();
  const row = await db.selectFrom('agent').select('id').where('email', '=', wanted).executeTakeFirst();
  if (row === undefined) throw new AppError('not_found', `there is no agent ${email} (see "agent list")`);
  return row.id as AgentId;
}

/** Changes the password and signs every device of the agent out. */
export async function setPassword(admin: Admin, email: string, password: string): Promise<void> {
  const hash = await hashPassword(password);
  await admin.store.write(async (db) => {
    const id = await findAgent(db, email);
    await db.updateTable('agent').set({ password_hash: hash }).where('id', '=', id).execute();
    await db.deleteFrom('device').where('agent_id', '=', id).where('revoked_at', 'is', null).execute();
  });
}

/** A disabled agent can neither sign in nor sync; his devices are revoked, his name stays on what he did. */
export async function disableAgent(admin: Admin, email: string): Promise<void> {
  await stamped(admin, async (db, stamps, now) => {
    const id = await findAgent(db, email);
    await db
      .updateTable('agent')
      .set((eb) => ({ active: 0, rev: eb('rev', '+', 1) }))
      .where('id', '=', id)
      .execute();
    await db
      .updateTable('device')
      .set({ revoked_at: now })
      .where('agent_id', '=', id)
      .where('revoked_at', 'is', null)
      .execute();
    stamps.row(orgFeed, 'agent', id);
  });
}
