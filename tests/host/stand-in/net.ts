import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Net } from 'electron';
import { handlerOf } from './schemes.ts';
import { strict } from './strict.ts';

/** Types that Chromium gives files by their names. */
const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain',
  '.pdf': 'application/pdf',
  '.mp3': 'audio/mpeg',
  '.wav': 'audio/wav',
  '.map': 'application/json',
};

async function fetchFile(url: string): Promise<Response> {
  const file = fileURLToPath(url);
  try {
    return new Response(await readFile(file), {
      headers: { 'content-type': types[path.extname(file)] ?? 'application/octet-stream' },
    });
  } catch {
    throw new Error('net::ERR_FILE_NOT_FOUND');
  }
}

type Init = RequestInit & { bypassCustomProtocolHandlers?: boolean };

/** Electron's net.fetch: custom schemes and files too; anything else by Node's own fetch. */
export async function netFetch(input: string | Request, init: Init = {}): Promise<Response> {
  const url = typeof input === 'string' ? input : input.url;
  if (url.startsWith('file:')) return fetchFile(url);
  const handler = init.bypassCustomProtocolHandlers ? undefined : handlerOf(url.slice(0, url.indexOf(':')));
  return handler ? handler(new Request(input, init)) : fetch(input, init);
}

export const net = strict('net', {
  fetch: netFetch,
  isOnline: () => true,
  online: true,
} satisfies Pick<Net, 'fetch' | 'isOnline' | 'online'>);
