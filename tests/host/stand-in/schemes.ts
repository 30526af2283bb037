import type { CustomScheme } from 'electron';

/** Answers a request of a custom scheme, as `protocol.handle` takes it. */
export type SchemeHandler = (request: Request) => Response | Promise<Response>;

interface Scheme {
  privileged: boolean;
  handler: SchemeHandler | undefined;
}

/**
 * Chromium's debugging protocol cannot intercept a scheme it does not know. So `scheme://host/path` is shown to
 * Chromium as `https://host.scheme.localhost/path`, which it treats as the secure standard origin that Electron makes
 * of a privileged scheme; every request to it is answered here and nothing leaves the machine.
 */
const schemes = new Map<string, Scheme>();

export function registerPrivileged(list: readonly CustomScheme[]): void {
  for (const { scheme } of list)
    schemes.set(scheme, { privileged: true, handler: schemes.get(scheme)?.handler });
}

export function setHandler(scheme: string, handler: SchemeHandler | undefined): void {
  schemes.set(scheme, { privileged: schemes.get(scheme)?.privileged ?? false, handler });
}

export const handlerOf = (scheme: string): SchemeHandler | undefined => schemes.get(scheme)?.handler;

/** The URL patterns Chromium must hand over to the stand-in. */
export const schemePatterns = (): string[] =>
  [...schemes.keys()].map((scheme) => `https://*.${scheme}.localhost/*`);

/** `caseload-app://ui/x` → `https://ui.caseload-app.localhost/x`; other URLs unchanged. */
export function toChromium(url: string): string {
  const parts = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/i.exec(url);
  if (!parts) return url;
  const [, scheme = '', host = '', rest = ''] = parts;
  if (!schemes.has(scheme.toLowerCase())) return url;
  return `https://${host}.${scheme.toLowerCase()}.localhost${rest.startsWith('/') ? '' : '/'}${rest}`;
}

/** The reverse of {@link toChromium}, for URLs and origins alike. */
export function toApp(url: string): string {
  const parts = /^https:\/\/([^/?#]+?)\.([a-z0-9+-]+)\.localhost(?=[/?#]|$)(.*)$/s.exec(url);
  if (!parts) return url;
  const [, host = '', scheme = '', rest = ''] = parts;
  return schemes.has(scheme) ? `${scheme}://${host}${rest}` : url;
}

/** Rewrites the sources of a Content-Security-Policy that name a custom scheme. */
export function policyToChromium(policy: string): string {
  let text = policy;
  for (const scheme of schemes.keys()) {
    text = text
      .replace(new RegExp(`(?<![\\w.+-])${scheme}://([\\w.-]+)`, 'g'), `https://$1.${scheme}.localhost`)
      .replace(new RegExp(`(?<![\\w.+-])${scheme}:(?!//)`, 'g'), `https://*.${scheme}.localhost`);
  }
  return text;
}

/** The origin of an app URL as Electron prints it; `null` (the text) for opaque origins. */
export function originOf(url: string): string {
  try {
    const { protocol, host } = new URL(url);
    return host ? `${protocol}//${host}` : 'null';
  } catch {
    return 'null';
  }
}
