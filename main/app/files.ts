import { dialog } from 'electron';
import type { BrowserWindow } from 'electron';
import { open } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { app } from 'electron';
import { writeDurably } from '../account/profile.ts';
import type { Translate } from '../texts/texts.ts';

export interface ChosenFile {
  readonly name: string;
  readonly type: string;
  /** Null: longer than was asked for, and not read. */
  readonly bytes: Uint8Array | null;
}

/** The system's dialogs for files. */
export interface Files {
  choose(maxBytes: number): Promise<ChosenFile[]>;
  /** False when the agent thought better of it. @throws AppError `disk_full`, `read_only` */
  save(name: string, contents: Uint8Array | string): Promise<boolean>;
}

/** Types the mail and the window do something with; of everything else the name says enough. */
const types: Readonly<Record<string, string>> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.pdf': 'application/pdf',
  '.txt': 'text/plain',
  '.csv': 'text/csv',
  '.zip': 'application/zip',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

export function fileDialogs(window: () => BrowserWindow | null, t: () => Translate): Files {
  return {
    async choose(maxBytes) {
      const options = {
        title: t()('attach.title'),
        buttonLabel: t()('attach.button'),
        properties: ['openFile' as const, 'multiSelections' as const],
      };
      const parent = window();
      const { filePaths } = await (parent === null
        ? dialog.showOpenDialog(options)
        : dialog.showOpenDialog(parent, options));
      return Promise.all(filePaths.map((path) => readFile(path, maxBytes)));
    },
    async save(name, contents) {
      // The name came with a mail: nothing of it may point elsewhere.
      const safe = basename(name.replaceAll(/[\\/:*?"<>|\0]/g, '_')) || 'file';
      const options = { title: t()('save.title'), defaultPath: join(app.getPath('downloads'), safe) };
      const parent = window();
      const { filePath, canceled } = await (parent === null
        ? dialog.showSaveDialog(options)
        : dialog.showSaveDialog(parent, options));
      if (canceled || filePath === '') return false;
      writeDurably(filePath, contents);
      return true;
    },
  };
}

async function readFile(path: string, maxBytes: number): Promise<ChosenFile> {
  const name = basename(path);
  const type = types[extname(path).toLowerCase()] ?? 'application/octet-stream';
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    return { name, type, bytes: size > maxBytes ? null : new Uint8Array(await handle.readFile()) };
  } finally {
    await handle.close();
  }
}
