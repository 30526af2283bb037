import { resolve, sep } from 'node:path';
import { blobHash } from '#shared/domain/ids.ts';
import type { BlobHash } from '#shared/domain/ids.ts';

/** Our pages' scheme and origin. Deep links have another scheme (app/deepLinks.ts), so none can name a page. */
export const pageScheme = 'caseload-app';
export const pageHost = 'ui';
export const pageOrigin = `${pageScheme}://${pageHost}`;
export const startPage = `${pageOrigin}/index.html`;

/** What a request to our scheme asks for. */
export type Wanted =
  | { readonly type: 'file'; readonly path: string }
  | {
      readonly type: 'blob';
      readonly hash: BlobHash;
      readonly name: string | null;
      readonly mime: string | null;
    }
  | { readonly type: 'nothing' };

const nothing: Wanted = { type: 'nothing' };

/**
 * Reads a URL of our scheme. `root` is the absolute folder of the built renderer; no answer ever lies outside it.
 * `/blob/<sha256>?name=…&type=…` names a file of the blob store. Total: never throws.
 */
export function wantedBy(url: string, root: string): Wanted {
  if (!URL.canParse(url)) return nothing;
  const { protocol, host, pathname, searchParams } = new URL(url);
  if (protocol !== `${pageScheme}:` || host !== pageHost) return nothing;
  const path = decoded(pathname);
  // Backslashes are separators on Windows, and NUL ends a path in the operating system's eyes.
  if (path === null || /[\\\0]/.test(path)) return nothing;
  if (path.startsWith('/blob/')) {
    const hash = blobHash.safeParse(path.slice('/blob/'.length));
    if (!hash.success) return nothing;
    return { type: 'blob', hash: hash.data, name: searchParams.get('name'), mime: searchParams.get('type') };
  }
  const file = resolve(root, `.${path === '/' ? '/index.html' : path}`);
  return file.startsWith(root + sep) ? { type: 'file', path: file } : nothing;
}

function decoded(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return null;
  }
}
