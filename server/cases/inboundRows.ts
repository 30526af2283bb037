import type { Attachment } from '#shared/domain/attachment.ts';
import { freshCase } from '#shared/domain/case.ts';
import type { CaseRow } from '#shared/domain/case.ts';
import type { CustomerRow } from '#shared/domain/customer.ts';
import type { EntryRow } from '#shared/domain/entry.ts';
import type { CaseId, CustomerId, EntryId, IdSource, InboxId, ItemId } from '#shared/domain/ids.ts';
import { snippetOf } from '#shared/domain/item.ts';
import type { EventItem, EventType, MailAddress, MessageItem } from '#shared/domain/item.ts';
import type { InboundMail } from '../channels/ports.ts';
import { cleaned } from './customers.ts';

/** Longest text of one mail that is kept; beyond it the notice says so. */
const maxText = 1_000_000;

function addressOf({ name, address }: MailAddress): MailAddress {
  return { name: cleaned(name).slice(0, 500), address: cleaned(address).slice(0, 320) };
}

export interface MessageInput {
  readonly mail: InboundMail;
  readonly caseId: CaseId;
  readonly customerId: CustomerId | null;
  readonly attachments: readonly Attachment[];
  readonly at: number;
}

export function messageRow(ids: IdSource, input: MessageInput): MessageItem {
  const { mail, caseId, customerId, at } = input;
  const cut = mail.text.length > maxText || (mail.html?.length ?? 0) > maxText * 2;
  const notices = [mail.notice, cut ? 'The text was too long and was cut.' : ''].filter(
    (text) => text !== '',
  );
  const out = mail.direction === 'out';
  return {
    kind: 'message',
    id: ids() as ItemId,
    caseId,
    n: null,
    at,
    intentId: null,
    rev: 0,
    direction: mail.direction,
    agentId: null,
    customerId,
    from: addressOf(mail.from),
    to: mail.to.slice(0, 200).map(addressOf),
    cc: mail.cc.slice(0, 200).map(addressOf),
    subject: cleaned(mail.subject).slice(0, 1000),
    text: mail.text.slice(0, maxText),
    html: mail.html === null || mail.html.length > maxText * 2 ? null : mail.html,
    attachments: input.attachments.slice(0, 200),
    messageId: mail.messageId === null ? null : cleaned(mail.messageId).slice(0, 998),
    inReplyTo: mail.inReplyTo === null ? null : cleaned(mail.inReplyTo).slice(0, 998),
    automatic: mail.automatic || mail.bounce !== null,
    notice: notices.join(' ').slice(0, 500),
    delivery: out ? { state: 'sent', sendAfter: null, at, detail: '' } : null,
  };
}

export function eventRow(
  ids: IdSource,
  caseId: CaseId,
  at: number,
  event: EventType,
  params: EventItem['params'],
): EventItem {
  return {
    kind: 'event',
    id: ids() as ItemId,
    caseId,
    n: null,
    at,
    intentId: null,
    rev: 0,
    agentId: null,
    event,
    params,
  };
}

export function entryRow(ids: IdSource, caseId: CaseId, inboxId: InboxId, at: number): EntryRow {
  return {
    id: ids() as EntryId,
    caseId,
    inboxId,
    state: 'open',
    message: '',
    fromAgentId: null,
    dueTypeId: null,
    dueAt: null,
    ownerId: null,
    ownerRev: 0,
    ownerSince: null,
    createdAt: at,
    endedAt: null,
    endedBy: null,
    rev: 0,
  };
}

export function newCaseRow(
  id: CaseId,
  mail: InboundMail,
  customer: CustomerRow,
  entry: EntryRow,
  at: number,
): CaseRow {
  return {
    id,
    number: null,
    subject: cleaned(mail.subject).slice(0, 1000),
    status: 'new',
    priority: 'normal',
    source: 'email',
    customerId: customer.id,
    inboxId: entry.inboxId,
    leadEntryId: entry.id,
    ownerId: null,
    tags: [],
    createdAt: at,
    updatedAt: at,
    lastPublicId: null,
    lastPublicAt: null,
    lastPublicDirection: null,
    lastInboundN: 0,
    messageCount: 0,
    lastN: 0,
    snippet: '',
    solvedAt: null,
    ...freshCase(),
    rev: 0,
  };
}

/** A customer who writes again fetches his case from Archived or Deleted. What was marked as spam stays there. */
export function isFetchedBack(row: Pick<CaseRow, 'place'>): boolean {
  return row.place === 'archived' || row.place === 'deleted';
}

/** The case with one more message; `n` is the number the message will get. */
export function withMessage(row: CaseRow, message: MessageItem, n: number): CaseRow {
  const counted = {
    ...row,
    messageCount: row.messageCount + 1,
    lastInboundN: message.direction === 'in' ? n : row.lastInboundN,
  };
  // An out-of-office note is no answer and no question: it must not stop a colleague's reply. Old mail is not the last.
  const quiet = message.automatic && row.lastPublicId !== null;
  if (quiet || (row.lastPublicAt ?? 0) > message.at) return counted;
  return {
    ...counted,
    lastPublicId: message.id,
    lastPublicAt: message.at,
    lastPublicDirection: message.direction,
    snippet: snippetOf(message.text),
  };
}
