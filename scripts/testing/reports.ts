import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type Counts, none } from './counts.ts';

/** One test as its runner reported it. */
export interface ReportedTest {
  /** All titles from the outermost group to the test, with a space between. */
  title: string;
  file: string;
  state: 'passed' | 'failed' | 'skipped';
}

const vitestReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

const stateOf = (status: string): ReportedTest['state'] =>
  status === 'passed' || status === 'failed' ? status : 'skipped';

/** Tests of a vitest JSON report. A file that failed without running a test counts as one failed test. */
export function readVitest(report: unknown): ReportedTest[] {
  return vitestReport.parse(report).testResults.flatMap((file): ReportedTest[] => {
    const tests = file.assertionResults.map(({ fullName, status }) => ({
      title: fullName.trim(),
      file: file.name,
      state: stateOf(status),
    }));
    if (file.status === 'failed' && !tests.some((test) => test.state === 'failed')) {
      return [...tests, { title: 'the test file itself', file: file.name, state: 'failed' }];
    }
    return tests;
  });
}

interface PlaywrightSuite {
  title: string;
  file: string;
  suites?: PlaywrightSuite[] | undefined;
  specs: { title: string; tests: { status: string }[] }[];
}
const playwrightSuite: z.ZodType<PlaywrightSuite> = z.object({
  title: z.string(),
  file: z.string(),
  suites: z.lazy(() => z.array(playwrightSuite)).optional(),
  specs: z.array(z.object({ title: z.string(), tests: z.array(z.object({ status: z.string() })) })),
});
const playwrightReport = z.object({ suites: z.array(playwrightSuite), errors: z.array(z.unknown()) });

const playwrightState = (status: string): ReportedTest['state'] =>
  status === 'expected' ? 'passed' : status === 'skipped' ? 'skipped' : 'failed';

const testsOf = (suite: PlaywrightSuite, above: string[]): ReportedTest[] => {
  const titles = [...above, suite.title];
  return [
    ...suite.specs.flatMap((spec) =>
      spec.tests.map((test) => ({
        title: [...titles, spec.title].join(' '),
        file: suite.file,
        state: playwrightState(test.status),
      })),
    ),
    ...(suite.suites ?? []).flatMap((inner) => testsOf(inner, titles)),
  ];
};

/** Tests of a Playwright JSON report. A flaky test (failed, then passed) counts as failed. */
export function readPlaywright(report: unknown): ReportedTest[] {
  const { suites, errors } = playwrightReport.parse(report);
  return [
    ...suites.flatMap((suite) => testsOf(suite, [])),
    ...errors.map((): ReportedTest => ({ title: 'the run itself', file: '', state: 'failed' })),
  ];
}

export const countTests = (tests: readonly ReportedTest[]): Counts =>
  tests.reduce((counts, { state }) => ({ ...counts, [state]: counts[state] + 1 }), none);

/** Reads a JSON report; `undefined` when the run wrote none. */
export function readReport(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
