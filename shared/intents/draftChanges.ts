import type { AgentId, DraftId } from '../domain/ids.ts';
import type { Change } from './outcome.ts';
import type { CaseBundle } from './verb.ts';

/** The draft that became a note or a reply is done with; another one on the case stays. */
export function dropDraft(bundle: CaseBundle, id: DraftId | null, agent: AgentId): Change[] {
  const draft = bundle.drafts.find((row) => row.id === id);
  return draft === undefined ? [] : [{ kind: 'draft', remove: draft.id, agentId: agent }];
}
