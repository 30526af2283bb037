import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '#shared/domain/errors.ts';
import { normaliseServer } from './serverUrl.ts';

function refusal(typed: string): unknown {
  try {
    return normaliseServer(typed);
  } catch (error) {
    return error instanceof AppError ? error.params : error;
  }
}

describe('normaliseServer', () => {
  it.each([
    ['desk.example.org', 'https://desk.example.org'],
    [' https://Desk.Example.org/ ', 'https://desk.example.org'],
    ['example.org:8443/caseload/', 'https://example.org:8443/caseload'],
    ['https://example.org/?a=1#b', 'https://example.org'],
    ['localhost:4000', 'http://localhost:4000'],
    ['127.0.0.1:4000', 'http://127.0.0.1:4000'],
    ['http://[::1]:4000/', 'http://[::1]:4000'],
    ['[::1]:4000', 'http://[::1]:4000'],
  ])('reads %s', (typed, url) => {
    expect(normaliseServer(typed)).toBe(url);
  });

  it('demands https of every machine but this one', () => {
    expect(refusal('http://desk.example.org')).toEqual({ field: 'server', reason: 'https' });
    expect(refusal('http://localhost.example.org')).toEqual({ field: 'server', reason: 'https' });
    expect(refusal('http://127.0.0.1.example.org')).toEqual({ field: 'server', reason: 'https' });
  });

  it.each([
    '',
    '   ',
    'two words',
    'ftp://example.org',
    'https://',
    'https://u:p@example.org',
    'javascript://x',
    'https://a:b',
  ])('refuses %j', (typed) => {
    expect(refusal(typed)).toEqual({ field: 'server', reason: 'url' });
  });

  it('is stable, and fails in one way only', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl()), (typed) => {
        const once = refusal(typed);
        if (typeof once === 'string') expect(normaliseServer(once)).toBe(once);
        else expect(once).toMatchObject({ field: 'server' });
      }),
    );
  });
});
