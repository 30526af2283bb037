import { accessSync, constants, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * The programs outside npm that tests and `npm start` use, and the Debian packages that bring them. The only such list:
 * the installer (scripts/systemPackages.ts), CI and the tests' skip messages all read it.
 */
export const systemParts = {
  chromium: { packages: ['chromium'], programs: ['chromium', 'chromium-browser', 'google-chrome'] },
  xvfb: { packages: ['xvfb'], programs: ['Xvfb'] },
  postgres: { packages: ['postgresql'], programs: ['postgres'] },
  dovecot: { packages: ['dovecot-imapd', 'dovecot-lmtpd'], programs: ['dovecot', 'doveadm'] },
  exim: { packages: ['exim4-daemon-light', 'exim4-config'], programs: ['exim4'] },
  dbus: { packages: ['dbus'], programs: ['dbus-daemon'] },
  dunst: { packages: ['dunst', 'libnotify-bin'], programs: ['dunst', 'dunstctl', 'notify-send'] },
} as const satisfies Record<string, { packages: readonly string[]; programs: readonly string[] }>;

export type SystemPart = keyof typeof systemParts;

export const allSystemParts = Object.keys(systemParts) as SystemPart[];

/** Folders that a search finds programs in: PATH, the administrator's folders, Debian's versioned PostgreSQL. */
function searchFolders(): string[] {
  const postgres = '/usr/lib/postgresql';
  const versions = folderNames(postgres).sort((a, b) => Number(b) - Number(a));
  return [
    ...(process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== ''),
    '/usr/sbin',
    '/sbin',
    ...versions.map((version) => join(postgres, version, 'bin')),
  ];
}

function folderNames(path: string): string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}

/** The full path of a program, or `undefined` when it is not on this machine. */
export function findProgram(name: string): string | undefined {
  for (const folder of searchFolders()) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      continue;
    }
  }
  return undefined;
}

/** The full path of a program that `missingParts` has already found; throws with the package's name otherwise. */
export function programOf(part: SystemPart, name: string = systemParts[part].programs[0]): string {
  const path = findProgram(name);
  if (path === undefined) {
    throw new Error(`${name} is missing. Install: apt-get install ${systemParts[part].packages.join(' ')}`);
  }
  return path;
}

/** Chromium goes by several names, any will do; of every other part all programs are needed. */
function isPresent(part: SystemPart): boolean {
  const found = systemParts[part].programs.map((name) => findProgram(name) !== undefined);
  return part === 'chromium' ? found.includes(true) : !found.includes(false);
}

/** Those of `parts` that are not installed. */
export function missingParts(parts: readonly SystemPart[] = allSystemParts): SystemPart[] {
  return parts.filter((part) => !isPresent(part));
}

/** Debian packages of `parts`, each once. */
export function packagesOf(parts: readonly SystemPart[]): string[] {
  return [...new Set(parts.flatMap((part) => [...systemParts[part].packages]))];
}

export const isRoot = (): boolean => process.getuid?.() === 0;
