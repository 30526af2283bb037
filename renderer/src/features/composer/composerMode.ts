/** What is being written. */
export type ComposerMode = 'reply' | 'note' | 'forward';
