import { goes, refused, waits } from './cell.ts';
import type { ActorCells, ActorName } from './cell.ts';

/** The rows of those who are no agents at work. Particular ends stand in the files of the verbs. */
export const actorCells: Readonly<Record<ActorName, ActorCells>> = {
  customer_writes: { then: { otherwise: goes('A message from the customer stops only what answers him.') } },
  message_leaves: {
    needs: ['held'],
    then: { otherwise: goes('That a reply has left changes nothing for other acts.') },
  },
  words_grow_old: { then: { otherwise: goes('Only words to the customer grow old.') } },
  right_revoked: {
    then: {
      otherwise: waits('forbidden', 'Without the right it goes, un-applied, into the tray of the leads.', {
        trace: false,
      }),
    },
  },
  agent_disabled: {
    then: {
      otherwise: refused('signed_out', 'A disabled agent is signed out; the act stays on the device.'),
    },
  },
};
