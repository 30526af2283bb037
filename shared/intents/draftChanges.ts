import type { AgentId, DraftId } from '../domain/ids.ts';
import type { Change } from './outcome.ts';
import type { CaseBundle } from './verb.ts';

interface Used {
  readonly draftId: DraftId | null;
  /** Revision of the draft that the agent sent from. */
  readonly draftRev: number;
}

const folded = (text: string): string => text.replace(/\s+/g, ' ').trim();

/**
 * The draft that became `text` is done with. Another device may have written into it meanwhile: unless it is the
 * revision the agent sent from, or all its words are in what was sent, it stays.
 */
export function dropDraft(bundle: CaseBundle, used: Used, text: string, agent: AgentId): Change[] {
  const draft = bundle.drafts.find((row) => row.id === used.draftId);
  if (draft === undefined) return [];
  const nothingLost = draft.rev === used.draftRev || folded(text).includes(folded(draft.text));
  return nothingLost ? [{ kind: 'draft', remove: draft.id, agentId: agent }] : [];
}
