import { AppError } from '#shared/domain/errors.ts';
import type { AgentId } from '#shared/domain/ids.ts';
import { getSetting, setSetting } from '../store/settings.ts';
import { addAgent, addRole, firstRoles } from './people.ts';
import type { NewAgent } from './people.ts';
import type { Admin } from './stamped.ts';

/** The number before the first case's: a team's first case is #1001, not #1. */
const firstNumber = 1000;

export interface NewWorkspace {
  readonly name: string;
  readonly admin: Omit<NewAgent, 'role'>;
}

export async function workspaceName(admin: Admin): Promise<string | null> {
  return getSetting(admin.store.db, 'workspace');
}

/** Sets up an empty store: the workspace's name, the first roles and an administrator. */
export async function initWorkspace(admin: Admin, workspace: NewWorkspace): Promise<AgentId> {
  const existing = await workspaceName(admin);
  if (existing !== null)
    throw new AppError('invalid', `this store already holds the workspace "${existing}"`);
  for (const role of firstRoles) await addRole(admin, role);
  const id = await addAgent(admin, { ...workspace.admin, role: 'System Administrator' });
  await admin.store.write(async (db) => {
    await setSetting(db, 'case_number', String(firstNumber));
    await setSetting(db, 'workspace', workspace.name);
  });
  return id;
}
