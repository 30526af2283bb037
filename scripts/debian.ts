import { readFileSync } from 'node:fs';

/** Whether this is Debian, Ubuntu or a system made from them (so that apt-get and our package names fit). */
export function isDebianLike(osRelease: string = readOsRelease()): boolean {
  const value = (key: string) => new RegExp(`^${key}="?([^"\n]*)"?$`, 'm').exec(osRelease)?.[1] ?? '';
  return [value('ID'), ...value('ID_LIKE').split(' ')].some((id) => id === 'debian' || id === 'ubuntu');
}

function readOsRelease(): string {
  try {
    return readFileSync('/etc/os-release', 'utf8');
  } catch {
    return '';
  }
}

/** The command that installs these packages, as a person types it. */
export const installCommand = (packages: readonly string[], root: boolean): string => {
  const sudo = root ? '' : 'sudo ';
  return `${sudo}apt-get update && ${sudo}apt-get install -y --no-install-recommends ${packages.join(' ')}`;
};
