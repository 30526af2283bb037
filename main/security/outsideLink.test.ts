import fc from 'fast-check';
import { expect, it } from 'vitest';
import { outsideLink } from './outsideLink.ts';

it('lets https and mailto through, normalised', () => {
  expect(outsideLink('https://Example.org')).toBe('https://example.org/');
  expect(outsideLink('mailto:a@example.org?subject=x')).toBe('mailto:a@example.org?subject=x');
});

it.each([
  'http://example.org',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:text/html,x',
  'caseload://case/1',
  'caseload-app://ui/index.html',
  'smb://host/share',
  'ms-msdt:/id',
  'https://bank.example@evil.example/',
  'mailto:',
  '//example.org',
  '',
])('refuses %s', (link) => {
  expect(outsideLink(link)).toBeNull();
});

it('is total, and gives nothing but the two schemes', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.webUrl()), (text) => {
      const link = outsideLink(text);
      if (link !== null) expect(link).toMatch(/^(https:\/\/|mailto:)/);
    }),
  );
});
