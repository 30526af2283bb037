import type { Scene, SimActs } from './scene.ts';

/** Acts that end an entry, open it again or send it elsewhere. */
export const entryActs: SimActs = {
  complete: {
    weight: 8,
    run: ({ entry, random, submit }) => {
      if (entry !== null) submit('complete', { entryId: entry.id, solve: random.chance(0.5) });
    },
  },
  cancel: {
    weight: 3,
    run: ({ entry, submit }) => {
      if (entry !== null) submit('cancel', { entryId: entry.id, solve: false });
    },
  },
  reopen: {
    weight: 3,
    run: ({ entry, submit }) => {
      if (entry !== null) submit('reopen', { entryId: entry.id });
    },
  },
  forward: { weight: 8, run: (scene) => forward(scene, false) },
};

export function forward({ entry, server, random, submit, text }: Scene, anew: boolean): void {
  if (entry === null) return;
  submit('forward', {
    entryId: entry.id,
    toInboxId: random.pick(server.inboxes),
    toAgentId: null,
    dueTypeId: server.dueType,
    dueAt: null,
    message: text(),
    anew,
    keepOpen: random.chance(0.2),
  });
}
