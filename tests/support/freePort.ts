import { createServer } from 'node:net';

/** A loopback TCP port that was free a moment ago (the kernel hands out another one to the next caller). */
export async function freePort(): Promise<number> {
  const server = createServer();
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  server.once('error', reject);
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('a TCP server has a TCP address');
    server.close(() => resolve(address.port));
  });
  return promise;
}
