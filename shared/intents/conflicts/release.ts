import { goes, late } from './cell.ts';
import type { VerbCells } from './cell.ts';

const ended = (how: string) => late('entry_ended', `What was ${how} meanwhile has no owner to give up.`);

export const release: VerbCells<'release'> = {
  made: (on) => ({ entryId: on.entry.id }),
  needs: ['mine'],
  after: {
    take: late('not_owner', 'A colleague took it over: it is no longer mine to give back.', {
      leaves: { owner: 'first' },
    }),
    release: [
      goes('Nobody owns it any more: done already.', { leaves: { owner: 'nobody' } }),
      goes('Given back on both devices.', { self: true, leaves: { owner: 'nobody' } }),
    ],
    complete: ended('completed'),
    cancel: ended('cancelled'),
    forward: ended('forwarded'),
    reopen: goes('An entry opened again keeps its owner, who may give it back.'),
    otherwise: goes('Giving back asks only that it is mine.', { leaves: { owner: 'nobody' } }),
  },
};
