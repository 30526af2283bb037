import { describe, expect, it } from 'vitest';
import { filterPalette, findIn } from './paletteItems.ts';

describe('[F7] finding a command by its words', () => {
  it('needs no accents and marks what was meant', () => {
    expect(findIn('Światłowód w domu', 'swiatlowod')).toEqual({ start: 0, end: 10 });
    expect(findIn('Info and outages', 'fo')).toEqual({ start: 2, end: 4 });
    expect(findIn('Remind me, follow up', 'fo')).toEqual({ start: 11, end: 13 });
    expect(findIn('Reply', 'x')).toBeNull();
  });
  it('keeps groups together and puts the beginning of a label first', () => {
    const items = [
      { id: '1', group: 'a', label: 'Remind me, follow up' },
      { id: '2', group: 'a', label: 'Forward' },
      { id: '3', group: 'b', label: 'Font' },
      { id: '4', group: 'b', label: 'Solve' },
    ];
    expect(filterPalette(items, 'fo').map((item) => item.id)).toEqual(['2', '1', '3']);
  });
});
