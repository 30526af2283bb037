import { goes, late } from './cell.ts';
import type { VerbCells } from './cell.ts';

export const reopen: VerbCells<'reopen'> = {
  made: (on) => ({ entryId: on.entry.id }),
  needs: ['ended'],
  after: {
    forward: late('entry_ended', 'A forwarded entry lives on elsewhere and stays ended here.', {
      leaves: { entry: 'forwarded' },
    }),
    status: late('entry_ended', 'A closed case does not open again.', { leaves: { entry: 'completed' } }),
    otherwise: goes('An ended entry opens again; an open one is open already.', {
      leaves: { entry: 'open' },
    }),
  },
};
