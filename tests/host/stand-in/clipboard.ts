import type { Clipboard } from 'electron';
import { strict } from './strict.ts';

let text = '';

/** A clipboard of this process: text alone, by the asynchronous calls that Electron has from version 44. */
export const clipboard = strict('clipboard', {
  readText: async () => text,
  writeText: async (value: string) => void (text = value),
  clear: () => void (text = ''),
  has: async (type: string) => type === 'text/plain' && text !== '',
} satisfies Pick<Clipboard, 'readText' | 'writeText' | 'clear' | 'has'>);
