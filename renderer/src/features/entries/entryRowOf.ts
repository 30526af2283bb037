import type { EntryListRow, EntryMessage } from '#shared/ipc/views.ts';
import type { Person } from '../../stores/referenceStore.ts';
import { senderId } from '../../services/senderId.ts';
import type { EntryMessageView, EntryRowView } from './entryRowView.ts';

/** What is looked up by id while rows are drawn. */
export interface Names {
  person: (id: string) => Person;
  dueType: (id: string | null) => { name: string } | null;
}

export function entryRowOf(row: EntryListRow, names: Names): EntryRowView {
  const claiming = row.pending.includes('take');
  const { entry } = row;
  return {
    id: entry.id,
    caseId: entry.caseId,
    caseNumber: row.number,
    subject: row.subject,
    customer: row.customerName,
    unread: row.unread,
    dueType: names.dueType(entry.dueTypeId)?.name ?? '',
    dueAt: entry.dueAt,
    owner: entry.ownerId === null || claiming ? null : names.person(entry.ownerId),
    claiming,
    needsYou: row.needsYou,
    pending: row.pending.length > 0,
    receivedAt: row.receivedAt,
  };
}

/** The colleague's words if the entry was forwarded here, else the customer's last message; null if there is neither. */
export function entryMessageOf({ entry, message }: EntryMessage, names: Names): EntryMessageView | null {
  if (entry.message !== '' && entry.fromAgentId !== null) {
    const person = names.person(entry.fromAgentId);
    return {
      kind: 'agent',
      fromId: person.id,
      from: person.name,
      detail: names.dueType(entry.dueTypeId)?.name ?? '',
      at: entry.createdAt,
      text: entry.message,
      attachments: [],
    };
  }
  if (message?.kind !== 'message') return null;
  return {
    kind: message.direction === 'in' ? 'customer' : 'agent',
    fromId: senderId(message),
    from: message.from.name || message.from.address,
    detail: message.from.address,
    at: message.at,
    text: message.text,
    attachments: message.attachments.map((file) => ({ id: file.hash, name: file.name, bytes: file.size })),
  };
}
