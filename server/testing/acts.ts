import { uuidv7 } from 'uuidv7';
import type { DraftContent } from '#shared/domain/draft.ts';
import type { CaseId, DueTypeId, EntryId, InboxId, ItemId } from '#shared/domain/ids.ts';
import type { ArgsOf } from '#shared/intents/registry.ts';

export function replyArgs(caseId: CaseId, more: Partial<ArgsOf<'reply'>> = {}): ArgsOf<'reply'> {
  return {
    caseId,
    itemId: uuidv7() as ItemId,
    to: [{ name: 'Erik Vos', address: 'erik@customer.example' }],
    cc: [],
    subject: 'Re: Question',
    text: 'It is on its way.',
    html: null,
    attachments: [],
    answersId: null,
    draftId: null,
    draftRev: 0,
    askedOwner: false,
    ...more,
  };
}

export function noteArgs(caseId: CaseId, text = 'Called the depot.'): ArgsOf<'note'> {
  return {
    caseId,
    itemId: uuidv7() as ItemId,
    text,
    html: null,
    attachments: [],
    draftId: null,
    draftRev: 0,
  };
}

export function forwardArgs(
  caseId: CaseId,
  entryId: EntryId,
  toInboxId: InboxId,
  dueTypeId: DueTypeId,
): ArgsOf<'forward'> {
  return {
    caseId,
    entryId,
    toInboxId,
    toAgentId: null,
    dueTypeId,
    dueAt: null,
    message: 'Please refund.',
    keepOpen: false,
    anew: false,
  };
}

export function draftContent(text: string): DraftContent {
  return { mode: 'reply', to: [], cc: [], text, html: '', attachments: [] };
}
