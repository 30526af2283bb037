import type { SimActs } from './scene.ts';

/** Acts on what stands on the case itself. */
export const caseActs: SimActs = {
  status: {
    weight: 4,
    run: ({ random, submit }) =>
      submit('status', { to: random.pick(['open', 'pending', 'on_hold', 'solved', 'closed']) }),
  },
  tag: {
    weight: 4,
    run: ({ random, submit }) =>
      submit('tag', { tag: random.pick(['a', 'b', 'c']), add: random.chance(0.6) }),
  },
  read: { weight: 3, run: ({ detail, submit }) => submit('read', { n: detail.case.lastN }) },
};
