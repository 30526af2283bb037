import { AppError } from '#shared/domain/errors.ts';

const loopbackHost = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i;

export function isLoopback(url: URL): boolean {
  return loopbackHost.test(url.hostname);
}

/**
 * The server's base URL as a person may type it ("desk.example.org", "https://example.org/caseload/"): without query,
 * fragment or final slash. https is added, and demanded of everything but this machine.
 * @throws AppError `invalid` with params `{field: 'server', reason: 'url' | 'https'}`
 */
export function normaliseServer(typed: string): string {
  const refuse = (reason: 'url' | 'https') =>
    new AppError('invalid', `server: ${reason}`, { field: 'server', reason });
  const text = typed.trim();
  if (text === '' || /\s/.test(text)) throw refuse('url');
  const host = /^(\[[^\]]*\]|[^/:?#]*)/.exec(text)?.[0] ?? '';
  const full = text.includes('://') ? text : `${loopbackHost.test(host) ? 'http' : 'https'}://${text}`;
  if (!URL.canParse(full)) throw refuse('url');
  const url = new URL(full);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw refuse('url');
  if (url.hostname === '' || url.username !== '' || url.password !== '') throw refuse('url');
  if (url.protocol === 'http:' && !isLoopback(url)) throw refuse('https');
  return url.origin + url.pathname.replace(/\/+$/, '');
}
