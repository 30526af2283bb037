import { protocol } from 'electron';
import { readFile } from 'node:fs/promises';
import type { BlobHash } from '#shared/domain/ids.ts';
import { blobPolicy, commonHeaders, pagePolicy } from './csp.ts';
import { headersOfBlob, typeOfFile } from './contentType.ts';
import { pageScheme, wantedBy } from './paths.ts';

/** Announces the scheme of our pages. To be called before the application is ready. */
export function announceScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: pageScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ]);
}

export interface SchemeParts {
  /** Folder of the built renderer, absolute. */
  readonly root: string;
  /** Bytes of a file of the open account; null when they are not on this device. */
  readonly readBlob: (hash: BlobHash) => Promise<Uint8Array | null>;
}

/** Serves our pages and the account's files under `caseload-app://ui/`; everything else is 404. */
export function serveScheme({ root, readBlob }: SchemeParts): void {
  protocol.handle(pageScheme, async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return nothing(405);
    const wanted = wantedBy(request.url, root);
    if (wanted.type === 'file') return fileAnswer(wanted.path);
    if (wanted.type === 'nothing') return nothing(404);
    const bytes = await readBlob(wanted.hash).catch(() => null);
    if (bytes === null) return nothing(404);
    return new Response(new Uint8Array(bytes), {
      headers: {
        ...commonHeaders,
        ...headersOfBlob(wanted.mime, wanted.name),
        'content-security-policy': blobPolicy,
        // The bytes of a hash never change; nothing decrypted is written to Chromium's disk cache.
        'cache-control': 'no-store',
      },
    });
  });
}

async function fileAnswer(path: string): Promise<Response> {
  try {
    const headers = {
      ...commonHeaders,
      'content-type': typeOfFile(path),
      'content-security-policy': pagePolicy,
    };
    return new Response(new Uint8Array(await readFile(path)), { headers });
  } catch {
    return nothing(404);
  }
}

function nothing(status: 404 | 405): Response {
  return new Response(null, { status, headers: { ...commonHeaders, 'content-security-policy': blobPolicy } });
}
