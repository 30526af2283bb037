import { goes, late, waits } from './cell.ts';
import type { VerbCells } from './cell.ts';

const ended = (how: string) => late('entry_ended', `What was ${how} meanwhile cannot be given to anybody.`);
const changed = late(
  'owner_changed',
  'The owner is not the one on screen: who has it is told, and since when.',
  {
    leaves: { owner: 'first' },
  },
);
const letGo = 'The owner let go of it meanwhile: who saw him as its owner looks again before he gives it.';
const given = waits('owner_changed', 'It was given to someone whom the agent did not see as its owner.', {
  leaves: { owner: 'first', entry: 'open' },
});
const givenToMe = goes('It was given to the same agent on the other device.', { self: true });

export const assign: VerbCells<'assign'> = {
  // To himself, as a lead who sees that it is a colleague's; to somebody else is the same rule.
  made: (on) => ({
    entryId: on.entry.id,
    toAgentId: on.me,
    reason: on.entry.ownerId !== null && on.entry.ownerId !== on.me ? 'He is ill today.' : '',
    undoes: null,
  }),
  needs: ['open'],
  after: {
    take: [changed, goes('The agent has it already.', { self: true, leaves: { owner: 'first' } })],
    assign: [changed, goes('The agent has it already.', { self: true, leaves: { owner: 'first' } })],
    release: [
      late('owner_changed', letGo, { leaves: { owner: 'nobody' } }),
      late('owner_changed', 'It was given back on the other device meanwhile.', {
        self: true,
        leaves: { owner: 'nobody' },
      }),
    ],
    complete: ended('completed'),
    cancel: ended('cancelled'),
    forward: ended('forwarded'),
    otherwise: goes('Assigning asks for an open entry and the owner on screen.', {
      leaves: { owner: 'second' },
    }),
  },
  then: {
    take: [
      late('owned', 'The second learns who was given it and since when.', { leaves: { owner: 'first' } }),
      goes('It was given to the same agent already.', { self: true, leaves: { owner: 'first' } }),
    ],
    release: late('not_owner', 'A lead gave it to somebody else: it is no longer mine to give back.', {
      leaves: { owner: 'first' },
    }),
    complete: [given, givenToMe],
    cancel: [given, givenToMe],
    forward: [given, givenToMe],
    reply: [
      waits('owned', 'A colleague was given the case: sending on it asks first.', {
        leaves: { owner: 'first', messages: 1 },
      }),
      goes('The owner answers from another device.', { self: true, leaves: { messages: 2 } }),
    ],
  },
};
