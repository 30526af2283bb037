import { targetStore } from '../../services/targetStore.ts';

/** What the one forward dialog of the window is asked about; empty while it is shut. */
export const useForwardStore = targetStore('forward');
