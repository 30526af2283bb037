import { allSystemParts, type SystemPart } from '../../tests/support/systemParts.ts';
import { binPath } from '../runBin.ts';
import { type Counts, none, readSentence } from './counts.ts';
import { countTests, readPlaywright, readVitest } from './reports.ts';

export interface Stage {
  name: string;
  /** Stages of one group can be chosen together. */
  group?: string;
  /** Globs of files without which the stage means nothing; if one matches no file, the stage fails and says so. */
  needs: string[];
  /** Programs outside npm; where they cannot be had, the tests on them are skipped by name. */
  parts?: readonly SystemPart[];
  /** What our Node runs. */
  args: string[];
  /** A report that the run writes; it is removed before, so that an old one is never read. */
  report?: string;
  /** Counts from the output and the report; without it the stage is one check that its exit code decides. */
  count?: (output: string, report: unknown) => Counts;
}

export const reports = {
  unit: 'test-results/unit.json',
  real: 'test-results/real.json',
  e2e: 'test-results/e2e.json',
} as const;

/** A report that was not written is one failure. */
const counted =
  (read: (report: unknown) => Counts) =>
  (_output: string, report: unknown): Counts =>
    report === undefined ? { ...none, failed: 1 } : read(report);

const vitest = (report: string, ...projects: string[]) => ({
  args: [
    binPath('vitest'),
    'run',
    ...projects.flatMap((project) => ['--project', project]),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ],
  report,
  count: counted((found) => countTests(readVitest(found))),
});

/** Everything that must pass, in the order of "soonest told": cheap checks before slow ones. */
export const stages: Stage[] = [
  { name: 'types', needs: ['tsconfig.json'], args: [binPath('vue-tsc'), '-b'] },
  { name: 'eslint', group: 'lint', needs: [], args: [binPath('eslint'), '--max-warnings=0', '.'] },
  {
    name: 'prettier',
    group: 'lint',
    needs: [],
    args: [binPath('prettier'), '--check', '--log-level=warn', '.'],
  },
  { name: 'knip', group: 'lint', needs: [], args: [binPath('knip'), '--no-progress'] },
  {
    name: 'locales',
    group: 'lint',
    needs: ['renderer/src/locales/en*'],
    args: ['scripts/checkLocales.ts'],
  },
  {
    name: 'build',
    needs: ['main/index.ts', 'preload/index.ts', 'renderer/index.html'],
    args: ['scripts/build.ts'],
  },
  { name: 'unit', needs: ['{shared,db,server}/**/*.test.ts'], ...vitest(reports.unit, 'unit', 'components') },
  {
    name: 'sim',
    needs: ['tests/sync/sim.ts'],
    args: ['tests/sync/sim.ts', '--seeds', '1000'],
    count: (output) => readSentence(output) ?? { ...none, failed: 1 },
  },
  {
    name: 'real',
    parts: allSystemParts,
    needs: ['tests/**/*.real.test.ts'],
    ...vitest(reports.real, 'real'),
  },
  {
    name: 'e2e',
    parts: allSystemParts,
    needs: ['tests/e2e/**/*.e2e.ts'],
    args: ['scripts/run.mjs', 'scripts/e2e.ts'],
    report: reports.e2e,
    count: counted((found) => countTests(readPlaywright(found))),
  },
];
