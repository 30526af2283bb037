import { uuidv7 } from 'uuidv7';
import { pino } from 'pino';
import type { AgentId, CaseId, InboxId } from '#shared/domain/ids.ts';
import { addDueType, addInbox } from '../../server/admin/inboxes.ts';
import { addMailbox } from '../../server/admin/mailboxes.ts';
import { removeMember, setMember } from '../../server/admin/members.ts';
import { addAgent } from '../../server/admin/people.ts';
import type { Admin } from '../../server/admin/stamped.ts';
import { initWorkspace } from '../../server/admin/workspace.ts';
import type { InboundMail } from '../../server/channels/ports.ts';
import { startServer } from '../../server/compose.ts';
import type { RunningServer } from '../../server/compose.ts';
import { openSecrets } from '../../server/store/secrets.ts';
import { inboundMail } from '../../server/testing/world.ts';
import type { Seat } from './desk.ts';
import { freePort } from '../support/freePort.ts';
import { startMailWorld } from '../support/mailWorld.ts';
import type { MailWorld } from '../support/mailWorld.ts';
import { startPostgres } from '../support/postgres.ts';
import { makeTempDir } from '../support/tempDir.ts';

const password = 'correct horse';
export const serviceAddress = 'service@team.test';
const works = ['read', 'work', 'forward', 'cancel'];

export type Who = 'anna' | 'ben' | 'lena';

/** A team with a server: Anna and Ben work in Service, Anna in Finance too; Lena leads both. */
export interface Office {
  server: RunningServer;
  readonly mail: MailWorld | null;
  readonly service: InboxId;
  readonly finance: InboxId;
  readonly agents: Readonly<Record<Who, AgentId>>;
  seat(who: Who): Seat;
  /** A customer's mail arrives at Service, by way of the intake. */
  customerWrites(mail: Partial<InboundMail> & { subject: string }): Promise<CaseId>;
  /** The same customer writes again on that case. */
  customerWritesAgain(caseId: CaseId, text: string): Promise<void>;
  /** Takes an inbox from an agent. */
  remove(who: Who, inbox: InboxId): Promise<void>;
  /** Ends the server and starts it again on the same data and port. */
  restartServer(): Promise<void>;
  stop(): Promise<void>;
}

export interface OfficeOptions {
  /** With Dovecot and Exim, and a mailbox of Service in them. */
  mail?: boolean;
  /** How long a reply is held, ms. */
  sendDelayMs?: number;
}

/** Starts an office. CASELOAD_E2E_ENGINE=postgres puts it on a PostgreSQL of its own. */
export async function startOffice({ mail = false, sendDelayMs = 1000 }: OfficeOptions = {}): Promise<Office> {
  const data = await makeTempDir('office');
  const postgres = process.env['CASELOAD_E2E_ENGINE'] === 'postgres' ? await startPostgres() : null;
  const databaseUrl = postgres === null ? null : (await postgres.createDatabase()).url;
  const port = await freePort();
  const options = { dataDir: data.path, databaseUrl, port, logger: pino({ level: 'error' }) };
  const world = mail ? await startMailWorld() : null;
  let server = await startServer(options);
  const team = await makeTeam(server.admin, sendDelayMs);
  if (world !== null) {
    await addServiceMailbox(server.admin, data.path, team.service, world);
    await server.stop();
    server = await startServer({ ...options, channels: true });
  }
  const to = [{ name: '', address: serviceAddress }];
  const office: Office = {
    server,
    mail: world,
    ...team,
    seat: (who) => ({ port, email: `${who}@team.test`, password }),
    customerWrites: async (mail) =>
      (await office.server.intake.receive(inboundMail(team.service, { to, ...mail }))).caseId as CaseId,
    customerWritesAgain: async (caseId, text) => {
      const row = await office.server.store.db
        .selectFrom('case_')
        .select('number')
        .where('id', '=', caseId)
        .executeTakeFirstOrThrow();
      await office.server.intake.receive(
        inboundMail(team.service, { to, subject: `Re: again [#${String(row.number)}]`, text }),
      );
    },
    remove: async (who, inbox) => {
      await removeMember(office.server.admin, team.agents[who], inbox);
      office.server.changed();
    },
    restartServer: async () => {
      await office.server.stop();
      office.server = await startServer({ ...options, channels: mail });
    },
    stop: async () => {
      await office.server.stop();
      await world?.stop();
      await postgres?.stop();
      await data.remove();
    },
  };
  return office;
}

async function makeTeam(admin: Admin, sendDelayMs: number) {
  const lena = await initWorkspace(admin, {
    name: 'Harbour',
    admin: { name: 'Lena Vos', email: 'lena@team.test', password },
  });
  const person = (name: string, email: string) =>
    addAgent(admin, { name, email, role: 'Customer Service', password });
  const agents = {
    lena,
    anna: await person('Anna Visser', 'anna@team.test'),
    ben: await person('Ben Aasen', 'ben@team.test'),
  };
  const service = await addInbox(admin, { name: 'Service', address: serviceAddress, sendDelayMs });
  const finance = await addInbox(admin, { name: 'Finance', address: 'finance@team.test', sendDelayMs });
  await addDueType(admin, 'Refund');
  await addDueType(admin, 'Call back');
  await setMember(admin, agents.anna, service, works);
  await setMember(admin, agents.anna, finance, works);
  await setMember(admin, agents.ben, service, works);
  for (const inbox of [service, finance]) await setMember(admin, lena, inbox, [...works, 'manage']);
  return { service, finance, agents };
}

async function addServiceMailbox(
  admin: Admin,
  dataDir: string,
  inboxId: InboxId,
  world: MailWorld,
): Promise<void> {
  await world.addAccount(serviceAddress, 'pw service');
  const secrets = openSecrets(dataDir, process.env['CASELOAD_KEY']);
  await addMailbox(admin, secrets, {
    id: uuidv7(),
    inboxId,
    address: serviceAddress,
    displayName: 'Harbour Service',
    imap: {
      host: '127.0.0.1',
      port: world.imapPort,
      secure: false,
      user: serviceAddress,
      password: 'pw service',
      folder: 'INBOX',
      sentFolder: 'Sent',
    },
    smtp: { host: '127.0.0.1', port: world.smtpPort, secure: false, user: null, password: null },
  });
}
