import { execFileSync } from 'node:child_process';

export interface UnixUser {
  uid: number;
  gid: number;
}

/** User and group id of a system user by name; throws when there is none. */
export function unixUser(name: string): UnixUser {
  const id = (what: '-u' | '-g') => Number(execFileSync('id', [what, name], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}
