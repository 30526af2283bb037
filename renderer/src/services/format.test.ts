import { describe, expect, it } from 'vitest';
import { createFormat } from './format.ts';

const at = (iso: string) => Date.parse(iso);
const now = at('2026-11-19T10:42:13Z');
const en = createFormat('en', 'UTC');

describe('[F21] times and numbers as each language writes them', () => {
  it('shortens a time the further back it lies', () => {
    expect(en.brief(at('2026-11-19T08:05:00Z'), now)).toBe('08:05');
    expect(en.brief(at('2026-11-18T23:59:00Z'), now)).toBe('Wed');
    expect(en.brief(at('2026-11-10T10:00:00Z'), now)).toBe('10 Nov');
    expect(en.brief(at('2025-11-10T10:00:00Z'), now)).toBe('10 Nov 2025');
  });
  it('counts days by the calendar of the zone, not by 24 hours', () => {
    const warsaw = createFormat('pl', 'Europe/Warsaw');
    expect(warsaw.brief(at('2026-11-18T23:30:00Z'), now)).toBe('00:30');
  });
  it('writes time left, time over and days', () => {
    expect(en.span(72 * 60_000)).toBe('1:12');
    expect(en.span(-24 * 60_000)).toBe('−0:24');
    expect(en.span(3 * 86_400_000)).toBe('3 d');
  });
  it('writes numbers, sizes and lists', () => {
    expect(createFormat('nl').number(12400)).toBe('12.400');
    expect(en.bytes(212_000)).toBe('212 KB');
    expect(en.bytes(999)).toBe('999 byte');
    expect(createFormat('pl').list(['Anna', 'Ben', 'Kasia'])).toBe('Anna, Ben i Kasia');
  });
});
