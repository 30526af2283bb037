import { goes } from './cell.ts';
import type { VerbCells } from './cell.ts';

export const ask: VerbCells<'ask'> = {
  made: (on) => ({ entryId: on.entry.id }),
  needs: ['theirs'],
  after: {
    otherwise: goes(
      'Asking for a case is a line on the timeline; where nobody owns it, there is nobody to ask.',
    ),
  },
};
