import type { SimActs } from './scene.ts';

/** Acts that put a case away, or back. */
export const placeActs: SimActs = {
  archive: { weight: 2, run: ({ submit }) => submit('archive', {}) },
  spam: { weight: 1, run: ({ submit }) => submit('spam', {}) },
  delete: { weight: 2, run: ({ submit }) => submit('delete', {}) },
  restore: {
    weight: 4,
    run: ({ detail, submit }) => {
      if (detail.case.place !== 'desk') submit('restore', {});
    },
  },
};
