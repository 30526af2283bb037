import type { Logger } from 'pino';
import { startServer } from '../compose.ts';
import type { RunningServer } from '../compose.ts';
import { ColleaguePlayer } from './colleaguePlayer.ts';
import { seedDemo } from './seed.ts';
import type { SeededDemo } from './seed.ts';

export interface DemoServer {
  readonly server: RunningServer;
  /** Sign in with these. */
  readonly email: string;
  readonly password: string;
  stop(): Promise<void>;
}

export interface DemoOptions {
  /** An empty folder; the demo begins anew each time. */
  readonly dataDir: string;
  readonly password: string;
  readonly port?: number;
  readonly logger?: Logger;
  /** Without the colleague the desk stays as it was seeded. */
  readonly colleague?: boolean;
}

/** How often replies are "sent": the demo has no mail server, so nothing leaves the machine. */
const sendEveryMs = 1000;

/** Starts a server of its own on loopback with the demo's desk, a colleague at work and no way out for mail. */
export async function startDemoServer(options: DemoOptions): Promise<DemoServer> {
  const { dataDir, password, port, logger } = options;
  const server = await startServer({
    dataDir,
    ...(port === undefined ? {} : { port }),
    ...(logger === undefined ? {} : { logger }),
  });
  const demo = await seedDemo(server.admin, server.blobs, password);
  const report = (error: unknown) => logger?.warn({ event: 'demo.failed', err: error });
  const stops = [playMail(server, report)];
  if (options.colleague !== false) stops.push(playColleague(server, demo, report));
  return {
    server,
    email: demo.email,
    password,
    stop: async () => {
      for (const stop of stops) stop();
      await server.stop();
    },
  };
}

type Report = (error: unknown) => void;

function playMail({ sendQueue }: RunningServer, report: Report): () => void {
  const send = async () => {
    for (const mail of await sendQueue.claimDue(10)) {
      await sendQueue.sent(mail.itemId, 'Demo: nothing leaves this computer.');
    }
  };
  const timer = setInterval(() => void send().catch(report), sendEveryMs);
  return () => clearInterval(timer);
}

function playColleague(server: RunningServer, demo: SeededDemo, report: Report): () => void {
  const player = new ColleaguePlayer(server, demo);
  const { colleague } = demo.workspace;
  let timer: NodeJS.Timeout | undefined;
  const after = (index: number) => {
    const step = colleague[index];
    if (step === undefined) return;
    timer = setTimeout(() => {
      after(index + 1);
      void player.step(step).catch(report);
    }, step.afterSeconds * 1000);
  };
  after(0);
  return () => clearTimeout(timer);
}
