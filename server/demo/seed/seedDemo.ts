import type { Attachment } from '#shared/domain/attachment.ts';
import type { AgentId } from '#shared/domain/ids.ts';
import { addDueType, addInbox } from '../../admin/inboxes.ts';
import { setMember } from '../../admin/members.ts';
import { addAgent } from '../../admin/people.ts';
import type { Admin } from '../../admin/stamped.ts';
import { initWorkspace } from '../../admin/workspace.ts';
import type { Blobs } from '../../blobs/blobs.ts';
import { caseWrite } from '../../cases/parts.ts';
import type { CaseTx } from '../../cases/parts.ts';
import { setSetting } from '../../store/settings.ts';
import { saveCase } from '../../sync/saveCase.ts';
import { demoFile } from '../files/catalogue.ts';
import type { DemoAttachment, DemoCase, DemoRole } from '../types.ts';
import { demoWorkspace } from '../workspace.ts';
import type { DemoWorkspace } from '../workspace.ts';
import { caseRowOf, customerRowOf, entryRowsOf, readMarkOf } from './caseRows.ts';
import { itemsOf } from './items.ts';
import type { Telling } from './items.ts';
import { demoIds } from './names.ts';

/** Everybody of the demo signs in with it; the demo's server listens on this machine alone. */
export const demoPassword = 'vestmere demo';

const roleNames: Readonly<Record<DemoRole, string>> = {
  administrator: 'System Administrator',
  customer_service: 'Customer Service',
  sales: 'Sales Agent',
  finance: 'Finance',
};

/** Fills an empty store with Vestmere's desk as it stands now. */
export async function seedDemo(admin: Admin, blobs: Blobs): Promise<DemoWorkspace> {
  const now = admin.clock.now();
  const desk = demoWorkspace(now);
  await seedPeople(admin, desk);
  const fileOf = await storeFiles(desk, blobs, now);
  await caseWrite({ ...admin, blobs, onCommit: () => undefined }, async (on) => {
    for (const customer of desk.customers) await seedAddresses(on, customer);
    for (const one of desk.cases) await seedCase(on, one, { desk, now, fileOf });
    const highest = Math.max(...desk.cases.map(({ number }) => number));
    await setSetting(on.db, 'case_number', String(highest));
  });
  return desk;
}

async function seedPeople(admin: Admin, desk: DemoWorkspace): Promise<void> {
  const ingrid = desk.agents.find(({ role }) => role === 'administrator');
  if (ingrid === undefined) throw new Error('The demo has no administrator.');
  const personOf = ({ key, name, email }: (typeof desk.agents)[number]) => ({
    id: demoIds.agent(key),
    name,
    email,
    password: demoPassword,
  });
  await initWorkspace(admin, { name: desk.company, admin: personOf(ingrid) });
  for (const agent of desk.agents) {
    if (agent !== ingrid) await addAgent(admin, { ...personOf(agent), role: roleNames[agent.role] });
  }
  for (const inbox of desk.inboxes) await addInbox(admin, { ...inbox, id: demoIds.inbox(inbox.key) });
  for (const { key, name } of desk.dueTypes) await addDueType(admin, name, demoIds.dueType(key));
  for (const agent of desk.agents) {
    for (const { inbox, rights } of agent.inboxes) {
      await setMember(admin, demoIds.agent(agent.key), demoIds.inbox(inbox), rights);
    }
  }
}

/** Keeps every file that a message carries; answers how to name one in a row. */
async function storeFiles(desk: DemoWorkspace, blobs: Blobs, now: number): Promise<Telling['fileOf']> {
  const kept = new Map<string, Attachment>();
  for (const item of desk.cases.flatMap(({ timeline }) => timeline)) {
    for (const { file } of 'attachments' in item ? (item.attachments ?? []) : []) {
      if (kept.has(file)) continue;
      const { name, type, bytes } = demoFile(file, now);
      kept.set(file, { hash: await blobs.put(bytes), name, type, size: bytes.length, cid: null });
    }
  }
  return ({ file, cid }: DemoAttachment) => {
    const found = kept.get(file);
    if (found === undefined) throw new Error(`The demo's file “${file}” was not stored.`);
    return { ...found, cid: cid ?? null };
  };
}

async function seedAddresses({ db }: CaseTx, one: DemoWorkspace['customers'][number]): Promise<void> {
  const customer = demoIds.customer(one.key);
  const rows = one.addresses.map(({ type, value }) => ({
    type,
    value: value.toLowerCase(),
    customer_id: customer,
  }));
  await db.insertInto('customer_address').values(rows).execute();
}

async function seedCase(on: CaseTx, one: DemoCase, telling: Telling): Promise<void> {
  const { desk, now } = telling;
  const customer = desk.customers.find(({ key }) => key === one.customer);
  if (customer === undefined) throw new Error(`Case ${one.key} belongs to nobody.`);
  const entries = entryRowsOf(one, now);
  const items = itemsOf(one, telling).map((item) => ({ ...item, rev: 0 }));
  const row = caseRowOf(one, entries, items);
  const write = {
    case: row,
    entries,
    changedEntries: entries,
    items,
    customer: customerRowOf(customer, now),
  };
  await saveCase(on.tx, on.stamps, write, row.updatedAt);
  for (const agent of desk.agents) {
    const mark = readMarkOf(one, row, agent.key);
    const works = agent.inboxes.some(({ inbox }) => inbox === one.inbox);
    if (mark !== null && works) await seedMark(on, demoIds.agent(agent.key), mark);
  }
}

async function seedMark(
  on: CaseTx,
  agentId: AgentId,
  mark: NonNullable<ReturnType<typeof readMarkOf>>,
): Promise<void> {
  await on.tx.put([{ kind: 'readMark', row: { ...mark, rev: 1 }, agentId }]);
  on.stamps.mine(agentId, 'readMark', mark.id);
}
