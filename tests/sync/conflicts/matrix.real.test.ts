import { afterAll, beforeAll, test } from 'vitest';
import { conflictMatrix } from '#shared/intents/conflicts/matrix.ts';
import { startPostgres } from '../../support/postgres.ts';
import type { Postgres } from '../../support/postgres.ts';
import { describeWith } from '../../support/skip.ts';
import { matrixWorld } from './matrixWorld.ts';
import type { Matrix } from './matrixWorld.ts';
import { playPair } from './playPair.ts';

const { pairs } = conflictMatrix();

describeWith(['postgres'], '[G1][G4] conflict matrix, on the real server with PostgreSQL', () => {
  let postgres: Postgres;
  let world: Matrix;
  beforeAll(async () => {
    postgres = await startPostgres();
    world = await matrixWorld((await postgres.createDatabase()).url);
  });
  afterAll(async () => {
    await world.close();
    await postgres.stop();
  });

  test.each(pairs.map((pair) => [pair.id, pair] as const))('%s', (_id, pair) => playPair(world, pair));
});
