import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { menuGroups } from './commands.ts';

it('the menu bar offers no command that the window does not have', () => {
  // Read, not imported: the window is a program of its own.
  const file = join(import.meta.dirname, '../../renderer/src/services/commandCatalogue.ts');
  const known = [...readFileSync(file, 'utf8').matchAll(/entry\('\w+', '([\w.]+)'/gu)].map(([, id]) => id);
  const offered = Object.values(menuGroups)
    .flat()
    .flatMap((entry) => (entry === null ? [] : [entry.id]));
  expect(offered.length).toBeGreaterThan(15);
  expect(offered.filter((id) => !known.includes(id))).toEqual([]);
});
