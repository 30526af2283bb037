import type { Scene, SimActs } from './scene.ts';

/** Acts on who owns an entry. */
export const ownershipActs: SimActs = {
  take: { weight: 20, run: (scene) => take(scene, false) },
  take_over: { weight: 3, run: (scene) => take(scene, true) },
  assign: {
    weight: 5,
    run: ({ entry, random, server, submit }) => {
      const colleagues = [...server.store.agents.rows.keys()];
      const reason = random.chance(0.5) ? 'Please look at it' : '';
      if (entry !== null)
        submit('assign', { entryId: entry.id, toAgentId: random.pick(colleagues), reason, undoes: null });
    },
  },
  release: {
    weight: 6,
    run: ({ entry, submit }) => {
      if (entry !== null) submit('release', { entryId: entry.id });
    },
  },
};

export function take({ entry, submit }: Pick<Scene, 'entry' | 'submit'>, over: boolean): void {
  if (entry !== null) submit('take', { entryId: entry.id, over });
}
