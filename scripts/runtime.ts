import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { Needs } from './bootstrap/say.mjs';
import { root } from './runBin.ts';

const FILE = join(root, 'tests/host/runtime.ts');

const runtime = z.object({
  kind: z.enum(['electron', 'stand-in']),
  version: z.string(),
  executablePath: z.string(),
  env: z.record(z.string(), z.string()),
  args: z.array(z.string()),
});

/** What runs the built app: Electron, or the stand-in where Electron's runtime cannot be had. */
export type Runtime = z.infer<typeof runtime>;

/** The runtime of this machine. It is looked up at run time, because the app's own code may not depend on tests/. */
export async function findRuntime(): Promise<Runtime> {
  if (!existsSync(FILE)) throw new Needs('missing: tests/host/runtime.ts');
  const module = (await import(pathToFileURL(FILE).href)) as { chooseRuntime: () => unknown };
  return runtime.parse(await module.chooseRuntime());
}

/** "Electron 45.4.1" or "the stand-in for Electron 45.4.1". */
export const nameOf = ({ kind, version }: Pick<Runtime, 'kind' | 'version'>): string =>
  kind === 'electron' ? `Electron ${version}` : `the stand-in ${version} (not Electron)`;
