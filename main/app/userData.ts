import { join } from 'node:path';
import type { Flags } from './flags.ts';

/**
 * The folder of this run's profile: everything Caseload and Chromium keep lies inside it, and the single-instance lock
 * belongs to it. `appData` is the platform's folder for applications.
 */
export function userDataOf(flags: Pick<Flags, 'profile' | 'userDataDir'>, appData: string): string {
  return flags.userDataDir ?? join(appData, 'Caseload', flags.profile);
}
