import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkInArguments, linkToCase, parseLink } from './deepLinks.ts';

describe('parseLink', () => {
  it('[D31-D34] reads the link of a case back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999_999_999 }), (number) => {
        expect(parseLink(linkToCase(number))).toEqual({ type: 'case', number });
      }),
    );
  });

  it.each([
    'caseload://case/0',
    'caseload://case/-1',
    'caseload://case/1e3',
    'caseload://case/12/complete',
    'caseload://case/12?act=delete',
    'caseload://case/%31',
    'caseload://user@case/12',
    'caseload:case/12',
    'caseload-app://ui/index.html',
    'https://case/12',
    '',
    `caseload://case/${'9'.repeat(40)}`,
  ])('refuses %s', (text) => {
    expect(parseLink(text)).toBeNull();
  });

  it('is total, and gives safe integers only', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((tail) => `caseload://case/${tail}`),
        ),
        (text) => {
          const target = parseLink(text);
          if (target !== null) expect(Number.isSafeInteger(target.number) && target.number > 0).toBe(true);
        },
      ),
    );
  });

  it('finds the first link among other arguments', () => {
    expect(
      linkInArguments(['app', '--hidden', 'caseload://nonsense', 'caseload://case/5', 'caseload://case/6']),
    ).toEqual({
      type: 'case',
      number: 5,
    });
    expect(linkInArguments([])).toBeNull();
  });
});
