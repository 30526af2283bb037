const rounds = 3;

/**
 * The quietest of three rounds (the one with the lowest 99th percentile), so that a moment in which the machine did
 * something else is not taken for the code's.
 */
export async function quietest(times: number, work: (n: number) => unknown): Promise<readonly number[]> {
  const all: (readonly number[])[] = [];
  for (let round = 0; round < rounds; round += 1)
    all.push(await timed(times, (n) => work(round * times + n)));
  return all.sort((a, b) => percentile(a, 0.99) - percentile(b, 0.99))[0] ?? [];
}

/** Runs `work` so many times; answers the milliseconds of each run, shortest first. */
async function timed(times: number, work: (n: number) => unknown): Promise<readonly number[]> {
  const taken: number[] = [];
  for (let n = 0; n < times; n += 1) {
    const from = performance.now();
    await work(n);
    taken.push(performance.now() - from);
  }
  return taken.sort((a, b) => a - b);
}

/** The value below which `share` (0 to 1) of the sorted values lie. */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
