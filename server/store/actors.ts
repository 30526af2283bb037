import type { AgentRow, GrantRow } from '#shared/domain/agent.ts';
import type { AgentId, InboxId } from '#shared/domain/ids.ts';
import type { DueTypeRow, InboxRow } from '#shared/domain/inbox.ts';
import type { Permission, Right } from '#shared/domain/right.ts';
import type { Reference } from '#shared/intents/verb.ts';
import type { Actor } from '../sync/store.ts';
import type { Db } from './open.ts';

interface AgentColumns {
  readonly id: string;
  readonly rev: number;
  readonly name: string;
  readonly email: string;
  readonly active: number;
  readonly role_name: string;
  readonly permissions: string;
}

function agents(db: Db) {
  return db
    .selectFrom('agent')
    .innerJoin('role', 'role.id', 'agent.role_id')
    .select([
      'agent.id',
      'agent.rev',
      'agent.name',
      'agent.email',
      'agent.active',
      'role.name as role_name',
      'role.permissions',
    ]);
}

function agentRowOf(row: AgentColumns): AgentRow {
  return {
    id: row.id as AgentId,
    name: row.name,
    email: row.email,
    roleName: row.role_name,
    permissions: JSON.parse(row.permissions) as Permission[],
    active: row.active === 1,
    rev: row.rev,
  };
}

export async function agentRows(db: Db, ids?: readonly string[]): Promise<readonly AgentRow[]> {
  const query = ids === undefined ? agents(db) : agents(db).where('agent.id', 'in', ids);
  return (await query.orderBy('agent.name').execute()).map(agentRowOf);
}

export async function grantRows(
  db: Db,
  agent: AgentId,
  inboxes: readonly string[],
): Promise<readonly GrantRow[]> {
  const rows = await db
    .selectFrom('member')
    .selectAll()
    .where('agent_id', '=', agent)
    .where('inbox_id', 'in', inboxes)
    .execute();
  return rows.map((row) => ({
    id: row.inbox_id as InboxId,
    rights: JSON.parse(row.rights) as Right[],
    rev: row.rev,
  }));
}

/** The agent with his rights, or null when there is none or he was disabled. */
export async function loadActor(db: Db, id: AgentId): Promise<Actor | null> {
  const [row] = await agentRows(db, [id]);
  if (row?.active !== true) return null;
  const members = await db.selectFrom('member').selectAll().where('agent_id', '=', id).execute();
  return {
    row,
    rights: new Map(members.map((m) => [m.inbox_id as InboxId, JSON.parse(m.rights) as Right[]])),
    epochs: new Map(members.map((m) => [m.inbox_id as InboxId, m.epoch])),
  };
}

export async function loadReference(db: Db): Promise<Reference> {
  const inboxes = await db.selectFrom('inbox').select(['id', 'doc']).execute();
  const dueTypes = await db.selectFrom('due_type').select(['id', 'doc']).execute();
  const agentById = new Map((await agentRows(db)).map((row) => [row.id, row]));
  const inboxById = new Map(inboxes.map((row) => [row.id, JSON.parse(row.doc) as InboxRow]));
  const dueTypeById = new Map(dueTypes.map((row) => [row.id, JSON.parse(row.doc) as DueTypeRow]));
  return {
    agent: (id) => agentById.get(id) ?? null,
    inbox: (id) => inboxById.get(id) ?? null,
    dueType: (id) => dueTypeById.get(id) ?? null,
  };
}

/** Active agents who may manage one of the inboxes or whose role is a lead's. */
export async function leadsOf(db: Db, inboxes: readonly InboxId[]): Promise<readonly AgentId[]> {
  const members = await db.selectFrom('member').selectAll().where('inbox_id', 'in', inboxes).execute();
  const managers = new Set(
    members.filter((m) => (JSON.parse(m.rights) as Right[]).includes('manage')).map((m) => m.agent_id),
  );
  const all = await agentRows(db);
  return all
    .filter((row) => row.active && (managers.has(row.id) || row.permissions.includes('lead')))
    .map((row) => row.id);
}
