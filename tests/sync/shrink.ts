/** At most so many histories are played to shorten one, and for so long: one that does not drain takes its time. */
const tries = 300;
const longestMs = 40_000;

/**
 * Delta debugging (Zeller, ddmin): the fewest steps with which `fails` still holds, as far as leaving out parts, ever
 * smaller ones, can find them.
 */
export async function shrink(
  steps: readonly number[],
  fails: (kept: readonly number[]) => Promise<boolean>,
): Promise<readonly number[]> {
  let kept = steps;
  const until = performance.now() + longestMs;
  let left = tries;
  let parts = 2;
  while (kept.length > 0 && left > 0 && performance.now() < until) {
    const size = Math.max(1, Math.ceil(kept.length / parts));
    let shorter: readonly number[] | null = null;
    for (
      let from = 0;
      from < kept.length && shorter === null && left > 0 && performance.now() < until;
      from += size
    ) {
      const without = [...kept.slice(0, from), ...kept.slice(from + size)];
      left -= 1;
      if (await fails(without)) shorter = without;
    }
    if (shorter !== null) {
      kept = shorter;
      parts = Math.max(2, parts - 1);
    } else if (size === 1) break;
    else parts = Math.min(kept.length, parts * 2);
  }
  return kept;
}
