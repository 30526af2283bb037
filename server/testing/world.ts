import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import type { AgentId, CaseId, DueTypeId, InboxId } from '#shared/domain/ids.ts';
import { addDueType, addInbox } from '../admin/inboxes.ts';
import { setMember } from '../admin/members.ts';
import { addAgent } from '../admin/people.ts';
import type { Admin } from '../admin/stamped.ts';
import { initWorkspace } from '../admin/workspace.ts';
import { Blobs } from '../blobs/blobs.ts';
import { createIntake } from '../cases/intake.ts';
import { createSendQueue } from '../cases/sendQueue.ts';
import type { CaseIntake, InboundMail, SendQueue } from '../channels/ports.ts';
import { openStore } from '../store/open.ts';
import { syncStoreOf } from '../store/syncStore.ts';
import { pull } from '../sync/pull.ts';
import { push } from '../sync/push.ts';
import type { SyncStore } from '../sync/store.ts';
import { pullRequest } from '#shared/protocol/pull.ts';
import { pushRequest } from '#shared/protocol/push.ts';
import { protocolVersion } from '#shared/protocol/versions.ts';
import { testClock } from './testClock.ts';
import type { TestClock } from './testClock.ts';
import { TestReplica } from './replica.ts';

const allRights = ['read', 'work', 'forward', 'cancel'];
export const testPassword = 'correct horse';

export interface World {
  /** Folder of the embedded store and of the files. */
  readonly dataDir: string;
  readonly admin: Admin;
  readonly sync: SyncStore;
  readonly clock: TestClock;
  readonly intake: CaseIntake;
  readonly sendQueue: SendQueue;
  readonly blobs: Blobs;
  readonly service: InboxId;
  readonly finance: InboxId;
  readonly dueType: DueTypeId;
  /** Root administers and leads; Anna works in both inboxes, Ben in Service only, Kasia in Finance only. */
  readonly root: AgentId;
  readonly anna: AgentId;
  readonly ben: AgentId;
  readonly kasia: AgentId;
  /** A device of the agent, fresh and empty. `on`: the store it reaches, when not the plain one. */
  replica(agent: AgentId, on?: SyncStore): TestReplica;
  /** A customer's mail that opens a case. */
  newCase(mail?: Partial<InboundMail>): Promise<CaseId>;
  close(): Promise<void>;
}

let uid = 0;
/** A mail as the channel would hand it over. */
export function inboundMail(inboxId: InboxId, mail: Partial<InboundMail> = {}): InboundMail {
  uid += 1;
  return {
    mailboxId: 'mailbox',
    uidValidity: '1',
    uid,
    inboxId,
    messageId: `<m${String(uid)}@customer.example>`,
    rawHash: String(uid).padStart(64, '0'),
    inReplyTo: null,
    references: [],
    from: { name: 'Erik Vos', address: 'erik@customer.example' },
    to: [{ name: '', address: 'service@team.example' }],
    cc: [],
    subject: `Question ${String(uid)}`,
    text: 'Where is my order?',
    html: null,
    files: [],
    automatic: false,
    bounce: null,
    notice: '',
    at: null,
    direction: 'in',
    ...mail,
  };
}

/** A workspace on a store of its own: embedded in a temporary folder, or on the given PostgreSQL database. */
export async function createWorld(databaseUrl: string | null = null): Promise<World> {
  const dataDir = await mkdtemp(join(tmpdir(), 'caseload-server-'));
  const store = await openStore({ dataDir, databaseUrl });
  const clock = testClock();
  const admin: Admin = { store, clock, ids: uuidv7 };
  const sync = syncStoreOf(store);
  const blobs = new Blobs({ dir: join(dataDir, 'blobs'), store, clock });
  const parts = { store, clock, ids: uuidv7, blobs, onCommit: () => undefined };
  const intake = createIntake(parts);
  const person = (name: string, role = 'Customer Service') =>
    addAgent(admin, { name, email: `${name.toLowerCase()}@team.example`, role, password: testPassword });
  const root = await initWorkspace(admin, {
    name: 'Test',
    admin: { name: 'Root', email: 'root@team.example', password: testPassword },
  });
  const [anna, ben, kasia] = [await person('Anna'), await person('Ben'), await person('Kasia', 'Finance')];
  const service = await addInbox(admin, { name: 'Service', address: 'service@team.example' });
  const finance = await addInbox(admin, { name: 'Finance', address: 'finance@team.example' });
  const dueType = await addDueType(admin, 'Refund');
  await setMember(admin, anna, service, allRights);
  await setMember(admin, anna, finance, allRights);
  await setMember(admin, ben, service, allRights);
  await setMember(admin, kasia, finance, allRights);
  const bug = (error: unknown): never => {
    throw error;
  };
  return {
    dataDir,
    admin,
    sync,
    clock,
    intake,
    sendQueue: createSendQueue(parts),
    blobs,
    service,
    finance,
    dueType,
    root,
    anna,
    ben,
    kasia,
    replica: (agent, on = sync) =>
      new TestReplica(
        {
          push: (intents, clientId) =>
            push(
              { store: on, clock, onBug: bug, onCommit: () => undefined },
              agent,
              pushRequest.parse({ clientId, protocol: protocolVersion, intents }),
            ),
          pull: async (request) => {
            let text = '';
            for await (const line of pull({ store: on, clock }, agent, pullRequest.parse(request)))
              text += line;
            return text;
          },
        },
        agent,
      ),
    newCase: async (mail = {}) => {
      const { caseId } = await intake.receive(inboundMail(service, mail));
      if (caseId === null) throw new Error('no case was opened');
      return caseId;
    },
    close: async () => {
      await store.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
