import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { conflictMatrix } from '#shared/intents/conflicts/matrix.ts';
import { matrixWorld } from './matrixWorld.ts';
import type { Matrix } from './matrixWorld.ts';
import { playPair } from './playPair.ts';

const { pairs, wrong } = conflictMatrix();

test('[G1] every pair of acts that can meet has one cell, and none has two', () => {
  expect(wrong).toEqual([]);
});

describe('[G1][G4] conflict matrix, on the real server with the embedded store', () => {
  let world: Matrix;
  beforeAll(async () => {
    world = await matrixWorld(null);
  });
  afterAll(() => world.close());

  test.each(pairs.map((pair) => [pair.id, pair] as const))('%s', (_id, pair) => playPair(world, pair));
});
