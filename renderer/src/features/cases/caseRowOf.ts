import type { CaseListRow } from '#shared/ipc/views.ts';
import type { Person } from '../../stores/referenceStore.ts';
import type { CaseRowView } from './caseRowView.ts';

/** A row of the replica as the list shows it. A claim that is not confirmed shows no owner: nobody's name before it is true. */
export function caseRowOf(row: CaseListRow, person: (id: string) => Person): CaseRowView {
  const claiming = row.pending.includes('take');
  return {
    id: row.id,
    number: row.number,
    customer: row.customerName,
    subject: row.subject,
    snippet: row.snippet,
    messages: row.messageCount,
    unread: row.unread,
    tags: row.tags,
    target: null,
    mark: row.needsYou ? { kind: 'needsYou' } : claiming ? { kind: 'claiming' } : null,
    pending: row.pending.length > 0,
    owner: row.ownerId === null || claiming ? null : person(row.ownerId),
    at: row.lastPublicAt ?? row.updatedAt,
  };
}
