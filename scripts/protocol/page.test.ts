import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { protocolPage } from './page.ts';

const root = join(import.meta.dirname, '../..');

test('docs/protocol-reference.md is what the schemas say (npm run protocol writes it)', () => {
  expect(readFileSync(join(root, 'docs/protocol-reference.md'), 'utf8')).toBe(protocolPage());
});
