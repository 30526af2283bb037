import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../runBin.ts';
import { conflictsPage } from './page.ts';

test('docs/conflicts.md is what the cells say (npm run conflicts writes it)', () => {
  expect(readFileSync(join(root, 'docs/conflicts.md'), 'utf8')).toBe(conflictsPage());
});
