import { expect, it } from 'vitest';
import { MAIL_PARTS } from '../support/mailWorld.ts';
import { describeWith } from '../support/skip.ts';
import { dayOfKills } from './dayOfKills.ts';

const points = 6;

describeWith(MAIL_PARTS, 'a working day of two agents and their customers', () => {
  it(
    `[G1 G3] with kill -9 of app and server at ${String(points)} points each: in = out, each mail once, nothing damaged`,
    { timeout: 300_000 },
    async () => {
      const lines: string[] = [];
      const seed = Date.now() % 1_000_000;
      const say = (line: string) => void lines.push(line);
      const wrong = await dayOfKills.run({ engine: 'sqlite', seed, points, say });
      expect(wrong, `seed ${String(seed)}\n${lines.join('\n')}`).toEqual([]);
    },
  );
});
