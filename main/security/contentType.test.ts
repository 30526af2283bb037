import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headersOfBlob, typeOfFile } from './contentType.ts';

describe('headersOfBlob', () => {
  it('[F16-F19] shows pictures and PDF in place', () => {
    expect(headersOfBlob('image/png', 'a.png')).toEqual({
      'content-type': 'image/png',
      'content-disposition': `inline; filename="a.png"; filename*=UTF-8''a.png`,
    });
    expect(headersOfBlob('Application/PDF; name=x', null)).toEqual({
      'content-type': 'application/pdf',
      'content-disposition': 'inline',
    });
  });

  it.each([
    'text/html',
    'image/svg+xml',
    'application/xhtml+xml',
    'text/javascript',
    'text/xml',
    '',
    'x',
    'image/png\r\nX: y',
  ])('hands out %j as an opaque download', (type) => {
    const headers = headersOfBlob(type, 'a.html');
    expect(headers['content-type']).toBe('application/octet-stream');
    expect(headers['content-disposition']).toMatch(/^attachment/);
  });

  it('makes valid headers of any name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (name, type) => {
        expect(() => new Headers(headersOfBlob(type, name))).not.toThrow();
      }),
    );
  });
});

it('knows the types of our own files', () => {
  expect(typeOfFile('/x/index.HTML')).toBe('text/html; charset=utf-8');
  expect(typeOfFile('/x/a.woff2')).toBe('font/woff2');
  expect(typeOfFile('/x/a.bin')).toBe('application/octet-stream');
});
