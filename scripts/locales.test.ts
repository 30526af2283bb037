import { describe, expect, it } from 'vitest';
import { faultsOf, flatten, placeholders } from './locales.ts';

const english = { inbox: { taken: '{who} took it', empty: 'Nothing here' } };
const all = (dutch: Parameters<typeof flatten>[0]) => ({
  en: flatten(english),
  nl: flatten(dutch),
  nb: flatten(english),
  pl: flatten(english),
});

describe('faults of translations', () => {
  it('finds none in complete ones, whatever the order and plural forms', () => {
    expect(
      faultsOf(all({ inbox: { empty: 'Niets hier', taken: '{who} nam dit | {who} nam deze' } })),
    ).toEqual([]);
  });
  it('names keys that are missing, extra or empty, and placeholders that differ', () => {
    expect(faultsOf(all({ inbox: { empty: ' ', taken: '{wie} nam het' }, more: 'x' }))).toEqual([
      'nl: inbox.empty is empty',
      'nl: inbox.taken has placeholders {wie}, en has {who}',
      'nl: more is not in en',
    ]);
    expect(faultsOf(all({ inbox: { empty: 'Leeg' } }))).toEqual(['nl: inbox.taken is missing']);
  });
  it('knows literals from placeholders', () => {
    expect(placeholders("{name}{'@'}x.test {name} {0}")).toEqual(['0', 'name']);
  });
});
