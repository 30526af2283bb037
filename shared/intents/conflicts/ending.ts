import { goes, late, waits } from './cell.ts';
import type { Cell, VerbCells } from './cell.ts';
import { isGivenUp } from '../place.ts';

const otherEnd = (how: string): Cell =>
  waits('entry_ended', `It was ${how} meanwhile: another end needs a decision.`);
const taken = waits('owner_changed', 'Someone owns it now whom the agent did not see.', {
  leaves: { owner: 'first', entry: 'open' },
});
const done = (how: string): Cell[] => [
  late('same_end', `It was ${how} already; nothing is left to do.`),
  late('same_end', `It was ${how} on the other device.`, { self: true }),
];

export const complete: VerbCells<'complete'> = {
  made: (on) => ({ entryId: on.entry.id, solve: false }),
  needs: ['open'],
  after: {
    take: [taken, goes('It is mine on both devices.', { self: true, leaves: { entry: 'completed' } })],
    complete: done('completed'),
    cancel: otherEnd('cancelled'),
    forward: otherEnd('forwarded'),
    otherwise: goes('Completing asks for an open entry and the owner on screen.', {
      leaves: { entry: 'completed' },
    }),
  },
};

export const cancel: VerbCells<'cancel'> = {
  made: (on) => ({ entryId: on.entry.id, solve: false }),
  needs: ['open'],
  after: {
    take: [taken, goes('It is mine on both devices.', { self: true, leaves: { entry: 'cancelled' } })],
    complete: otherEnd('completed'),
    cancel: done('cancelled'),
    forward: otherEnd('forwarded'),
    otherwise: goes('Cancelling asks for an open entry and the owner on screen.', {
      leaves: { entry: 'cancelled' },
    }),
  },
};

export const forward: VerbCells<'forward'> = {
  made: (on) => ({
    entryId: on.entry.id,
    toInboxId: on.there,
    toAgentId: null,
    dueTypeId: on.dueType,
    dueAt: null,
    message: 'Please look at the bill.',
    keepOpen: false,
    anew: isGivenUp(on.case),
  }),
  needs: ['open'],
  after: {
    take: [taken, goes('It is mine on both devices.', { self: true })],
    complete: otherEnd('completed'),
    cancel: otherEnd('cancelled'),
    forward: [
      waits('entry_ended', 'It was forwarded meanwhile: forward anew, or drop.'),
      waits('entry_ended', 'It was forwarded on the other device: forward anew, or drop.', { self: true }),
    ],
    delete: waits('put_away', 'A colleague has deleted the case: handing it on needs a decision.'),
    spam: waits('put_away', 'A colleague has marked the case as spam: handing it on needs a decision.'),
    otherwise: goes('Forwarding asks for an open entry and the owner on screen.', {
      leaves: { entry: 'forwarded' },
    }),
  },
};
