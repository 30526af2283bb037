import { goes, goesTelling } from './cell.ts';
import type { VerbCells } from './cell.ts';

export const note: VerbCells<'note'> = {
  made: (on) => ({
    itemId: on.id() as never,
    text: 'Called the depot.',
    html: null,
    attachments: [],
    draftId: null,
    draftRev: 0,
  }),
  after: {
    note: [
      goes('Both notes stay.', { leaves: { notes: 2 } }),
      goes('Both notes stay.', { self: true, leaves: { notes: 2 } }),
    ],
    delete: goesTelling('put_away', 'The note is added, and its author is told that the case was deleted.', {
      leaves: { notes: 1 },
    }),
    otherwise: goes('A note is always added, whoever owns the case and whatever its status.', {
      leaves: { notes: 1 },
    }),
  },
};
