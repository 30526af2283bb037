import { resolve } from 'node:path';

/** What the command line asks for. Unknown flags are Chromium's or Playwright's and are left alone. */
export interface Flags {
  /** Name of the profile: several accounts side by side, each with its own folder and lock. */
  readonly profile: string;
  /** Absolute folder for everything this profile keeps; null for the platform's own place. */
  readonly userDataDir: string | null;
  /** Start without showing a window (at login). */
  readonly hidden: boolean;
  readonly language: 'en' | 'nl' | 'nb' | 'pl' | null;
  readonly show: 'version' | 'help' | null;
  /** The first argument that looks like a deep link; parsed by deepLinks.ts. */
  readonly link: string | null;
  /** Flags of ours that could not be understood, as sentences for the terminal. */
  readonly complaints: readonly string[];
}

export const defaultProfile = 'default';
const languages = ['en', 'nl', 'nb', 'pl'] as const;
const profileName = /^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/;

export const helpText = `Caseload: an inbox for customer-service teams that keeps working without a network.

  --profile NAME         use another profile (letters, digits, - and _)
  --user-data-dir PATH   keep everything of this profile in PATH
  --hidden               start without showing a window
  --lang en|nl|nb|pl     language of this run
  --version              print the version and end
  --help                 print this text and end
  caseload://case/1234   open a case by its number
`;

/** The values of `--name value` and `--name=value`, in order. */
function valuesOf(argv: readonly string[], name: string): string[] {
  const values: string[] = [];
  argv.forEach((argument, at) => {
    if (argument.startsWith(`--${name}=`)) values.push(argument.slice(name.length + 3));
    else if (argument === `--${name}`) values.push(argv[at + 1] ?? '');
  });
  return values;
}

/** Reads the command line (without the executable). Total: never throws; what it cannot use becomes a complaint. */
export function parseFlags(argv: readonly string[], cwd: string): Flags {
  const complaints: string[] = [];
  const profile = valuesOf(argv, 'profile').at(-1);
  if (profile !== undefined && !profileName.test(profile)) {
    complaints.push(
      '--profile needs a name of letters, digits, - and _ (at most 40); using the default profile.',
    );
  }
  const folder = valuesOf(argv, 'user-data-dir').at(-1);
  if (folder === '') complaints.push('--user-data-dir needs a folder; using the usual one.');
  const asked = valuesOf(argv, 'lang').at(-1);
  // Chromium takes --lang too, with a region: `--lang=nl-BE` is not an error.
  const language = languages.find((code) => code === asked?.toLowerCase().split('-')[0]) ?? null;
  if (asked !== undefined && language === null) {
    complaints.push(`--lang knows ${languages.join(', ')}; using the language of the settings.`);
  }
  return {
    profile: profile !== undefined && profileName.test(profile) ? profile : defaultProfile,
    userDataDir: folder === undefined || folder === '' ? null : resolve(cwd, folder),
    hidden: argv.includes('--hidden'),
    language,
    show: argv.includes('--help') ? 'help' : argv.includes('--version') ? 'version' : null,
    link: argv.find((argument) => argument.toLowerCase().startsWith('caseload:')) ?? null,
    complaints,
  };
}
