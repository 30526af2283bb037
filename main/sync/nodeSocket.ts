import { WebSocket } from 'ws';
import type { PokeSocket } from './httpTransport.ts';

/** A WebSocket of `ws`: unlike the global one it can send the authorization header. */
export function openNodeSocket(url: string, headers: Readonly<Record<string, string>>): PokeSocket {
  const socket = new WebSocket(url, {
    headers: { ...headers },
    handshakeTimeout: 20_000,
    maxPayload: 1 << 20,
  });
  const poke: PokeSocket = { onmessage: null, onclose: null, onerror: null, close: () => socket.terminate() };
  socket.on('message', (data) => poke.onmessage?.({ data: (data as Buffer).toString('utf8') }));
  socket.on('close', (code) => poke.onclose?.({ code }));
  socket.on('error', (error) => poke.onerror?.(error));
  return poke;
}
