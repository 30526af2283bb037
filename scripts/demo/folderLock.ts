import { open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Needs } from '../bootstrap/say.mjs';

/**
 * Claims a folder of demo data for this process, so that two servers never work on one store. A claim whose process is
 * gone counts for nothing. Throws `Needs` when another demo runs on it.
 * @returns gives the folder back
 */
export async function claimFolder(folder: string): Promise<() => Promise<void>> {
  const file = join(folder, 'running.pid');
  for (let tries = 0; tries < 2; tries += 1) {
    try {
      const handle = await open(file, 'wx');
      await handle.writeFile(String(process.pid));
      await handle.close();
      return () => rm(file, { force: true });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      const pid = Number(await readFile(file, 'utf8').catch(() => '0'));
      if (pid > 0 && isAlive(pid)) {
        throw new Needs(
          `The demo already runs on ${folder} (process ${String(pid)}). Use its window, or start another one with: npm start -- --data OTHER_FOLDER`,
        );
      }
      await rm(file, { force: true });
    }
  }
  throw new Needs(`${file} cannot be claimed. Remove it and start again.`);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
