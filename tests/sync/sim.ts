import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
import { breaks } from './breaks.ts';
import type { Break } from './breaks.ts';
import { shrink } from './shrink.ts';
import { play } from './world.ts';
import type { History, Played } from './world.ts';

/**
 * `npm run sim -- --seeds N [--seed S] [--break GUARD] [--steps LIST] [--good-line]`: random histories of agents, bad lines,
 * crashes and revocations against the real protocol. With --break one guard is taken away; the run must then fail. A
 * failing history is shortened and told; --steps plays nothing but the named steps of a seed.
 */
interface Job {
  readonly seeds: readonly number[];
  readonly broken: Break | null;
  readonly steps: readonly number[] | null;
  readonly goodLine: boolean;
}
interface Failure {
  readonly seed: number;
  readonly wrong: readonly string[];
  readonly story: readonly string[];
  /** The steps that are needed, and whether the line may be good. */
  readonly steps: readonly number[];
  readonly goodLine: boolean;
}

/** Failing histories after which a run ends: they are slow, and more of them tell nothing new. */
const enough = 5;

async function work({ seeds, broken, steps, goodLine }: Job): Promise<void> {
  for (const seed of seeds) {
    const history = { seed, broken, keep: steps ?? undefined, goodLine };
    const { wrong } = await played(history);
    parentPort?.postMessage(wrong.length === 0 ? seed : await shortest(history));
  }
}

/** A bug that throws is as wrong as a violation. */
async function played(history: History): Promise<Played> {
  try {
    return await play(history);
  } catch (error) {
    const wrong = [error instanceof Error ? (error.stack ?? error.message) : String(error)];
    return { wrong, story: [], steps: [] };
  }
}

/** The shortest history that still fails: on a good line, if that will do. */
async function shortest(history: History): Promise<Failure> {
  const onGood = await played({ ...history, goodLine: true });
  const goodLine = onGood.wrong.length > 0;
  const all = (await played({ ...history, goodLine })).steps;
  const steps = await shrink(
    all,
    async (keep) => (await played({ ...history, goodLine, keep })).wrong.length > 0,
  );
  const { wrong, story } = await played({ ...history, goodLine, keep: steps });
  return { seed: history.seed, wrong, story, steps, goodLine };
}

function report({ seed, wrong, story, steps, goodLine }: Failure, broken: Break | null): void {
  const guard = broken === null ? '' : ` --break ${broken}`;
  const line = goodLine ? ' --good-line' : '';
  console.log(
    `\nseed ${String(seed)} failed. The shortest history that does, of ${String(steps.length)} steps:`,
  );
  for (const text of story.slice(-80)) console.log(`  ${text}`);
  for (const text of wrong.slice(0, 10)) console.log(`  ✗ ${text.slice(0, 1500)}`);
  const kept = steps.length === 0 ? '' : ` --steps ${steps.join(',')}`;
  console.log(`again: npm run sim -- --seed ${String(seed)}${kept}${line}${guard}`);
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      seeds: { type: 'string' },
      seed: { type: 'string' },
      break: { type: 'string' },
      steps: { type: 'string' },
      'good-line': { type: 'boolean', default: false },
    },
  });
  const broken = (values.break ?? null) as Break | null;
  if (broken !== null && !breaks.includes(broken)) {
    console.error(`--break takes one of ${breaks.join(', ')}`);
    return 2;
  }
  const first = Number(values.seed ?? 1);
  const count = values.seed !== undefined && values.seeds === undefined ? 1 : Number(values.seeds ?? 100);
  if (!Number.isInteger(first) || !Number.isInteger(count) || count < 1) {
    console.error('--seeds and --seed take whole numbers');
    return 2;
  }
  const { failures, done } = await run(first, count, {
    broken,
    steps: values.steps?.split(',').map(Number) ?? null,
    goodLine: values['good-line'],
  });
  if (done < count) console.log(`stopped after ${String(done)} of ${String(count)} histories`);
  for (const failure of failures.slice(0, 3)) report(failure, broken);
  console.log(`${String(done - failures.length)} passed, ${String(failures.length)} failed`);
  return failures.length === 0 ? 0 : 1;
}

/** Plays the histories on all processors; stops when enough of them have failed. */
async function run(
  first: number,
  count: number,
  how: Omit<Job, 'seeds'>,
): Promise<{ failures: Failure[]; done: number }> {
  const threads = Math.min(availableParallelism(), count);
  const seeds = Array.from({ length: count }, (_, index) => first + index);
  const failures: Failure[] = [];
  let done = 0;
  const workers: Worker[] = [];
  const ends = Array.from({ length: threads }, (_, thread) => {
    const job: Job = { seeds: seeds.filter((_seed, index) => index % threads === thread), ...how };
    const worker = new Worker(new URL(import.meta.url), { workerData: job });
    workers.push(worker);
    worker.on('message', (message: Failure | number) => {
      done += 1;
      if (typeof message !== 'number') failures.push(message);
      if (failures.length >= enough) for (const one of workers) void one.terminate();
      if (done % 250 === 0) console.log(`${String(done)} of ${String(count)} histories`);
    });
    return new Promise<void>((resolve, reject) => {
      worker.on('exit', () => resolve());
      worker.on('error', reject);
    });
  });
  await Promise.all(ends);
  return { failures: failures.sort((a, b) => a.seed - b.seed), done };
}

if (isMainThread) process.exitCode = await main();
else await work(workerData as Job);
