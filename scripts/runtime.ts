import { findRuntime, type Runtime } from '../tests/host/runtime.ts';
import { missingParts } from '../tests/support/systemParts.ts';
import { ensureParts } from './ensureParts.ts';

/** The runtime of this machine; brings Chromium, if that is what is missing. */
export async function prepareRuntime(): Promise<Runtime> {
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
