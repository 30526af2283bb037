import { describe, expect, it } from 'vitest';
import { chooseStages } from './arguments.ts';
import { readSentence, sentence, sum, withExitCode } from './counts.ts';
import { countTests, readPlaywright, readVitest } from './reports.ts';

describe('counts', () => {
  it('adds up, and names skipped tests only when there are any', () => {
    const total = sum([
      { passed: 3, failed: 0, skipped: 0 },
      { passed: 4, failed: 1, skipped: 2 },
    ]);
    expect(sentence(total)).toBe('7 passed, 1 failed, 2 skipped');
    expect(sentence({ passed: 1, failed: 0, skipped: 0 })).toBe('1 passed, 0 failed');
  });

  it('reads the last sentence of an output and nothing else', () => {
    expect(readSentence('1 passed, 2 failed\nseed 7\n998 passed, 2 failed\n')).toEqual({
      passed: 998,
      failed: 2,
      skipped: 0,
    });
    expect(readSentence('all 3 passed, 0 failed today')).toBeUndefined();
  });

  it('counts a crash as a failure', () => {
    expect(withExitCode({ passed: 5, failed: 0, skipped: 0 }, 1).failed).toBe(1);
    expect(withExitCode({ passed: 5, failed: 2, skipped: 0 }, 1).failed).toBe(2);
    expect(withExitCode({ passed: 5, failed: 0, skipped: 0 }, 0).failed).toBe(0);
  });
});

describe('reports', () => {
  it('reads vitest: passed, failed, skipped, and a file that could not be loaded', () => {
    const tests = readVitest({
      testResults: [
        {
          name: 'a.test.ts',
          status: 'failed',
          assertionResults: [
            { fullName: 'group [A8] take', status: 'passed' },
            { fullName: 'group b', status: 'failed' },
            { fullName: 'group c', status: 'pending' },
          ],
        },
        { name: 'broken.test.ts', status: 'failed', assertionResults: [] },
      ],
    });
    expect(tests[0]).toEqual({ title: 'group [A8] take', file: 'a.test.ts', state: 'passed' });
    expect(countTests(tests)).toEqual({ passed: 1, failed: 2, skipped: 1 });
  });

  it('reads Playwright: nested groups, flaky as failed, errors of the run', () => {
    const spec = (title: string, status: string) => ({ title, tests: [{ status }] });
    const tests = readPlaywright({
      errors: [{ message: 'no tests' }],
      suites: [
        {
          title: 'inbox.e2e.ts',
          file: 'inbox.e2e.ts',
          specs: [spec('opens', 'expected')],
          suites: [{ title: 'entries', file: 'inbox.e2e.ts', specs: [spec('[A9] complete', 'flaky')] }],
        },
      ],
    });
    expect(tests.map(({ title }) => title)).toContain('inbox.e2e.ts entries [A9] complete');
    expect(countTests(tests)).toEqual({ passed: 1, failed: 2, skipped: 0 });
  });
});

describe('chooseStages', () => {
  const stages = [{ name: 'types' }, { name: 'eslint', group: 'lint' }, { name: 'knip', group: 'lint' }];
  it('takes names and groups in the order of the run', () => {
    expect(chooseStages(stages, undefined)).toHaveLength(3);
    expect(chooseStages(stages, 'lint,types').map(({ name }) => name)).toEqual(['types', 'eslint', 'knip']);
    expect(chooseStages(stages, 'knip')).toEqual([{ name: 'knip', group: 'lint' }]);
  });
  it('names the stages there are when one is unknown', () => {
    expect(() => chooseStages(stages, 'unti')).toThrow(
      'There is no stage unti. Stages: types, lint, eslint, knip',
    );
  });
});
