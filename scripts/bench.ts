// npm run bench -- [name …] [--json]: runs tests/bench/*.bench.ts and judges their figures. Exit code 1 over budget.
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { type Bench, figure, judge, type JudgedFigure, lineOf } from './benching/figure.ts';
import { Needs, say } from './bootstrap/say.mjs';
import { root } from './runBin.ts';

const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean', default: false } },
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

const judged: JudgedFigure[] = [];
for (const bench of benches.filter(({ name }) => positionals.length === 0 || positionals.includes(name))) {
  say(`bench ${bench.name}: started`);
  const figures = z
    .array(figure)
    .parse(await bench.run())
    .map(judge);
  for (const one of figures) say(lineOf(one));
  judged.push(...figures);
}
if (values.json) console.log(JSON.stringify(judged, null, 2));
else for (const one of judged) console.log(lineOf(one));
process.exitCode = judged.every(({ ok }) => ok) ? 0 : 1;
