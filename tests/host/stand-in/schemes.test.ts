import { beforeAll, describe, expect, it } from 'vitest';
import {
  originOf,
  policyToChromium,
  registerPrivileged,
  schemePatterns,
  toApp,
  toChromium,
} from './schemes.ts';

beforeAll(() => registerPrivileged([{ scheme: 'caseload-app' }]));

describe('the custom scheme as Chromium sees it', () => {
  it.each([
    ['caseload-app://ui/index.html#/inbox?x=1', 'https://ui.caseload-app.localhost/index.html#/inbox?x=1'],
    ['caseload-app://ui', 'https://ui.caseload-app.localhost/'],
    ['caseload-app://ui?x=1', 'https://ui.caseload-app.localhost/?x=1'],
    ['https://example.com/', 'https://example.com/'],
    ['caseload://case/7', 'caseload://case/7'],
    ['about:blank', 'about:blank'],
  ])('%s is %s', (app, chromium) => expect(toChromium(app)).toBe(chromium));

  it('is translated back, URLs and origins, and nothing else is', () => {
    expect(toApp('https://ui.caseload-app.localhost/a/b?c#d')).toBe('caseload-app://ui/a/b?c#d');
    expect(toApp('https://ui.caseload-app.localhost')).toBe('caseload-app://ui');
    expect(toApp('https://ui.caseload-app.localhost.evil.example/')).toBe(
      'https://ui.caseload-app.localhost.evil.example/',
    );
    expect(toApp('http://ui.caseload-app.localhost/')).toBe('http://ui.caseload-app.localhost/');
    expect(schemePatterns()).toEqual(['https://*.caseload-app.localhost/*']);
  });

  it('is translated in policies, as a scheme and as a host', () => {
    expect(
      policyToChromium(
        "default-src 'self'; img-src caseload-app: data:; frame-src caseload-app://mail blob:",
      ),
    ).toBe(
      "default-src 'self'; img-src https://*.caseload-app.localhost data:; frame-src https://mail.caseload-app.localhost blob:",
    );
  });

  it('has the origins that Electron prints', () => {
    expect(originOf('caseload-app://ui/index.html')).toBe('caseload-app://ui');
    expect(originOf('about:blank')).toBe('null');
    expect(originOf('')).toBe('null');
  });
});
