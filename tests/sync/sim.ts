import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
import { breaks } from './breaks.ts';
import type { Break } from './breaks.ts';
import { play } from './world.ts';

/**
 * `npm run sim -- --seeds N [--seed S] [--break GUARD]`: random histories of agents, bad lines, crashes and revocations
 * against the real protocol. With --break one guard is taken away; the run must then fail.
 */
interface Job {
  readonly seeds: readonly number[];
  readonly broken: Break | null;
}
interface Failure {
  readonly seed: number;
  readonly wrong: readonly string[];
  readonly log: readonly string[];
}

/** Failing histories after which a run ends: they are slow, and more of them tell nothing new. */
const enough = 5;

async function work({ seeds, broken }: Job): Promise<void> {
  for (const seed of seeds) {
    let failure: Failure | null = null;
    try {
      const { wrong, log } = await play({ seed, broken });
      if (wrong.length > 0) failure = { seed, wrong, log };
    } catch (error) {
      failure = {
        seed,
        wrong: [error instanceof Error ? (error.stack ?? error.message) : String(error)],
        log: [],
      };
    }
    parentPort?.postMessage(failure ?? seed);
  }
}

function report({ seed, wrong, log }: Failure, broken: Break | null): void {
  const again = `npm run sim -- --seed ${String(seed)}${broken === null ? '' : ` --break ${broken}`}`;
  console.log(`\nseed ${String(seed)} failed (again: ${again})`);
  for (const line of log.slice(-60)) console.log(`  ${line}`);
  for (const line of wrong.slice(0, 10)) console.log(`  ✗ ${line.slice(0, 1500)}`);
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { seeds: { type: 'string' }, seed: { type: 'string' }, break: { type: 'string' } },
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
  const { failures, done } = await run(first, count, broken);
  if (done < count) console.log(`stopped after ${String(done)} of ${String(count)} histories`);
  for (const failure of failures.slice(0, 3)) report(failure, broken);
  console.log(`${String(done - failures.length)} passed, ${String(failures.length)} failed`);
  return failures.length === 0 ? 0 : 1;
}

/** Plays the histories on all processors; stops when enough of them have failed. */
async function run(
  first: number,
  count: number,
  broken: Break | null,
): Promise<{ failures: Failure[]; done: number }> {
  const threads = Math.min(availableParallelism(), count);
  const seeds = Array.from({ length: count }, (_, index) => first + index);
  const failures: Failure[] = [];
  let done = 0;
  const workers: Worker[] = [];
  const ends = Array.from({ length: threads }, (_, thread) => {
    const job: Job = { seeds: seeds.filter((_seed, index) => index % threads === thread), broken };
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
