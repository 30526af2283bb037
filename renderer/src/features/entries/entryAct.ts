/** What can be done with an entry from its row. */
export type EntryAct = 'show' | 'take' | 'release' | 'assign' | 'complete' | 'cancel' | 'forward' | 'case';
