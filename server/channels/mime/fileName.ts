import { detectExtension } from 'nodemailer/lib/mime-funcs';
import { cutAt, shownLine } from './cleanText.ts';

const limit = 255;
/** Characters that name a path or that some file system refuses. */
const unsafe = /[/\\:*?"<>|]+/g;
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** Names for parts that come without one; people know them from their mail programs. */
const namesByType: Record<string, string> = {
  'text/calendar': 'invite.ics',
  'application/ms-tnef': 'winmail.dat',
  'message/rfc822': 'message.eml',
  'message/delivery-status': 'delivery-status.txt',
  'text/rfc822-headers': 'headers.txt',
  'text/html': 'message.html',
};

/**
 * A file name that is safe to show and to write on any disk: no path, no control characters, no bidirectional
 * overrides, no leading dots, 1 to 255 characters with the extension kept.
 * @param name as the sender gave it, decoded (RFC 2047, RFC 2231); may be missing or empty
 * @param type the part's media type, which names a file that has no name
 */
export function safeFileName(name: string | undefined, type: string): string {
  const last =
    shownLine(name ?? '', 4096)
      .split(/[/\\]/)
      .at(-1) ?? '';
  const clean = last
    .replace(unsafe, '_')
    .replace(/^[. ]+/, '')
    .replace(/[. ]+$/, '');
  if (clean === '') return namesByType[type.toLowerCase()] ?? `attachment.${extensionFor(type)}`;
  const safe = reserved.test(clean) ? `_${clean}` : clean;
  if (safe.length <= limit) return safe;
  const dot = safe.lastIndexOf('.');
  const extension = dot > 0 && safe.length - dot <= 20 ? safe.slice(dot) : '';
  return cutAt(safe, limit - extension.length) + extension;
}

function extensionFor(type: string): string {
  const found = detectExtension(type);
  return typeof found === 'string' && /^[a-z0-9]+$/i.test(found) ? found : 'bin';
}
