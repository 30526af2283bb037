import { open, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { AppError } from '#shared/domain/errors.ts';
import { type FoundMail, type MailSource, maxMailBytes } from './source.ts';

/** Reads a Maildir: the files of cur/ and new/, and of the folders below (Maildir++: ".Archive"), oldest first. */
export async function maildirSource(path: string): Promise<MailSource> {
  const files = (await foldersOf(path)).flat();
  if (files.length === 0 && !(await hasMaildirShape(path))) {
    throw new AppError('invalid', `${path} is no Maildir: it has no folder "cur" or "new"`);
  }
  // The name starts with the second of delivery; threads need the question before its answer.
  files.sort((a, b) => secondOf(a) - secondOf(b) || basename(a).localeCompare(basename(b)));
  let done = 0;
  return {
    total: files.length,
    progress: () => done,
    async *mails() {
      for (const file of files) {
        yield await readMail(file).catch((error: unknown) => ({
          name: file,
          problem: (error as Error).message,
        }));
        done += 1;
      }
    },
  };
}

async function hasMaildirShape(path: string): Promise<boolean> {
  const names = await readdir(path).catch((): string[] => []);
  return names.includes('cur') || names.includes('new');
}

async function foldersOf(path: string): Promise<string[][]> {
  const entries = await readdir(path, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const own = folders
    .filter((name) => name === 'cur' || name === 'new')
    .map((name) => filesIn(join(path, name)));
  const below = folders
    .filter((name) => name.startsWith('.') && name !== '.' && name !== '..')
    .map((name) => foldersOf(join(path, name)));
  return [...(await Promise.all(own)), ...(await Promise.all(below)).flat()];
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(folder, entry.name));
}

function secondOf(file: string): number {
  return Number(/^(\d{9,10})\./.exec(basename(file))?.[1] ?? Number.MAX_SAFE_INTEGER);
}

async function readMail(file: string): Promise<FoundMail> {
  const handle = await open(file);
  try {
    const { size, mtimeMs } = await handle.stat();
    const raw = Buffer.alloc(Math.min(size, maxMailBytes));
    const { bytesRead } = await handle.read(raw, 0, raw.length, 0);
    const cutFrom = size > maxMailBytes ? size : undefined;
    return { name: file, raw: raw.subarray(0, bytesRead), cutFrom, storedAt: Math.round(mtimeMs) };
  } finally {
    await handle.close();
  }
}
