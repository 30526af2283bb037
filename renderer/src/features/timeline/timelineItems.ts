import type { Attachment } from '#shared/domain/attachment.ts';
import type { MessageItem } from '#shared/domain/item.ts';
import type { TimelineItem } from '#shared/ipc/views.ts';
import { useReferenceStore } from '../../stores/referenceStore.ts';
import type { AttachmentView } from '../entries/entryRowView.ts';
import { useEventSentence } from '../../services/eventSentence.ts';
import { senderId } from '../../services/senderId.ts';
import { partQuoted } from './quotedText.ts';
import type { DeliveryView, MessageOutView, TimelineItemView } from './timelineView.ts';

/** Files as chips; images that stand inside the text are shown there. */
export const attachmentViews = (files: readonly Attachment[]): AttachmentView[] =>
  files
    .filter((file) => file.cid === null)
    .map(({ hash, name, size, type }) => ({ id: hash, name, bytes: size, type }));

function deliveryOf({ item, place }: { item: MessageItem; place: TimelineItem['place'] }): DeliveryView {
  const { delivery } = item;
  if (place === 'device' || delivery === null) return { kind: 'saved' };
  switch (delivery.state) {
    case 'held':
      return { kind: 'held', until: delivery.sendAfter ?? delivery.at };
    case 'sending':
      return { kind: 'sending' };
    case 'sent':
      return { kind: 'sent', at: delivery.at };
    case 'unknown':
      return { kind: 'uncertain' };
    case 'withdrawn':
      return { kind: 'withdrawn', at: delivery.at };
    default:
      return { kind: 'failed', reason: delivery.detail };
  }
}

/** Makes of what the replica holds what the timeline draws. */
export function useTimelineItems(): (item: TimelineItem) => TimelineItemView {
  const reference = useReferenceStore();
  const eventOf = useEventSentence();

  function outOf(item: MessageItem, place: TimelineItem['place']): MessageOutView {
    return {
      kind: 'out',
      id: item.id,
      at: item.at,
      author:
        item.agentId === null
          ? { id: item.id, name: item.from.name || item.from.address }
          : reference.person(item.agentId),
      to: item.to.map(({ name, address }) => name || address).join(', '),
      text: item.text,
      attachments: attachmentViews(item.attachments),
      delivery: deliveryOf({ item, place }),
      source: item,
    };
  }

  return ({ item, place }) => {
    if (item.kind === 'event') return eventOf(item);
    if (item.kind === 'note') {
      const { id, at, text, html, attachments } = item;
      return {
        kind: 'note',
        id,
        at,
        author: reference.person(item.agentId),
        text,
        html,
        attachments: attachmentViews(attachments),
        pending: place === 'device',
      };
    }
    if (item.direction === 'out') return outOf(item, place);
    const { words, quoted } = partQuoted(item.text);
    return {
      kind: 'in',
      id: item.id,
      senderId: senderId(item),
      at: item.at,
      from: item.from.name || item.from.address,
      address: item.from.address,
      text: words,
      ...(quoted === '' ? {} : { quoted }),
      attachments: attachmentViews(item.attachments),
      source: item,
    };
  };
}
