import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ReportedTest } from '../testing/reports.ts';
import { proofsOf, verdictOf } from './proofs.ts';
import { idsIn, readTable } from './table.ts';

const markdown = `
| id | feature | issue |
|---|---|---|
| A8 | Take ownership | 2 |
| A9 | Complete | 2 |
| G15 | Updates | - |

Done issues: 2, 3
`;
const test = (title: string, state: ReportedTest['state'] = 'passed'): ReportedTest => ({
  title,
  file: '',
  state,
});

describe('the feature table', () => {
  it('reads ids, titles, issues and the issues that are done', () => {
    const table = readTable(markdown);
    expect(table.features[0]).toEqual({ id: 'A8', title: 'Take ownership', issue: 2 });
    expect(table.features[2]?.issue).toBeUndefined();
    expect(table.doneIssues).toEqual([2, 3]);
    expect(readTable(markdown.replace('2, 3', 'none')).doneIssues).toEqual([]);
  });

  it('refuses an id that comes twice and a table without its line of done issues', () => {
    expect(() => readTable(markdown.replace('| A9', '| A8'))).toThrow('A8 twice');
    expect(() => readTable(markdown.replace('Done issues', 'Ready'))).toThrow('Done issues');
  });

  it('of the project holds every id of tables A to G once', () => {
    const { features } = readTable(readFileSync(join(import.meta.dirname, '../../docs/features.md'), 'utf8'));
    const count = (letter: string) => features.filter(({ id }) => id.startsWith(letter)).length;
    expect(['A', 'B', 'C', 'D', 'E', 'F', 'G'].map(count)).toEqual([23, 29, 23, 41, 21, 28, 20]);
  });

  it('finds ids in brackets only', () => {
    expect(idsIn('entries [A8 A9] take A7, then [G1, A8] complete [@slow]')).toEqual(['A8', 'A9', 'G1']);
  });
});

describe('proofs', () => {
  const table = readTable(markdown);
  const verdict = (...projects: { project: string; proves: boolean; tests: ReportedTest[] }[]) =>
    verdictOf(table, proofsOf(table, projects));

  it('counts passing tests that drive the app, and owes what a done issue lacks', () => {
    const { line, owed } = verdict(
      { project: 'e2e', proves: true, tests: [test('[A8] take')] },
      { project: 'unit', proves: false, tests: [test('[A9] complete')] },
    );
    expect(line).toBe('1 of 3 ids proved, missing: A9 G15');
    expect(owed).toEqual(['A9']);
  });

  it('does not count a skipped test, and a failing one undoes the proof', () => {
    const tests = [test('[A8] take'), test('[A8] take offline', 'failed'), test('[A9] complete', 'skipped')];
    expect(verdict({ project: 'e2e', proves: true, tests }).owed).toEqual(['A8', 'A9']);
  });

  it('refuses an id that the table does not have', () => {
    expect(() => verdict({ project: 'e2e', proves: true, tests: [test('[A99] x')] })).toThrow('A99');
  });
});
