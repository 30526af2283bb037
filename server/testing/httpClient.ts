import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import type { AgentId, CaseId, ClientId, InboxId } from '#shared/domain/ids.ts';
import { addInbox } from '../admin/inboxes.ts';
import { setMember } from '../admin/members.ts';
import { addAgent } from '../admin/people.ts';
import { initWorkspace } from '../admin/workspace.ts';
import { startServer } from '../compose.ts';
import type { RunningServer } from '../compose.ts';
import type { Dialect } from '#shared/protocol/dialect.ts';
import { protocolVersion } from '#shared/protocol/versions.ts';
import { signInResponse } from '#shared/protocol/session.ts';
import { pushResponse } from '#shared/protocol/push.ts';
import { TestReplica } from './replica.ts';
import { testClock } from './testClock.ts';
import type { TestClock } from './testClock.ts';
import { inboundMail, testPassword } from './world.ts';

export interface HttpWorld {
  readonly server: RunningServer;
  readonly dataDir: string;
  readonly clock: TestClock;
  readonly service: InboxId;
  readonly root: AgentId;
  readonly ben: AgentId;
  newCase(): Promise<CaseId>;
  /** Signs in and answers the token. */
  signIn(email: string, clientId?: ClientId): Promise<{ token: string; agentId: AgentId }>;
  call(
    method: string,
    path: string,
    token?: string | null,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Response>;
  replica(token: string, agentId: AgentId): TestReplica;
  close(): Promise<void>;
}

/** A whole server on a free port with Root, who administers, and Ben, who works in Service. */
export async function createHttpWorld(options: { dialect?: Dialect } = {}): Promise<HttpWorld> {
  const dataDir = await mkdtemp(join(tmpdir(), 'caseload-http-'));
  const clock = testClock();
  const server = await startServer({ dataDir, clock, ...options });
  const { admin } = server;
  const root = await initWorkspace(admin, {
    name: 'Test',
    admin: { name: 'Root', email: 'root@team.example', password: testPassword },
  });
  const service = await addInbox(admin, { name: 'Service', address: 'service@team.example' });
  const agent = { name: 'Ben', email: 'ben@team.example', role: 'Customer Service', password: testPassword };
  const ben = await addAgent(admin, agent);
  await setMember(admin, ben, service, ['read', 'work']);
  const call: HttpWorld['call'] = (method, path, token = null, body, headers = {}) => {
    const json = body !== undefined && !(body instanceof Uint8Array) && typeof body !== 'string';
    return fetch(`${server.url}${path}`, {
      method,
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(json ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      ...(body === undefined
        ? {}
        : { body: json ? JSON.stringify(body) : (body as string | Uint8Array<ArrayBuffer>) }),
    });
  };
  return {
    server,
    dataDir,
    clock,
    service,
    root,
    ben,
    call,
    newCase: async () => (await server.intake.receive(inboundMail(service))).caseId as CaseId,
    signIn: async (email, clientId = uuidv7() as ClientId) => {
      const request = { email, password: testPassword, deviceName: 'Test', clientId };
      return signInResponse.parse(await (await call('POST', '/session', null, request)).json());
    },
    replica: (token, agentId) =>
      new TestReplica(
        {
          push: async (intents, clientId) => {
            const answer = await call('POST', '/sync/push', token, {
              clientId,
              protocol: protocolVersion,
              intents,
            });
            return pushResponse.parse(await answer.json());
          },
          pull: async (request) => {
            const answer = await call('POST', '/sync/pull', token, request);
            if (!answer.ok) throw new Error(`pull answered ${String(answer.status)}`);
            return answer.text();
          },
        },
        agentId,
      ),
    close: async () => {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
