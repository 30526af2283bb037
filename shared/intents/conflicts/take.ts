import { goes, late } from './cell.ts';
import type { VerbCells } from './cell.ts';

const ended = (how: string) => late('entry_ended', `What was ${how} meanwhile cannot be taken.`);

export const take: VerbCells<'take'> = {
  // Whoever sees that it is a colleague's takes it over.
  made: (on) => ({ entryId: on.entry.id, over: on.entry.ownerId !== null && on.entry.ownerId !== on.me }),
  needs: ['open'],
  after: {
    take: [
      late('owned', 'The second learns who was first and since when; his draft and notes stay.', {
        leaves: { owner: 'first' },
      }),
      goes('Both devices took it for the same agent.', { self: true, leaves: { owner: 'first' } }),
    ],
    release: [
      goes('It is free again.', { leaves: { owner: 'second' } }),
      goes('Taken on one device, taken and given back on the other: the last act counts.', {
        self: true,
        leaves: { owner: 'first' },
      }),
    ],
    complete: ended('completed'),
    cancel: ended('cancelled'),
    forward: ended('forwarded'),
    otherwise: goes('Taking asks only that nobody owns the entry and that it is open.', {
      leaves: { owner: 'second' },
    }),
  },
};
