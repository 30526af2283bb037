import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Desk } from './desk.ts';

const folder = resolve(import.meta.dirname, '../../test-results/screens');

/** Keeps a picture of the window for people to look at. */
export async function shown(desk: Desk, name: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await desk.page.screenshot({ path: join(folder, `${name}.png`) });
}
