import { uuidv7 } from 'uuidv7';
import type { AgentId, CaseId, ClientId, InboxId } from '#shared/domain/ids.ts';
import { pushResponse } from '#shared/protocol/push.ts';
import { signInResponse } from '#shared/protocol/session.ts';
import { protocolVersion } from '#shared/protocol/versions.ts';
import { addInbox } from '../../server/admin/inboxes.ts';
import { setMember } from '../../server/admin/members.ts';
import { addAgent } from '../../server/admin/people.ts';
import { initWorkspace } from '../../server/admin/workspace.ts';
import type { InboundMail } from '../../server/channels/ports.ts';
import { startServer } from '../../server/compose.ts';
import type { RunningServer } from '../../server/compose.ts';
import { TestReplica } from '../../server/testing/replica.ts';
import { inboundMail } from '../../server/testing/world.ts';
import { makeTempDir } from '../support/tempDir.ts';

const password = 'correct horse';
const rights = ['read', 'work', 'forward', 'cancel'];

/** A real server with one inbox, Anna (who uses the app under test) and Ben (a colleague). */
export interface Team {
  readonly server: RunningServer;
  readonly inbox: InboxId;
  readonly anna: { readonly id: AgentId; readonly email: string; readonly password: string };
  /** A customer writes. */
  mail(mail?: Partial<InboundMail>): Promise<CaseId>;
  /** Ben at his desk, up to date with the server. */
  ben(): Promise<TestReplica>;
  stop(): Promise<void>;
}

export async function startTeam(): Promise<Team> {
  const data = await makeTempDir('team');
  const server = await startServer({ dataDir: data.path });
  const { admin, intake } = server;
  const root = { name: 'Root', email: 'root@team.example', password };
  await initWorkspace(admin, { name: 'Harbour', admin: root });
  const person = (name: string) =>
    addAgent(admin, {
      name,
      email: `${name.toLowerCase()}@team.example`,
      role: 'Customer Service',
      password,
    });
  const [anna, ben] = [await person('Anna'), await person('Ben')];
  const inbox = await addInbox(admin, { name: 'Service', address: 'service@team.example' });
  for (const agent of [anna, ben]) await setMember(admin, agent, inbox, rights);
  return {
    server,
    inbox,
    anna: { id: anna, email: 'anna@team.example', password },
    mail: async (mail = {}) => (await intake.receive(inboundMail(inbox, mail))).caseId as CaseId,
    ben: () => colleague(server.url, ben, 'ben@team.example'),
    stop: async () => {
      await server.stop();
      await data.remove();
    },
  };
}

async function colleague(url: string, agent: AgentId, email: string): Promise<TestReplica> {
  const clientId = uuidv7() as ClientId;
  const post = async (path: string, body: object, token = ''): Promise<string> => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const answer = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
    return answer.text();
  };
  const signIn = { email, password, deviceName: 'test', clientId };
  const { token } = signInResponse.parse(JSON.parse(await post('/session', signIn)));
  const link = {
    push: async (intents: readonly unknown[], client: ClientId) =>
      pushResponse.parse(
        JSON.parse(await post('/sync/push', { clientId: client, protocol: protocolVersion, intents }, token)),
      ),
    pull: (request: object) => post('/sync/pull', request, token),
  };
  const replica = new TestReplica(link, agent, clientId);
  await replica.pull();
  return replica;
}
