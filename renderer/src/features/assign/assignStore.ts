import { targetStore } from '../../services/targetStore.ts';

/** What the one assign dialog of the window is asked about; empty while it is shut. */
export const useAssignStore = targetStore('assign');
