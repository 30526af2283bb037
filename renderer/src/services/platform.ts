import { keyCaps } from './keys.ts';

/** Whether keys are named the Mac's way (⌘). */
export const isMac = /Mac/u.test(navigator.userAgent);

/** The key caps of a binding on this machine. */
export const caps = (binding: string): string[] => keyCaps(binding, isMac);
