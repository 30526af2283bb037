import { parseArgs } from 'node:util';
import { whyNot } from '../support/skip.ts';
import { MAIL_PARTS } from '../support/mailWorld.ts';
import { dayOfKills } from './dayOfKills.ts';
import type { Engine } from './faultOffice.ts';
import type { Scenario } from './scenario.ts';

/**
 * `npm run faults [-- --points N] [--seed S] [--only NAME,…] [--engine sqlite|postgres]`: real processes that are killed,
 * stopped and cut off while people work. What was killed when is printed, so that a failure can be run again by its seed.
 */
const scenarios: readonly Scenario[] = [dayOfKills];

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      points: { type: 'string', default: '200' },
      seed: { type: 'string' },
      only: { type: 'string' },
      engine: { type: 'string', default: 'sqlite' },
    },
  });
  const engine = values.engine as Engine;
  const points = Number(values.points);
  const seed = Number(values.seed ?? Date.now() % 1_000_000);
  const names = values.only?.split(',') ?? scenarios.map(({ name }) => name);
  const unknown = names.filter((name) => !scenarios.some((one) => one.name === name));
  if (!['sqlite', 'postgres'].includes(engine) || !Number.isInteger(points) || !Number.isInteger(seed)) {
    console.error('--engine is sqlite or postgres; --points and --seed are whole numbers');
    return 2;
  }
  if (unknown.length > 0) {
    console.error(`--only takes some of ${scenarios.map(({ name }) => name).join(', ')}`);
    return 2;
  }
  const missing = whyNot(engine === 'postgres' ? [...MAIL_PARTS, 'postgres'] : MAIL_PARTS);
  if (missing !== undefined) {
    console.error(`npm run faults ${missing}`);
    return 2;
  }
  let failed = 0;
  for (const name of names) {
    const scenario = scenarios.find((one) => one.name === name)!;
    console.log(`${name}: ${scenario.title} (seed ${String(seed)}, ${engine})`);
    const began = performance.now();
    const wrong = await attempt(scenario, { engine, seed, points });
    for (const line of wrong) console.log(`  ✗ ${line.slice(0, 3000)}`);
    if (wrong.length > 0) failed += 1;
    const seconds = ((performance.now() - began) / 1000).toFixed(0);
    const again = `npm run faults -- --only ${name} --seed ${String(seed)} --points ${String(points)} --engine ${engine}`;
    console.log(wrong.length === 0 ? `${name}: passed in ${seconds} s` : `${name}: FAILED (again: ${again})`);
  }
  console.log(`${String(names.length - failed)} passed, ${String(failed)} failed`);
  return failed === 0 ? 0 : 1;
}

async function attempt(
  scenario: Scenario,
  options: { engine: Engine; seed: number; points: number },
): Promise<readonly string[]> {
  try {
    return await scenario.run({ ...options, say: (line) => console.log(`  ${line}`) });
  } catch (error) {
    const cause =
      error instanceof Error && error.cause instanceof Error ? `\ncaused by ${error.cause.stack}` : '';
    return [`${error instanceof Error ? (error.stack ?? error.message) : String(error)}${cause}`];
  }
}

process.exitCode = await main();
