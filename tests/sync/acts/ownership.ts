import type { Scene, SimActs } from './scene.ts';

/** Acts on who owns an entry. */
export const ownershipActs: SimActs = {
  take: { weight: 20, run: (scene) => take(scene, false) },
  take_over: { weight: 3, run: (scene) => take(scene, true) },
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
