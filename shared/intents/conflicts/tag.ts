import { goes } from './cell.ts';
import type { VerbCells } from './cell.ts';

export const tag: VerbCells<'tag'> = {
  made: (on) => ({ tag: on.me < on.other ? 'vip' : 'late', add: true }),
  after: {
    tag: [
      goes('One element at a time: both tags stay.'),
      goes('Added on both devices: there once.', { self: true }),
    ],
    otherwise: goes('A tag is added or removed whatever happens.'),
  },
};
