import type { MessageItem } from '#shared/domain/item.ts';
import type { PersonView } from '../cases/caseRowView.ts';
import type { AttachmentView } from '../entries/entryRowView.ts';

/** Where an outgoing message is on its way. Times are epoch ms. */
export type DeliveryView =
  | { kind: 'saved' }
  | { kind: 'held'; until: number }
  | { kind: 'sending' }
  | { kind: 'sent'; at: number }
  | { kind: 'withdrawn'; at: number }
  | { kind: 'uncertain' }
  | { kind: 'failed'; reason: string };

interface ItemBase {
  id: string;
  at: number;
}
export interface MessageInView extends ItemBase {
  kind: 'in';
  /** Whose avatar it is: the customer whichever address wrote, else that address. */
  senderId: string;
  from: string;
  address: string;
  text: string;
  quoted?: string;
  attachments: readonly AttachmentView[];
  /** The mail itself, for its HTML and its details. */
  source?: MessageItem;
}
export interface MessageOutView extends ItemBase {
  kind: 'out';
  author: PersonView;
  to: string;
  text: string;
  attachments: readonly AttachmentView[];
  delivery: DeliveryView;
  source?: MessageItem;
}
export interface NoteView extends ItemBase {
  kind: 'note';
  author: PersonView;
  text: string;
  html?: string | null;
  attachments?: readonly AttachmentView[];
  pending: boolean;
}
export interface EventView extends ItemBase {
  kind: 'event';
  /** null: the system did it. */
  actor: PersonView | null;
  /** What happened, in the reader's language: what follows the actor's name, or a sentence that stands alone. */
  sentence: string;
  /** What a colleague asked for when forwarding. */
  words?: string;
  icon:
    | 'take'
    | 'forward'
    | 'solve'
    | 'merge'
    | 'someoneFirst'
    | 'assign'
    | 'status'
    | 'remind'
    | 'tag'
    | 'archive'
    | 'spam'
    | 'delete'
    | 'putBack'
    | 'other';
}
export type TimelineItemView = MessageInView | MessageOutView | NoteView | EventView;
