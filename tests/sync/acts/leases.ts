import type { Scene, SimActs } from './scene.ts';

const minute = 60_000;

/** Some time ahead, as the server's clock goes: short enough to be over within the history now and then. */
const ahead = ({ detail, random }: Scene): number =>
  detail.case.updatedAt + (random.chance(0.3) ? random.int(minute) : minute + random.int(60 * minute));

/** Acts on who has a case with him. */
export const leaseActs: SimActs = {
  lease: { weight: 7, run: (scene) => scene.submit('lease', { until: ahead(scene) }) },
  renew: {
    weight: 2,
    run: (scene) => {
      if (scene.detail.case.lease !== null) scene.submit('renew', { until: ahead(scene) });
    },
  },
  return_lease: {
    weight: 3,
    run: ({ detail, submit }) => {
      if (detail.case.lease !== null) submit('return_lease', {});
    },
  },
  recall: {
    weight: 3,
    run: ({ detail, submit }) => {
      if (detail.case.lease !== null) submit('recall', { reason: 'needed here' });
    },
  },
  restore_lease: {
    weight: 1,
    run: ({ detail, submit }) => {
      if (detail.case.lease?.recalled != null) submit('restore_lease', {});
    },
  },
};
