import type { ReportedTest } from '../testing/reports.ts';
import { type FeatureTable, idsIn } from './table.ts';

/** A project's tests; only those that drive the real app or server prove a feature, the others support it. */
export interface ProjectTests {
  project: string;
  proves: boolean;
  tests: ReportedTest[];
}

export interface FeatureState {
  id: string;
  title: string;
  issue: number | undefined;
  /** Titles of passing tests, each with its project in front. */
  proofs: string[];
  support: string[];
  /** Titles of tests of this id that did not pass: one of them undoes every proof. */
  failing: string[];
}

/** What stands behind each feature of the table. Throws for ids that tests name and the table does not have. */
export function proofsOf(table: FeatureTable, projects: readonly ProjectTests[]): FeatureState[] {
  const states = new Map(
    table.features.map((feature): [string, FeatureState] => [
      feature.id,
      { ...feature, proofs: [], support: [], failing: [] },
    ]),
  );
  for (const { project, proves, tests } of projects) {
    for (const test of tests) {
      for (const id of idsIn(test.title)) {
        const state = states.get(id);
        if (state === undefined)
          throw new Error(`a test names ${id}, which docs/features.md does not have: ${test.title}`);
        const list = test.state === 'failed' ? state.failing : proves ? state.proofs : state.support;
        if (test.state !== 'skipped') list.push(`${project}: ${test.title}`);
      }
    }
  }
  return [...states.values()];
}

export const isProved = ({ proofs, failing }: FeatureState): boolean =>
  proofs.length > 0 && failing.length === 0;

export interface Verdict {
  line: string;
  /** Ids of issues marked done that are not proved. */
  owed: string[];
}

/** The last line, `N of M ids proved, missing: …`, and what is owed. */
export function verdictOf(table: FeatureTable, states: readonly FeatureState[]): Verdict {
  const missing = states.filter((state) => !isProved(state));
  const names = missing.map(({ id }) => id).join(' ') || 'none';
  return {
    line: `${states.length - missing.length} of ${states.length} ids proved, missing: ${names}`,
    owed: missing
      .filter(({ issue }) => issue !== undefined && table.doneIssues.includes(issue))
      .map(({ id }) => id),
  };
}
