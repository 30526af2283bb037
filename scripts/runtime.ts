import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { missingParts } from '../tests/support/systemParts.ts';
import { Needs } from './bootstrap/say.mjs';
import { ensureParts } from './ensureParts.ts';
import { root } from './runBin.ts';

const FILE = join(root, 'tests/host/runtime.ts');

/** What runs the built app: Electron, or the stand-in where Electron's runtime cannot be had. */
export interface Runtime {
  kind: 'electron' | 'stand-in';
  version: string;
  executablePath: string;
  env: Record<string, string>;
  args: string[];
}

/** The runtime of this machine; brings Chromium, if that is what is missing. */
export async function prepareRuntime(): Promise<Runtime> {
  if (!existsSync(FILE)) throw new Needs('missing: tests/host/runtime.ts');
  const { findRuntime } = (await import(pathToFileURL(FILE).href)) as { findRuntime: () => Promise<Runtime> };
  try {
    return await findRuntime();
  } catch (error) {
    // Only the stand-in looks for Chromium, so Electron was not there either.
    if (missingParts(['chromium']).length === 0) throw error;
    await ensureParts(['chromium'], 'The stand-in for Electron');
    return findRuntime();
  }
}

/** "Electron 45.4.1", or the stand-in's version with the note that it is not Electron. */
export const nameOf = ({ kind, version }: Pick<Runtime, 'kind' | 'version'>): string =>
  kind === 'electron' ? `Electron ${version}` : `the stand-in for Electron (${version})`;
