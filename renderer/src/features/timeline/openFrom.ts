import type { TimelineItemView } from './timelineView.ts';

/**
 * Index of the first item that stays open: the note just before the last inbound message if nothing but events lies between
 * (it is what the message answers to), else that message itself. Without an inbound message, the last message or note.
 */
export function openFrom(items: readonly TimelineItemView[]): number {
  const lastIn = items.findLastIndex((item) => item.kind === 'in');
  if (lastIn === -1)
    return Math.max(
      0,
      items.findLastIndex((item) => item.kind !== 'event'),
    );
  const before = items.slice(0, lastIn).findLastIndex((item) => item.kind !== 'event');
  return items[before]?.kind === 'note' ? before : lastIn;
}
