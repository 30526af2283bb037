import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';
import { allowed, whyForbidden } from './walls.mjs';

const root = join(import.meta.dirname, '../..');
const rooms = Object.keys(allowed) as (keyof typeof allowed)[];

describe('the walls of the house', () => {
  const pairs = rooms.flatMap((from) => rooms.filter((to) => to !== from).map((to) => [from, to] as const));

  it.each(pairs)('%s → %s is open exactly if docs/architecture.md says so', (from, to) => {
    const open = (allowed[from] as string[]).includes(to);
    const both = [
      whyForbidden(`${from}/deep/a.ts`, `../../${to}/x.ts`),
      whyForbidden(`${from}/a.ts`, `#${to}/x.ts`),
    ];
    for (const why of both) expect(why === undefined).toBe(open);
  });

  it.each(rooms)("%s's TypeScript project references exactly the folders that it may import", (room) => {
    const config = JSON.parse(readFileSync(join(root, room, 'tsconfig.json'), 'utf8')) as {
      references: { path: string }[];
    };
    const names = config.references.map(({ path }) => path.replace('../', ''));
    expect(names.sort()).toEqual([...allowed[room]].sort());
  });

  it.each([
    ['db/open.ts', 'electron', 'Only main/ and preload/'],
    ['server/http.ts', 'electron/main', 'Only main/ and preload/'],
    ['main/sync/engine.ts', 'electron', 'plain Node'],
    ['shared/domain/case.ts', 'node:fs', 'no Node'],
    ['renderer/src/ui/a.ts', 'path', 'no Node'],
    ['main/index.ts', '../scripts/start.ts', 'may import only'],
    ['renderer/src/ui/UiButton.vue', '../features/inbox/EntryRow.vue', 'knows no feature'],
    ['renderer/src/features/inbox/a.ts', '../composer/Editor.vue', 'only through its store'],
  ])('refuses %s → %s', (file, specifier, why) => expect(whyForbidden(file, specifier)).toContain(why));

  it.each([
    ['main/app/window.ts', 'electron'],
    ['main/sync/engine.ts', '../../db/open.ts'],
    ['renderer/src/features/inbox/a.ts', '../composer/composerStore.ts'],
    ['renderer/src/features/inbox/a.ts', '../cases/StatusChip.vue'],
    ['renderer/src/features/inbox/a.ts', './EntryRow.vue'],
    ['renderer/src/features/inbox/a.ts', '../../ui/UiButton.vue'],
    ['server/http.ts', 'node:http'],
    ['scripts/start.ts', '../tests/support/xvfb.ts'],
  ])('lets %s → %s pass', (file, specifier) => expect(whyForbidden(file, specifier)).toBeUndefined());
});

it('lets features share the shapes of data', () => {
  const file = 'renderer/src/features/timeline/timelineView.ts';
  expect(whyForbidden(file, '../entries/entryRowView.ts', true)).toBeUndefined();
  expect(whyForbidden(file, '../entries/entryRowView.ts')).toContain('only through its store');
  expect(whyForbidden(file, '../../../../main/a.ts', true)).toContain('may import only');
});

describe("the project's lint", () => {
  // Without type information, so that the snippets need not be files of a project.
  const eslint = new ESLint({
    cwd: root,
    overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
    ruleFilter: ({ ruleId }) => ruleId === 'house/walls',
  });
  const faults = async (file: string, code: string) => {
    const [result] = await eslint.lintText(code, { filePath: join(root, file) });
    return result?.messages.map(({ ruleId, message }) => [ruleId, message]);
  };

  it.each([
    ['shared/x.ts', `import { a } from '#db/a.ts'; a();`],
    ['db/x.ts', `import type { A } from '../main/a.ts'; export const a: A = 1;`],
    ['main/x.ts', `export { a } from '../server/a.ts';`],
    ['preload/x.ts', `export * from '../main/a.ts';`],
    ['server/x.ts', `export const a = await import('../db/a.ts');`],
    ['renderer/src/x.ts', `import '../../main/a.ts';`],
    [
      'renderer/src/x.vue',
      `<script setup lang="ts">import '../../db/a.ts';</script><template><p /></template>`,
    ],
  ])('fails in %s on a forbidden import', async (file, code) => {
    expect(await faults(file, code)).toEqual([
      ['house/walls', expect.stringContaining('may import only') as unknown],
    ]);
  });

  it('passes an open direction', async () => {
    expect(await faults('main/x.ts', `import { a } from '#db/a.ts'; a();`)).toEqual([]);
  });
});
