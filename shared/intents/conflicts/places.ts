import { goes, late } from './cell.ts';
import type { Cell, VerbCells } from './cell.ts';

const customerWins: Cell = late(
  'newer_public',
  'The customer has written: the case stays where he is read.',
  {
    leaves: { case: { place: 'desk' } },
  },
);
const otherwise = (place: 'archived' | 'spam' | 'deleted'): Cell =>
  goes('Putting away asks only for no unseen word of the customer; the last place counts.', {
    leaves: { case: { place } },
  });

export const archive: VerbCells<'archive'> = {
  made: () => ({}),
  after: { customer_writes: customerWins, otherwise: otherwise('archived') },
};

export const spam: VerbCells<'spam'> = {
  made: () => ({}),
  after: { customer_writes: customerWins, otherwise: otherwise('spam') },
};

export const deleteCase: VerbCells<'delete'> = {
  made: () => ({}),
  after: { customer_writes: customerWins, otherwise: otherwise('deleted') },
};

export const restore: VerbCells<'restore'> = {
  made: () => ({}),
  needs: ['deleted'],
  after: {
    otherwise: goes('A case comes back to the desk from wherever it lies; what is there is there.', {
      leaves: { case: { place: 'desk' } },
    }),
  },
};
