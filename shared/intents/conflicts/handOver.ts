import { goes } from './cell.ts';
import type { VerbCells } from './cell.ts';

export const handOver: VerbCells<'hand_over'> = {
  made: (on) => ({
    toAgentId: on.other,
    content: { mode: 'reply', to: [], cc: [], text: 'My words.', html: '', attachments: [] },
    draftId: null,
    draftRev: 0,
  }),
  after: { otherwise: goes('Words handed over become a draft of the colleague, whatever happens.') },
};
