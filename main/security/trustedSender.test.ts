import { expect, it } from 'vitest';
import { isTrustedSender } from './trustedSender.ts';

const page = { url: 'caseload-app://ui/index.html#/inbox', parent: null };

it('trusts the main frame of our page', () => {
  expect(isTrustedSender(page)).toBe(true);
});

it.each([
  ['a frame inside our page', { url: 'caseload-app://ui/index.html', parent: page }],
  ['a mail', { url: 'about:srcdoc', parent: page }],
  ['another host', { url: 'caseload-app://ui.evil/index.html', parent: null }],
  ['a page of the web', { url: 'https://ui/index.html', parent: null }],
  ['a blank page', { url: 'about:blank', parent: null }],
  ['nonsense', { url: '', parent: null }],
  ['a frame that is gone', null],
])('does not trust %s', (_what, frame) => {
  expect(isTrustedSender(frame)).toBe(false);
});
