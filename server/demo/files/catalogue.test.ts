import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { demoFile, fileKeys } from './catalogue.ts';

const now = Date.UTC(2026, 10, 22, 10, 42);

describe('files of the demo', () => {
  it.each(fileKeys)('%s is what its type says', (key) => {
    const file = demoFile(key, now);
    const bytes = Buffer.from(file.bytes);
    expect(file.name).not.toContain('{');
    if (file.type === 'application/pdf') {
      const text = bytes.toString('latin1');
      expect(text.startsWith('%PDF-1.4\n')).toBe(true);
      const table = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1]);
      expect(text.slice(table, table + 5)).toBe('xref\n');
      const offsets = [...text.slice(table).matchAll(/^(\d{10}) 00000 n /gm)].map(([, offset]) =>
        Number(offset),
      );
      offsets.forEach((offset, index) =>
        expect(text.slice(offset)).toMatch(new RegExp(`^${index + 1} 0 obj\\n`)),
      );
    } else if (file.type === 'image/png') {
      expect(bytes.subarray(0, 8)).toEqual(Buffer.from('89504e470d0a1a0a', 'hex'));
      const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
      const length = bytes.readUInt32BE(33);
      expect(inflateSync(bytes.subarray(41, 41 + length)).length).toBe((width * 3 + 1) * height);
    } else {
      const text = bytes.toString('utf8');
      expect(text).not.toMatch(/\{[a-z][+-]\d+\}/);
      if (file.type === 'text/calendar')
        expect(text).toMatch(/^BEGIN:VCALENDAR\r\n[^]*DTSTART:\d{8}T\d{6}Z\r\n[^]*END:VCALENDAR\r\n$/);
      if (file.type === 'text/csv')
        expect(
          new Set(
            text
              .trim()
              .split(/\r\n/)
              .map((line) => line.split(/[,;]/).length),
          ).size,
        ).toBe(1);
    }
  });
});
