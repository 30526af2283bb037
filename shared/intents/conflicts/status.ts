import { goes, late } from './cell.ts';
import type { VerbCells } from './cell.ts';

export const status: VerbCells<'status'> = {
  made: () => ({ to: 'closed' }),
  after: {
    status: [
      goes('The same target is reached already.', { leaves: { case: { status: 'closed' } } }),
      goes('The same target is reached already.', { self: true, leaves: { case: { status: 'closed' } } }),
      late('illegal_status', 'Closed meanwhile, and a closed case does not open by hand.', {
        when: 'another target',
        with: { to: 'pending' },
        leaves: { case: { status: 'closed' } },
      }),
    ],
    otherwise: goes('A status asks only that the table leads there.', {
      leaves: { case: { status: 'closed' } },
    }),
  },
};
