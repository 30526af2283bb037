import { expect, it } from 'vitest';
import { crashPolicy } from './crashPolicy.ts';

it('loads again once, then asks, and trusts again after a quiet minute', () => {
  const decide = crashPolicy();
  expect([0, 5_000, 30_000, 95_000].map((now) => decide(now))).toEqual(['reload', 'ask', 'ask', 'reload']);
});
