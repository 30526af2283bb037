import type { Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';

export type DataAnswer = 'accept' | 'destroy' | 'reset' | 'stall';

export interface LostAnswerSmtp {
  port: number;
  /** Every message that came in whole, whether the client was told so or not. */
  received: { from: string; to: string[]; raw: Buffer }[];
  /** How the next messages are answered once they are in: 250, a closed or reset connection, or never. */
  answer: DataAnswer;
  stop(): Promise<void>;
}

/** The socket behind a session; smtp-server keeps it in a private field of its connections. */
function socketOf(server: SMTPServer, sessionId: string): Socket | undefined {
  const connections = (server as unknown as { connections: Set<{ id: string; _socket: Socket }> })
    .connections;
  return [...connections].find(({ id }) => id === sessionId)?._socket;
}

/**
 * An SMTP server that takes a message and then does not say so, for the "was it sent?" question after a lost answer.
 * It is a fault injector for one client; tests of delivery use the real Exim (mailWorld.ts).
 */
export async function startLostAnswerSmtp(): Promise<LostAnswerSmtp> {
  const world: Pick<LostAnswerSmtp, 'received' | 'answer'> = { received: [], answer: 'accept' };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 100,
    onAuth: (auth, _session, done) => done(null, { user: auth.username ?? '' }),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        world.received.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks),
        });
        if (world.answer === 'accept') done();
        if (world.answer === 'destroy') socketOf(server, session.id)?.destroy();
        if (world.answer === 'reset') socketOf(server, session.id)?.resetAndDestroy();
      });
    },
  });
  // A connection that this server itself cut is reported as an error of the server; that is no news.
  server.on('error', () => undefined);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a TCP address');
  return Object.assign(world, {
    port: address.port,
    stop: () => new Promise<void>((done) => server.close(() => done())),
  });
}
