import type { Shell } from 'electron';
import { record } from './record.ts';
import { strict } from './strict.ts';

/** What would leave the app is only written down. */
export const shell = strict('shell', {
  async openExternal(url: string): Promise<void> {
    new URL(url); // Electron refuses what is no URL.
    record.openedExternal.push(url);
  },
  async openPath(file: string): Promise<string> {
    record.openedPaths.push(file);
    return '';
  },
  showItemInFolder: (file: string) => void record.shownInFolder.push(file),
  async trashItem(file: string): Promise<void> {
    record.trashed.push(file);
  },
  beep: () => {
    record.beeps++;
  },
} satisfies Pick<Shell, 'openExternal' | 'openPath' | 'showItemInFolder' | 'trashItem' | 'beep'>);
