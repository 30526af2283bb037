const STEP_MS = 10;

/**
 * Waits for an effect: calls `look` until it gives something other than `undefined` or `false`, and returns that.
 * What `look` throws counts as "not yet" and is the cause of the error at the end.
 * @param what the effect in words; it stands in the message when the time is over
 */
export async function eventually<T>(
  what: string,
  look: () => T | undefined | false | Promise<T | undefined | false>,
  timeoutMs = 10_000,
): Promise<T> {
  const end = performance.now() + timeoutMs;
  let cause: unknown;
  for (;;) {
    try {
      const seen = await look();
      if (seen !== undefined && seen !== false) return seen;
    } catch (error) {
      cause = error;
    }
    if (performance.now() > end) throw new Error(`not within ${timeoutMs} ms: ${what}`, { cause });
    await new Promise((resolve) => setTimeout(resolve, STEP_MS));
  }
}
