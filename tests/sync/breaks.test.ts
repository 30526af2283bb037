import { describe, expect, test } from 'vitest';
import { breaks } from './breaks.ts';
import { shrink } from './shrink.ts';
import { play } from './world.ts';

/** Histories within which a missing guard must show. */
const within = 300;

describe('the simulation notices', () => {
  test.each(breaks)(
    '[G1 G3 G4 G5 G8] a missing guard: %s',
    async (broken) => {
      let noticed: readonly string[] = [];
      for (let seed = 1; seed <= within && noticed.length === 0; seed += 1) {
        noticed = (await play({ seed, broken })).wrong;
      }
      expect(noticed).not.toEqual([]);
    },
    240_000,
  );

  test('nothing when no guard is missing, and the same history for the same seed', async () => {
    const first = await play({ seed: 7, broken: null });
    expect(first.wrong).toEqual([]);
    expect((await play({ seed: 7, broken: null })).story).toEqual(first.story);
  });

  test('[G1] a failing history gets short enough for a person to read, and still fails', async () => {
    const fails = async (seed: number, keep?: readonly number[]) =>
      play({ seed, broken: 'stale-reply', keep, goodLine: true });
    let seed = 1;
    while ((await fails(seed)).wrong.length === 0) seed += 1;
    const whole = await fails(seed);
    const kept = await shrink(whole.steps, async (keep) => (await fails(seed, keep)).wrong.length > 0);
    const short = await fails(seed, kept);
    expect(kept.length).toBeLessThanOrEqual(8);
    expect(kept.length).toBeLessThan(whole.steps.length);
    expect(short.wrong).not.toEqual([]);
    expect(short.story.length).toBeLessThan(40);
  }, 240_000);
});
