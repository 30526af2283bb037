import { describe, expect, it } from 'vitest';
import { openFrom } from './openFrom.ts';
import type { TimelineItemView } from './timelineView.ts';

const items = (...kinds: TimelineItemView['kind'][]) =>
  kinds.map((kind, index) => ({ kind, id: String(index) }) as TimelineItemView);

describe('[B26] which items of a timeline stay open', () => {
  it('is the last inbound message and all after it', () =>
    expect(openFrom(items('in', 'out', 'in', 'event', 'out'))).toBe(2));
  it('takes in the note right before it', () =>
    expect(openFrom(items('in', 'out', 'note', 'event', 'in'))).toBe(2));
  it('is the last words where nobody wrote in', () =>
    expect(openFrom(items('note', 'out', 'event'))).toBe(1));
});
