import { app } from 'electron';

/**
 * One instance per profile. False: another one has the profile; it was told our arguments (a deep link, perhaps) and
 * this process is to end. `visited` gets the arguments of later starts.
 */
export function isOnlyInstance(visited: (argv: readonly string[]) => void): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', (_event, argv) => visited(argv));
  return true;
}
