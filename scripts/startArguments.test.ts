import { expect, it } from 'vitest';
import { readStartArguments } from './startArguments.ts';

it('reads what stands behind npm start --', () => {
  expect(readStartArguments([])).toEqual({ check: false, help: false });
  expect(readStartArguments(['--check', '--data', 'x'])).toEqual({ check: true, help: false, data: 'x' });
});

it('answers an unknown option with the options there are', () => {
  expect(() => readStartArguments(['--chekc'])).toThrow(
    /Unknown option '--chekc'[^]*--check +temporary data/,
  );
});
