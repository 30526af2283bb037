// npm run bench -- [name …] [--json] [--cases N]: runs tests/bench/*.bench.ts and judges their figures. Exit code 1 over
// budget. --cases sets the size (100000 = the scale of the budgets in docs/sync.md); each bench has its own default.
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { type Bench, figure, judge, type JudgedFigure, lineOf } from '../tests/bench/figure.ts';
import { Needs, say } from './bootstrap/say.mjs';
import { root } from './runBin.ts';

const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean', default: false }, cases: { type: 'string' } },
  allowPositionals: true,
});

const files = globSync('tests/bench/**/*.bench.ts', { cwd: root }).sort();
const benches = await Promise.all(
  files.map(async (file) => (await import(pathToFileURL(join(root, file)).href)) as Bench),
);
const unknown = positionals.filter((name) => !benches.some((bench) => bench.name === name));
if (unknown.length > 0 || benches.length === 0) {
  const known = benches.map(({ name }) => name).join(', ') || 'none yet (tests/bench/*.bench.ts)';
  const asked = unknown.length > 0 ? ` ${unknown.join(', ')}` : '';
  throw new Needs(`There is no bench${asked}. Benches: ${known}`);
}

const cases = values.cases === undefined ? undefined : Number(values.cases);
if (cases !== undefined && !(Number.isInteger(cases) && cases > 0)) {
  throw new Needs(`--cases must be a number of cases, not "${String(values.cases)}"`);
}
const judged: JudgedFigure[] = [];
for (const bench of benches.filter(({ name }) => positionals.length === 0 || positionals.includes(name))) {
  say(`bench ${bench.name}: started`);
  const figures = z
    .array(figure)
    .parse(await bench.run(cases === undefined ? {} : { cases }))
    .map(judge);
  for (const one of figures) say(lineOf(one));
  judged.push(...figures);
}
if (values.json) console.log(JSON.stringify(judged, null, 2));
else for (const one of judged) console.log(lineOf(one));
process.exitCode = judged.every(({ ok }) => ok) ? 0 : 1;
