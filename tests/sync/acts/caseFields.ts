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
  edit: {
    weight: 4,
    run: ({ detail, random, submit }) => {
      const undo = random.chance(0.2);
      const { priority, deadlineAt } = detail.case;
      if (random.chance(0.5)) {
        const value = random.pick(['low', 'normal', 'high', 'urgent'] as const);
        submit('edit', { field: 'priority', value, was: priority, undo });
      } else submit('edit', { field: 'deadline', value: random.pick([null, 9000]), was: deadlineAt, undo });
    },
  },
  read: { weight: 3, run: ({ detail, submit }) => submit('read', { n: detail.case.lastN }) },
};
