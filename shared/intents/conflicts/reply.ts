import { goes, waits } from './cell.ts';
import type { VerbCells } from './cell.ts';
import { isGivenUp } from '../place.ts';

export const reply: VerbCells<'reply'> = {
  made: (on) => ({
    itemId: on.id() as never,
    to: [{ name: 'Erik Vos', address: 'erik@customer.example' }],
    cc: [],
    subject: 'Re: Question',
    text: 'It is on its way.',
    html: null,
    attachments: [],
    answersId: null,
    draftId: on.drafts[0]?.id ?? null,
    draftRev: on.drafts[0]?.rev ?? 0,
    // Whoever sees that a colleague owns it is asked, and sends all the same.
    askedOwner: on.entry.ownerId !== null && on.entry.ownerId !== on.me,
    restore: isGivenUp(on.case),
  }),
  after: {
    take: [
      waits('owned', 'A colleague has taken the case: sending on it asks first.', {
        leaves: { owner: 'first', messages: 1 },
      }),
      goes('The owner answers from another device.', { self: true, leaves: { messages: 2 } }),
    ],
    reply: [
      waits('newer_public', 'A colleague has answered: nobody is answered twice by accident.', {
        leaves: { messages: 2 },
      }),
      waits('newer_public', 'The same agent has answered from another device.', {
        self: true,
        leaves: { messages: 2 },
      }),
    ],
    unsend: [
      goes('An answer that was taken back is as if it had never been written.', { leaves: { messages: 2 } }),
      waits('newer_public', 'What it builds upon was taken back.', {
        seen: true,
        when: 'having seen the answer',
        leaves: { messages: 1 },
      }),
    ],
    draft: [
      goes('A colleague\u2019s unsent words are his own.', { leaves: { messages: 2 } }),
      goes('Words added to the draft on another device stay as a draft.', {
        self: true,
        needs: ['drafted'],
        leaves: { messages: 2, drafts: 1 },
      }),
    ],
    status: goes('A case closed without an answer is opened again: the send wins.', {
      leaves: { messages: 2, case: { status: 'open' } },
    }),
    customer_writes: waits('newer_public', 'The customer has written: the answer may no longer fit.', {
      leaves: { messages: 2 },
    }),
    message_leaves: waits('newer_public', 'A colleague\u2019s answer has left.'),
    delete: waits(
      'put_away',
      'A colleague has deleted the case: words to the customer do not go from there unasked.',
      {
        leaves: { messages: 1 },
      },
    ),
    spam: waits('put_away', 'A colleague has marked the case as spam.', { leaves: { messages: 1 } }),
    words_grow_old: waits('too_old', 'Nothing happened, but the words are older than the inbox allows.', {
      leaves: { messages: 1 },
    }),
    otherwise: goes('A reply asks for nothing public since what was seen and no unseen owner.', {
      leaves: { messages: 2 },
    }),
  },
};
