import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSample, type Sample } from './sample-app.ts';

let sample: Sample;
beforeAll(async () => void (sample = await startSample()));
afterAll(() => sample.end());

describe('a custom scheme', () => {
  it('serves pages, module scripts and styles from its handler', async () => {
    expect(await sample.page.evaluate(() => window.moduleAnswer)).toBe(42);
    expect(await sample.page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
      'rgb(1, 2, 3)',
    );
    expect(await sample.log('request')).toContainEqual(['request', 'GET', 'sample-app://ui/answer.js']);
  });

  it('is a secure context with an origin of its own', async () => {
    expect(
      await sample.page.evaluate(() => [isSecureContext, typeof crypto.subtle, location.origin !== 'null']),
    ).toEqual([true, 'object', true]);
  });

  it('answers fetch with method, body and the origin of the app', async () => {
    const answer = await sample.page.evaluate(async () => {
      const response = await fetch(new URL('/posted', location.origin), { method: 'POST', body: 'żółw' });
      return response.json() as Promise<unknown>;
    });
    expect(answer).toEqual({ method: 'POST', body: 'żółw', origin: 'sample-app://ui' });
  });

  it('gives the status of its handler', async () => {
    expect(await sample.page.evaluate(async () => (await fetch('/nowhere')).status)).toBe(404);
  });

  it('starts module workers that import from it', async () => {
    const answer = await sample.page.evaluate(
      () =>
        new Promise((resolve, reject) => {
          const worker = new Worker('/worker.js', { type: 'module' });
          worker.onmessage = ({ data }) => resolve(data);
          worker.onerror = () => reject(new Error('the worker failed'));
        }),
    );
    expect(answer).toBe(42);
  });

  it('applies the policy of the response: no inline code, no other origin', async () => {
    expect(await sample.page.evaluate(() => window.inlineRan)).toBeUndefined();
    const refused = await sample.page.evaluate(async () => {
      const violation = new Promise((resolve) =>
        addEventListener(
          'securitypolicyviolation',
          (event) => resolve([event.effectiveDirective, event.blockedURI]),
          { once: true },
        ),
      );
      await fetch('https://example.com/').catch(() => undefined);
      return violation;
    });
    expect(refused).toEqual(['connect-src', 'https://example.com/']);
  });

  it('tells the app of what the policy refused, as a console message', async () => {
    const [, level, message] = await sample.waitForLog('console', ([, , text]) =>
      String(text).includes('inline script'),
    );
    expect(level).toBe('error');
    expect(message).toContain("'default-src 'self''");
  });
});

describe('the network', () => {
  it('is out of reach of the page even where no policy stands in the way', async () => {
    let visits = 0;
    const server = createServer((_request, response) => {
      visits++;
      response.setHeader('access-control-allow-origin', '*').end('reached');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const session = await sample.electron.context().newCDPSession(sample.page);
    await session.send('Page.setBypassCSP', { enabled: true });
    await sample.page.reload();
    const outcomes = await sample.page.evaluate(
      (urls) =>
        Promise.all(
          urls.map((url) =>
            fetch(url).then(
              () => 'reached',
              () => 'failed',
            ),
          ),
        ),
      [`http://127.0.0.1:${port}/`, `http://localhost:${port}/`],
    );
    server.close();
    expect({ outcomes, visits }).toEqual({ outcomes: ['failed', 'failed'], visits: 0 });
  });
});
