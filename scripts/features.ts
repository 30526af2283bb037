// npm run features: feature ids of docs/features.md × tests of the last run that prove them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isProved, proofsOf, verdictOf } from './features/proofs.ts';
import { readTable } from './features/table.ts';
import { root } from './runBin.ts';
import { readPlaywright, readReport, readVitest, type ReportedTest } from './testing/reports.ts';
import { reports } from './testing/stages.ts';

const table = readTable(readFileSync(join(root, 'docs/features.md'), 'utf8'));
const last = (path: string, read: (report: unknown) => ReportedTest[]): ReportedTest[] => {
  const report = readReport(join(root, path));
  if (report === undefined) console.log(`no ${path}: run npm test first`);
  return report === undefined ? [] : read(report);
};
const states = proofsOf(table, [
  { project: 'e2e', proves: true, tests: last(reports.e2e, readPlaywright) },
  { project: 'real', proves: true, tests: last(reports.real, readVitest) },
  { project: 'unit', proves: false, tests: last(reports.unit, readVitest) },
]);
for (const state of states) {
  const { id, title, proofs, support, failing } = state;
  console.log(`${isProved(state) ? 'proved ' : 'missing'} ${id.padEnd(4)}${title}`);
  for (const one of proofs) console.log(`          by ${one}`);
  for (const one of support) console.log(`          supported by ${one}`);
  for (const one of failing) console.log(`          FAILS ${one}`);
}
const { line, owed } = verdictOf(table, states);
if (owed.length > 0) console.log(`owed by issues marked done: ${owed.join(' ')}`);
console.log(line);
process.exitCode = owed.length > 0 ? 1 : 0;
