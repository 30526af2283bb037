import type { CaseScope, CaseSort } from '#shared/ipc/contract.ts';

/** The orders a list offers, in menu order. */
export const caseSorts: readonly CaseSort[] = ['newest', 'oldest', 'number', 'created', 'subject', 'due'];

export type ListTab = 'all' | 'unanswered' | 'mine';

/** The tabs that say something in this list: "Mine" says nothing in My cases, "Unanswered" nothing where all are, or none. */
export function tabsOf(scope: CaseScope['type']): readonly ListTab[] {
  if (scope === 'archived' || scope === 'spam' || scope === 'deleted') return ['all'];
  if (scope === 'mine') return ['all', 'unanswered'];
  if (scope === 'unanswered' || scope === 'solved' || scope === 'closed') return ['all', 'mine'];
  return ['all', 'unanswered', 'mine'];
}
