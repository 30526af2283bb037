import { connect, createServer, type Socket } from 'node:net';

/** `up` is from the client to the server, `down` the way back. */
export type Direction = 'up' | 'down';

export interface Cut {
  direction: Direction;
  /** Exactly so many bytes of a connection pass; then it ends. */
  afterBytes: number;
  how: 'rst' | 'fin';
  /** Only the next connection that gets so far; later ones pass. */
  once?: boolean;
}

/** What is wrong with the line. Changes work at once, on open connections too. */
export interface Faults {
  /** Added to each chunk, each way. */
  latencyMs: number;
  /** 0 = as fast as it goes. */
  bytesPerSecond: number;
  /** Half open: the connection stays, bytes of this direction vanish. */
  stall: Direction | 'both' | undefined;
  cut: Cut | undefined;
  /** New connections are reset. */
  refuse: boolean;
  /**
   * Sees each chunk before any fault works on it. A test looks for a moment of the protocol here and sets a fault.
   * @param total bytes of this direction before the chunk
   */
  onChunk: ((direction: Direction, chunk: Buffer, total: number) => void) | undefined;
}

export interface FaultProxy {
  port: number;
  faults: Faults;
  /** Where connections go; may change, for a server that comes back on another port. */
  target: { port: number; host: string };
  openConnections(): number;
  /** Resets every open connection. */
  resetAll(): void;
  /** Ends all faults; what is open stays open. */
  heal(): void;
  stop(): Promise<void>;
}

interface Pair {
  client: Socket;
  server: Socket;
  passed: Record<Direction, number>;
}

const noFaults = (): Faults => ({
  latencyMs: 0,
  bytesPerSecond: 0,
  stall: undefined,
  cut: undefined,
  refuse: false,
  onChunk: undefined,
});

const pause = (ms: number) =>
  ms > 0 ? new Promise<void>((done) => setTimeout(done, ms)) : Promise.resolve();

/** A TCP proxy on a free loopback port that a test breaks as a bad line would. */
export async function startFaultProxy(targetPort: number, targetHost = '127.0.0.1'): Promise<FaultProxy> {
  const faults = noFaults();
  const target = { port: targetPort, host: targetHost };
  const pairs = new Set<Pair>();

  const end = (pair: Pair, how: 'rst' | 'fin') => {
    pairs.delete(pair);
    for (const socket of [pair.client, pair.server]) {
      if (how === 'fin') socket.end();
      else socket.resetAndDestroy();
    }
  };

  /** Lets a chunk through, or the part of it before a cut. Returns false when the connection has ended. */
  const pass = async (pair: Pair, direction: Direction, to: Socket, chunk: Buffer): Promise<boolean> => {
    if (faults.bytesPerSecond > 0) await pause((chunk.length / faults.bytesPerSecond) * 1000);
    if (!pairs.has(pair)) return false;
    const cut = faults.cut?.direction === direction ? faults.cut : undefined;
    const room = cut === undefined ? Infinity : Math.max(0, cut.afterBytes - pair.passed[direction]);
    const part = room < chunk.length ? chunk.subarray(0, room) : chunk;
    pair.passed[direction] += part.length;
    // The part must have left this process before the connection goes, or a reset would swallow it.
    if (part.length > 0) await new Promise((done) => to.write(part, done));
    if (cut === undefined || part.length === chunk.length) return true;
    if (cut.once === true) faults.cut = undefined;
    end(pair, cut.how);
    return false;
  };

  const pump = (pair: Pair, direction: Direction) => {
    const [from, to] = direction === 'up' ? [pair.client, pair.server] : [pair.server, pair.client];
    // On a half-open line the other side does not learn of an end either; the pair stays until it is reset.
    const stalled = () => faults.stall === direction || faults.stall === 'both';
    let seen = 0;
    let queue: Promise<unknown> = Promise.resolve();
    from.on('data', (chunk: Buffer) => {
      faults.onChunk?.(direction, chunk, seen);
      seen += chunk.length;
      if (stalled()) return;
      const due = performance.now() + faults.latencyMs;
      from.pause();
      queue = queue.then(async () => {
        await pause(due - performance.now());
        if (await pass(pair, direction, to, chunk)) from.resume();
      });
    });
    from.on('end', () => {
      if (!stalled()) queue = queue.then(() => to.end());
    });
    from.on('error', () => {
      if (!stalled()) end(pair, 'rst');
    });
    from.on('close', () => {
      if (stalled()) return;
      queue = queue.then(() => to.destroy());
      pairs.delete(pair);
    });
  };

  const listener = createServer({ pauseOnConnect: true, allowHalfOpen: true }, (client) => {
    client.on('error', () => undefined);
    if (faults.refuse) {
      client.resetAndDestroy();
      return;
    }
    const server = connect({ ...target, allowHalfOpen: true });
    const pair: Pair = { client, server, passed: { up: 0, down: 0 } };
    pairs.add(pair);
    server.once('error', () => end(pair, 'rst'));
    server.once('connect', () => {
      pump(pair, 'up');
      pump(pair, 'down');
      client.resume();
    });
  });
  await new Promise<void>((done) => listener.listen(0, '127.0.0.1', done));
  const address = listener.address();
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a TCP address');

  const resetAll = () => {
    for (const pair of pairs) end(pair, 'rst');
  };
  return {
    port: address.port,
    faults,
    target,
    openConnections: () => pairs.size,
    resetAll,
    heal: () => void Object.assign(faults, noFaults()),
    async stop() {
      resetAll();
      await new Promise((done) => listener.close(done));
    },
  };
}
