import { describe, expect, test } from 'vitest';
import { breaks } from './breaks.ts';
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
    expect((await play({ seed: 7, broken: null })).log).toEqual(first.log);
  });
});
