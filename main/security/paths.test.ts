import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageOrigin, wantedBy } from './paths.ts';

const root = '/app/out/renderer';
const hash = 'a'.repeat(64);

describe('wantedBy', () => {
  it('finds files of the built renderer', () => {
    expect(wantedBy(`${pageOrigin}/`, root)).toEqual({ type: 'file', path: `${root}/index.html` });
    expect(wantedBy(`${pageOrigin}/assets/a%20b.js?v=1#x`, root)).toEqual({
      type: 'file',
      path: `${root}/assets/a b.js`,
    });
  });

  it('finds blobs by their hash only', () => {
    expect(wantedBy(`${pageOrigin}/blob/${hash}?name=a.pdf&type=application/pdf`, root)).toEqual({
      type: 'blob',
      hash,
      name: 'a.pdf',
      mime: 'application/pdf',
    });
    expect(wantedBy(`${pageOrigin}/blob/../index.html`, root)).toEqual({
      type: 'file',
      path: `${root}/index.html`,
    });
    for (const bad of ['x', 'A'.repeat(64), `${hash}/..`, `..%2f${hash}`]) {
      expect(wantedBy(`${pageOrigin}/blob/${bad}`, root)).toEqual({ type: 'nothing' });
    }
  });

  it.each([
    '/..%2f..%2fpackage.json',
    '/%2e%2e/%2e%2e%2fpackage.json',
    '/..%5c..%5cpackage.json',
    '/..%2frenderer-of-another/index.html',
    '/index.html%00.png',
    '/%E0%A4%A',
  ])('refuses traversal and nonsense: %s', (path) => {
    const wanted = wantedBy(pageOrigin + path, root);
    if (wanted.type === 'file') expect(wanted.path.startsWith(`${root}/`)).toBe(true);
    else expect(wanted).toEqual({ type: 'nothing' });
  });

  it('refuses other hosts and schemes', () => {
    for (const url of [
      'caseload-app://other/index.html',
      'https://ui/index.html',
      'file:///etc/passwd',
      'nonsense',
    ]) {
      expect(wantedBy(url, root)).toEqual({ type: 'nothing' });
    }
  });

  it('never leaves the folder, whatever the path', () => {
    const piece = fc.constantFrom('..', '%2e%2e', '.', '%2f', '/', '\\', '%5c', 'a', '%00', '%25', 'blob');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const wanted = wantedBy(`${pageOrigin}/${pieces.join('')}`, root);
        if (wanted.type === 'file') expect(wanted.path.startsWith(`${root}/`)).toBe(true);
      }),
    );
  });
});
