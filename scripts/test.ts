// npm test: everything that must pass, one stage after the other. The last line is `N passed, N failed`.
import { parseArgs } from 'node:util';
import type { SystemPart } from '../tests/support/systemParts.ts';
import { Needs, say } from './bootstrap/say.mjs';
import { ensureParts } from './ensureParts.ts';
import { chooseStages } from './testing/arguments.ts';
import { type Counts, sentence, sum } from './testing/counts.ts';
import { runStage } from './testing/runStage.ts';
import { stages } from './testing/stages.ts';

const TAIL_LINES = 80;

const { values } = parseArgs({
  options: { only: { type: 'string' }, list: { type: 'boolean', default: false } },
});

if (values.list) {
  for (const stage of stages)
    console.log(stage.group === undefined ? stage.name : `${stage.name} (${stage.group})`);
} else {
  const all: Counts[] = [];
  const chosen = chooseStages(stages, values.only);
  await offerParts(chosen.flatMap(({ parts = [] }) => parts));
  for (const stage of chosen) {
    say(`${stage.name}: started`);
    const { counts, output, ms } = await runStage(stage);
    all.push(counts);
    if (counts.failed > 0) console.log(output.trimEnd().split('\n').slice(-TAIL_LINES).join('\n'));
    say(`${stage.name}: ${sentence(counts)} in ${(ms / 1000).toFixed(1)} s`);
  }
  const total = sum(all);
  console.log(sentence(total));
  process.exitCode = total.failed > 0 ? 1 : 0;
}

/** Installs missing programs where that is allowed; elsewhere says how, and the run goes on with tests skipped by name. */
async function offerParts(parts: readonly SystemPart[]): Promise<void> {
  try {
    await ensureParts([...new Set(parts)], 'Tests on real parts');
  } catch (error) {
    if (!(error instanceof Needs)) throw error;
    say(`some tests will be skipped. ${error.message}`);
  }
}
