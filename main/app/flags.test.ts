import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFlags } from './flags.ts';

const parse = (...argv: string[]) => parseFlags(argv, '/home/anna');

describe('parseFlags', () => {
  it('has defaults for an empty command line', () => {
    expect(parse()).toEqual({
      profile: 'default',
      userDataDir: null,
      hidden: false,
      language: null,
      show: null,
      link: null,
      complaints: [],
    });
  });

  it('[F16-F19] reads profile and folder in both spellings, the last one winning', () => {
    expect(parse('--profile', 'work').profile).toBe('work');
    expect(parse('--profile=a', '--profile=b').profile).toBe('b');
    expect(parse('--user-data-dir=data').userDataDir).toBe('/home/anna/data');
    expect(parse('--user-data-dir', '/srv/x').userDataDir).toBe('/srv/x');
  });

  it('never lets a profile name leave its folder', () => {
    for (const name of ['../other', 'a/b', '', '.', 'x'.repeat(41)]) {
      const flags = parse(`--profile=${name}`);
      expect(flags.profile).toBe('default');
      expect(flags.complaints).toHaveLength(1);
    }
  });

  it('takes a language with a region, and complains about one it does not have', () => {
    expect(parse('--lang=nl-BE').language).toBe('nl');
    expect(parse('--lang', 'nb').language).toBe('nb');
    expect(parse('--lang=xx')).toMatchObject({
      language: null,
      complaints: [expect.stringContaining('en, nl, nb, pl')],
    });
  });

  it('finds a deep link between flags of others', () => {
    expect(parse('--remote-debugging-port=0', '.', 'caseload://case/7').link).toBe('caseload://case/7');
  });

  it('answers help before version, and hidden', () => {
    expect(parse('--version', '--help').show).toBe('help');
    expect(parse('--version').show).toBe('version');
    expect(parse('--hidden').hidden).toBe(true);
  });

  it('is total', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.constantFrom('--profile', '--lang', '--user-data-dir'))),
        (argv) => {
          expect(parse(...argv).profile).toMatch(/^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/);
        },
      ),
    );
  });
});
