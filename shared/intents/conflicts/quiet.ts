import { goes, late } from './cell.ts';
import type { VerbCells } from './cell.ts';

const content = (text: string) => ({
  mode: 'reply' as const,
  to: [],
  cc: [],
  text,
  html: '',
  attachments: [],
});

export const draft: VerbCells<'draft'> = {
  made: (on) => ({
    draftId: on.drafts[0]?.id ?? (on.id() as never),
    baseRev: on.drafts[0]?.rev ?? 0,
    content: content(`Unsent words ${on.id()}`),
  }),
  after: {
    draft: [
      goes('Each agent has a draft of his own.', { leaves: { drafts: 1 } }),
      late('draft_differs', 'Two devices wrote upon the same words: both copies are kept.', {
        self: true,
        needs: ['drafted'],
        trace: false,
        leaves: { drafts: 2 },
      }),
    ],
    hand_over: goes('Words handed to me lie beside my own.', { leaves: { drafts: 2 } }),
    otherwise: goes('Unsent words are kept whatever happens.', { leaves: { drafts: 1 } }),
  },
};

export const read: VerbCells<'read'> = {
  made: (on) => ({ n: on.case.lastN }),
  after: {
    read: [
      goes('Each agent has a mark of his own.'),
      goes('The larger number wins, whatever the order.', { self: true }),
    ],
    otherwise: goes('A read mark is always kept; the larger number wins.'),
  },
};

/** A choice that only closes a card. */
export const settle: VerbCells<'settle'> = {
  made: () => ({}),
  after: {
    right_revoked: goes('Closing one\u2019s own card needs no right.'),
    otherwise: goes('Closing a card needs nothing.'),
  },
};
