import { expect, it } from 'vitest';
import { judge, lineOf } from '../../tests/bench/figure.ts';

it('judges figures by their budget', () => {
  expect(judge({ name: 'search', unit: 'ms', value: 40, budget: 50 }).ok).toBe(true);
  expect(judge({ name: 'search', unit: 'ms', value: 51, budget: 50 }).ok).toBe(false);
  expect(judge({ name: 'writes', unit: '1/s', value: 900, budget: 1000, atLeast: true }).ok).toBe(false);
  expect(judge({ name: 'size', unit: 'MB', value: 3 }).ok).toBe(true);
  expect(judge({ name: 'broken', unit: 'ms', value: Number.NaN }).ok).toBe(false);
});

it('writes a line with budget and ratios', () => {
  const line = lineOf(judge({ name: 'search', unit: 'ms', value: 51, budget: 50, ratioTo: { raw: 1.5 } }));
  expect(line).toBe('OVER search: 51.00 ms (at most 50), 1.50 × raw');
});
