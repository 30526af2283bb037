import type { DraftMode } from '#shared/domain/draft.ts';

/** What is being written. */
export type ComposerMode = DraftMode;
