import { connect } from 'node:net';

const SILENCE_MS = 2_000;

/** The first bytes a server on a loopback port says by itself (IMAP, SMTP and LMTP greet). Rejects if it refuses or is silent. */
export async function greetingOf(port: number): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const socket = connect(port, '127.0.0.1');
  socket.setTimeout(SILENCE_MS, () =>
    socket.destroy(new Error(`port ${port} said nothing for ${SILENCE_MS} ms`)),
  );
  socket.once('data', (data) => resolve(data.toString('latin1')));
  socket.once('error', reject);
  socket.once('close', () => reject(new Error(`port ${port} closed without a word`)));
  try {
    return await promise;
  } finally {
    socket.destroy();
  }
}
