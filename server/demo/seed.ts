import type { Attachment } from '#shared/domain/attachment.ts';
import type { AgentId, CaseId, CustomerId, DueTypeId, InboxId } from '#shared/domain/ids.ts';
import { addDueType, addInbox } from '../admin/inboxes.ts';
import { setMember } from '../admin/members.ts';
import { addAgent } from '../admin/people.ts';
import { stamped } from '../admin/stamped.ts';
import type { Admin } from '../admin/stamped.ts';
import { initWorkspace } from '../admin/workspace.ts';
import type { Blobs } from '../blobs/blobs.ts';
import { setSetting } from '../store/settings.ts';
import { demoFile } from './files/catalogue.ts';
import { seedCase } from './seedCase.ts';
import type { AgentKey, DemoRole, DueTypeKey, InboxKey } from './types.ts';
import { demoWorkspace } from './workspace.ts';
import type { DemoWorkspace } from './workspace.ts';

/** Ids of the demo's rows by their keys. */
export interface DemoIds {
  readonly make: () => string;
  readonly agents: Readonly<Record<AgentKey, AgentId>>;
  readonly names: Readonly<Record<AgentKey, string>>;
  readonly inboxes: Readonly<Record<InboxKey, InboxId>>;
  readonly addresses: Readonly<Record<InboxKey, string>>;
  readonly dueTypes: Readonly<Record<DueTypeKey, DueTypeId>>;
  readonly customers: ReadonlyMap<string, CustomerId>;
  readonly cases: ReadonlyMap<string, CaseId>;
}

export interface SeededDemo {
  readonly workspace: DemoWorkspace;
  readonly ids: DemoIds;
  /** Who you sign in as. */
  readonly email: string;
}

const roles: Readonly<Record<DemoRole, string>> = {
  administrator: 'System Administrator',
  customer_service: 'Customer Service',
  sales: 'Sales Agent',
  finance: 'Finance',
};

function record<K extends string, V>(entries: readonly (readonly [K, V])[]): Record<K, V> {
  return Object.fromEntries(entries) as Record<K, V>;
}

function demoIds(admin: Admin, workspace: DemoWorkspace): DemoIds {
  const { ids: make } = admin;
  return {
    make,
    agents: record(workspace.agents.map(({ key }) => [key, make() as AgentId])),
    names: record(workspace.agents.map(({ key, name }) => [key, name])),
    inboxes: record(workspace.inboxes.map(({ key }) => [key, make() as InboxId])),
    addresses: record(workspace.inboxes.map(({ key, address }) => [key, address])),
    dueTypes: record(workspace.dueTypes.map(({ key }) => [key, make() as DueTypeId])),
    customers: new Map(workspace.customers.map(({ key }) => [key, make() as CustomerId])),
    cases: new Map(workspace.cases.map(({ key }) => [key, make() as CaseId])),
  };
}

async function seedDesk(
  admin: Admin,
  workspace: DemoWorkspace,
  ids: DemoIds,
  password: string,
): Promise<void> {
  const [head, ...others] = [...workspace.agents].sort((a, b) =>
    a.role === 'administrator' ? -1 : b.role === 'administrator' ? 1 : 0,
  );
  if (head === undefined) throw new Error('The demo has no agents.');
  const person = ({ key, name, email, role }: typeof head) => ({
    id: ids.agents[key],
    name,
    email,
    role: roles[role],
    password,
  });
  await initWorkspace(admin, { name: workspace.company, admin: person(head) });
  for (const agent of others) await addAgent(admin, person(agent));
  for (const inbox of workspace.inboxes) await addInbox(admin, { ...inbox, id: ids.inboxes[inbox.key] });
  for (const dueType of workspace.dueTypes) await addDueType(admin, dueType.name, ids.dueTypes[dueType.key]);
  for (const agent of workspace.agents) {
    for (const { inbox, rights } of agent.inboxes) {
      await setMember(admin, ids.agents[agent.key], ids.inboxes[inbox], rights);
    }
  }
}

async function seedFiles(blobs: Blobs, workspace: DemoWorkspace, now: number) {
  const files = new Map<string, Omit<Attachment, 'cid'>>();
  for (const item of workspace.cases.flatMap((demo) => demo.timeline)) {
    for (const { file } of ('attachments' in item ? item.attachments : undefined) ?? []) {
      if (files.has(file)) continue;
      const { name, type, bytes } = demoFile(file, now);
      files.set(file, { hash: await blobs.put(bytes), name, type, size: bytes.length });
    }
  }
  return files;
}

/** Fills an empty store with the demo's desk as it stands now. Everybody has the same password. */
export async function seedDemo(admin: Admin, blobs: Blobs, password: string): Promise<SeededDemo> {
  const now = admin.clock.now();
  const workspace = demoWorkspace(now);
  const ids = demoIds(admin, workspace);
  await seedDesk(admin, workspace, ids, password);
  const files = await seedFiles(blobs, workspace, now);
  const customers = new Map(workspace.customers.map((customer) => [customer.key, customer]));
  await stamped(admin, async (db, stamps) => {
    const context = { admin, db, stamps, ids, now, agents: workspace.agents, customers, files };
    for (const demo of workspace.cases) await seedCase(context, demo);
    const highest = Math.max(...workspace.cases.map((demo) => demo.number));
    await setSetting(db, 'case_number', String(highest));
  });
  const you = workspace.agents.find((agent) => agent.key === workspace.you);
  return { workspace, ids, email: you?.email ?? '' };
}
