import { Buffer } from 'node:buffer';
import type { CdpSession, Events } from './cdp.ts';
import { handlerOf, policyToChromium, toApp, toChromium } from './schemes.ts';

type Paused = Events['Fetch.requestPaused'];

/** Headers that carry a URL of the page's own origin. */
const urlHeaders = new Set(['origin', 'referer']);
/** Response headers whose value names the custom scheme, and how to show it to Chromium. */
const translated: Record<string, (value: string) => string> = {
  'content-security-policy': policyToChromium,
  'content-security-policy-report-only': policyToChromium,
  location: toChromium,
  'access-control-allow-origin': toChromium,
};

/** Answers one request that Chromium handed over: from the handler of its scheme, or by letting it go on. */
export async function answerRequest(session: CdpSession, event: Paused): Promise<void> {
  const { requestId, request } = event;
  const url = toApp(request.url);
  if (url === request.url) {
    session.tell('Fetch.continueRequest', { requestId });
    return;
  }
  // Electron asks for no icon of its own accord; a handler's 404 would stand in the page's console.
  if (event.resourceType === 'Other' && new URL(url).pathname === '/favicon.ico') {
    session.tell('Fetch.fulfillRequest', { requestId, responseCode: 204 });
    return;
  }
  const handler = handlerOf(new URL(url).protocol.slice(0, -1));
  if (!handler) {
    session.tell('Fetch.failRequest', { requestId, errorReason: 'NameNotResolved' });
    return;
  }
  try {
    const response = await handler(requestOf(url, request));
    if (response.type === 'error') {
      session.tell('Fetch.failRequest', { requestId, errorReason: 'Failed' });
      return;
    }
    const body = Buffer.from(await response.arrayBuffer()).toString('base64');
    session.tell('Fetch.fulfillRequest', {
      requestId,
      responseCode: response.status,
      responseHeaders: headersOf(response),
      body,
    });
  } catch (error) {
    console.error('stand-in: a protocol handler failed:', error);
    session.tell('Fetch.failRequest', { requestId, errorReason: 'Failed' });
  }
}

function requestOf(url: string, request: Paused['request']): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (name.startsWith(':')) continue;
    headers.set(name, urlHeaders.has(name.toLowerCase()) ? toApp(value) : value);
  }
  const parts = request.postDataEntries?.map((entry) => Buffer.from(entry.bytes ?? '', 'base64'));
  return new Request(url, {
    method: request.method,
    headers,
    ...(parts ? { body: Buffer.concat(parts) } : {}),
  });
}

function headersOf(response: Response): { name: string; value: string }[] {
  return [...response.headers].map(([name, value]) => ({ name, value: translated[name]?.(value) ?? value }));
}
