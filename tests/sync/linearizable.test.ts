import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isLinearizable } from './linearizable.ts';
import type { OwnerOp } from './linearizable.ts';

const op = (agent: string, act: OwnerOp['act'], at: [number, number], by?: string): OwnerOp => ({
  agent,
  act,
  asked: at[0],
  answered: at[1],
  applied: by === undefined,
  by: by ?? null,
});

test('two winners at once, and a refusal that names a former owner, are no history of one owner', () => {
  expect(isLinearizable([op('anna', 'take', [0, 5]), op('ben', 'take', [1, 4])])).toBe(false);
  expect(isLinearizable([op('anna', 'take', [0, 5]), op('ben', 'take', [1, 4], 'anna')])).toBe(true);
  const handedOn = [op('anna', 'take', [0, 1]), op('anna', 'release', [2, 3]), op('ben', 'take', [4, 5])];
  expect(isLinearizable(handedOn)).toBe(true);
  expect(isLinearizable([...handedOn, op('cem', 'take', [6, 7], 'anna')])).toBe(false);
});

test('every history of a real owner is accepted, however its answers overlap; one wrong answer is not', () => {
  const step = fc.record({
    agent: fc.constantFrom('a', 'b', 'c'),
    take: fc.boolean(),
    early: fc.nat(4),
    late: fc.nat(4),
  });
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 25 }), (steps) => {
      let owner: string | null = null;
      const ops = steps.map(({ agent, take, early, late }, i): OwnerOp => {
        const applied = owner === null || owner === agent;
        const by = applied ? null : owner;
        if (applied) owner = take ? agent : null;
        return {
          agent,
          act: take ? 'take' : 'release',
          asked: i * 2 - early,
          answered: i * 2 + late + 1,
          applied,
          by,
        };
      });
      expect(isLinearizable(ops)).toBe(true);
      const end = ops.length * 2 + 20;
      const wrong = op('z', 'take', [end, end + 1], 'nobody who ever came');
      expect(isLinearizable([...ops, wrong])).toBe(false);
    }),
  );
});
