import { readFileSync } from 'node:fs';

interface Folder {
  readonly files: Readonly<Record<string, Folder | { readonly unpacked?: boolean }>>;
}

export interface ArchivedFile {
  readonly path: string;
  readonly unpacked: boolean;
}

/**
 * The files of an asar archive (electron/asar, README "Format"): a pickle of a pickled JSON header; the text begins at
 * byte 16, its length stands at byte 12.
 */
export function filesOf(archive: string): ArchivedFile[] {
  const bytes = readFileSync(archive);
  const header = JSON.parse(bytes.toString('utf8', 16, 16 + bytes.readUInt32LE(12))) as Folder;
  const walk = (folder: Folder, at: string): ArchivedFile[] =>
    Object.entries(folder.files).flatMap(([name, entry]) =>
      'files' in entry
        ? walk(entry, `${at}${name}/`)
        : [{ path: at + name, unpacked: entry.unpacked === true }],
    );
  return walk(header, '');
}

/** What stands before the fuses in an Electron executable (electron/fuses, constants). */
export const fuseSentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** The fuses of an executable, in Electron's order: `1` on, `0` off, `r` removed. */
export function fusesOf(executable: string): string {
  const bytes = readFileSync(executable);
  const at = bytes.indexOf(fuseSentinel) + fuseSentinel.length;
  return bytes.toString('latin1', at + 2, at + 2 + bytes.readUInt8(at + 1));
}
