import { extname } from 'node:path';

const ofExtension: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
};

/** Content type of one of our own files, by its name. */
export function typeOfFile(path: string): string {
  return ofExtension[extname(path).toLowerCase()] ?? 'application/octet-stream';
}

/** Types a window may show in place: pictures and sound, which carry no script. SVG does, so it is not among them. */
const shownInPlace =
  /^(image\/(png|jpeg|gif|webp|avif|bmp)|(audio|video)\/[a-z0-9.+-]+|application\/pdf|text\/plain)$/;
const validType = /^[a-z0-9!#$&^_.+-]+\/[a-z0-9!#$&^_.+-]+$/;

/**
 * Headers for bytes that came from outside. `claimed` is what their sender says they are: believed only for types that
 * cannot act; everything else is an opaque download, whatever it is called.
 */
export function headersOfBlob(claimed: string | null, name: string | null): Record<string, string> {
  const type = (claimed ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const harmless = validType.test(type) && shownInPlace.test(type);
  const charset = type === 'text/plain' ? '; charset=utf-8' : '';
  return {
    'content-type': harmless ? type + charset : 'application/octet-stream',
    'content-disposition': disposition(harmless ? 'inline' : 'attachment', name),
  };
}

/** RFC 6266 with RFC 8187 for names beyond ASCII; the name can break out of neither form. */
function disposition(kind: 'inline' | 'attachment', name: string | null): string {
  if (name === null || name === '') return kind;
  const plain = name.replace(/[^\w.\- ]/g, '_');
  const full = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16)}`,
  );
  return `${kind}; filename="${plain}"; filename*=UTF-8''${full}`;
}
