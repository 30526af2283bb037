import { goes, late } from './cell.ts';
import type { VerbCells } from './cell.ts';

export const unsend: VerbCells<'unsend'> = {
  made: (on) => ({ itemId: on.heldId as never }),
  needs: ['held'],
  after: {
    unsend: [
      goes('It was taken back already.', { leaves: { messages: 1 } }),
      goes('It was taken back on the other device.', { self: true, leaves: { messages: 1 } }),
    ],
    message_leaves: late('already_gone', 'It has left; the agent learns when.', { leaves: { messages: 2 } }),
    otherwise: goes('Taken back as long as the server holds it.'),
  },
};
