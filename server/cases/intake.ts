import type { Attachment } from '#shared/domain/attachment.ts';
import type { CaseRow } from '#shared/domain/case.ts';
import type { CustomerRow } from '#shared/domain/customer.ts';
import type { EntryRow } from '#shared/domain/entry.ts';
import type { CaseId } from '#shared/domain/ids.ts';
import type { ItemRow } from '#shared/domain/item.ts';
import { statusAfterInbound } from '#shared/domain/status.ts';
import { withStatus } from '#shared/intents/changes.ts';
import type { CaseIntake, InboundMail } from '../channels/ports.ts';
import { entriesOf, lockCase } from '../store/bundle.ts';
import { loadDoc } from '../store/rows.ts';
import { nextCaseNumber } from '../store/settings.ts';
import { saveCase, saveItem } from '../sync/saveCase.ts';
import { addressKey, cleaned, customerOf } from './customers.ts';
import { entryRow, eventRow, isFetchedBack, messageRow, newCaseRow, withMessage } from './inboundRows.ts';
import { caseWrite } from './parts.ts';
import type { CaseParts, CaseTx } from './parts.ts';
import { caseOfMail, itemOfMessage } from './threading.ts';

type Received = Awaited<ReturnType<CaseIntake['receive']>>;

/** Takes mail into the store: each mail once, into its case (server/channels/ports.ts). */
export function createIntake(parts: CaseParts): CaseIntake {
  return {
    receive: (mail) => receive(parts, mail),
    lastUid: async (mailboxId, uidValidity) => {
      const row = await parts.store.db
        .selectFrom('mail_seen')
        .select((eb) => eb.fn.max('uid').as('top'))
        .where('mailbox_id', '=', mailboxId)
        .where('uid_validity', '=', uidValidity)
        .executeTakeFirst();
      return row?.top ?? 0;
    },
    markSeen: async (mailboxId, uidValidity, uid) => {
      await parts.store.db
        .insertInto('mail_seen')
        .values({ mailbox_id: mailboxId, uid_validity: uidValidity, uid })
        .onConflict((on) => on.doNothing())
        .execute();
    },
  };
}

const keyOf = (mail: InboundMail): string =>
  mail.messageId === null ? `sha256:${mail.rawHash}` : cleaned(mail.messageId);

async function seenBefore(parts: CaseParts, mail: InboundMail): Promise<boolean> {
  const row = await parts.store.db
    .selectFrom('mail_key')
    .select('message_key')
    .where('mailbox_id', '=', mail.mailboxId)
    .where('message_key', '=', keyOf(mail))
    .executeTakeFirst();
  return row !== undefined;
}

/** Claims the keys of a mail in this transaction; false when it was stored before. */
async function claimKeys({ db }: CaseTx, mail: InboundMail): Promise<boolean> {
  const { mailboxId, uidValidity, uid } = mail;
  await db
    .insertInto('mail_seen')
    .values({ mailbox_id: mailboxId, uid_validity: uidValidity, uid })
    .onConflict((on) => on.doNothing())
    .execute();
  const fresh = await db
    .insertInto('mail_key')
    .values({ mailbox_id: mailboxId, message_key: keyOf(mail), item_id: null })
    .onConflict((on) => on.doNothing())
    .returning('message_key')
    .executeTakeFirst();
  return fresh !== undefined;
}

async function receive(parts: CaseParts, mail: InboundMail): Promise<Received> {
  // Files go to disk before the transaction: nothing in it may wait.
  const known = await seenBefore(parts, mail);
  const attachments = known ? [] : await keepFiles(parts, mail);
  return caseWrite(parts, async (on): Promise<Received> => {
    if (!(await claimKeys(on, mail))) return { caseId: null, outcome: 'duplicate' };
    const bounced = await markBounced(on, mail);
    if (bounced !== null) return { caseId: bounced, outcome: 'bounce' };
    const id = await caseOfMail(on.db, mail);
    const row = id === null ? null : await lockCase(on.db, parts.store.engine, id);
    if (row !== null && row.status !== 'closed') {
      await append(parts, on, row, mail, attachments);
      return { caseId: row.id, outcome: 'appended' };
    }
    return { caseId: await openCase(parts, on, mail, attachments, row), outcome: 'new_case' };
  });
}

async function keepFiles(parts: CaseParts, mail: InboundMail): Promise<readonly Attachment[]> {
  const kept: Attachment[] = [];
  for (const file of mail.files) {
    kept.push({
      hash: await parts.blobs.put(file.bytes),
      name: cleaned(file.name).slice(0, 255) || 'attachment',
      type: cleaned(file.type).slice(0, 200),
      size: file.bytes.length,
      cid: file.cid === null ? null : cleaned(file.cid).slice(0, 998),
    });
  }
  return kept;
}

/** A delivery report about a message of ours marks that message. Answers its case, or null when it is about none. */
async function markBounced({ db, tx, stamps, now }: CaseTx, mail: InboundMail): Promise<CaseId | null> {
  if (mail.bounce?.messageId == null) return null;
  const item = await itemOfMessage(db, cleaned(mail.bounce.messageId));
  if (item?.kind !== 'message' || item.delivery === null) return null;
  const state = mail.bounce.permanent ? ('failed' as const) : item.delivery.state;
  const delivery = { ...item.delivery, state, at: now, detail: mail.bounce.detail.slice(0, 2000) };
  if (mail.bounce.permanent) await tx.dropReply(item.id);
  await saveItem(tx, stamps, { ...item, delivery });
  return item.caseId;
}

async function openCase(
  parts: CaseParts,
  { db, tx, stamps, now }: CaseTx,
  mail: InboundMail,
  attachments: readonly Attachment[],
  closed: CaseRow | null,
): Promise<CaseId> {
  const at = mail.at ?? now;
  const id = parts.ids() as CaseId;
  const other = mail.direction === 'out' ? (mail.to[0] ?? mail.from) : mail.from;
  const customer = await customerOf(db, parts.ids, other, at);
  const entry = entryRow(parts.ids, id, mail.inboxId, at);
  const message = messageRow(parts.ids, { mail, caseId: id, customerId: customer.row.id, attachments, at });
  const params = { source: 'email', followUpOf: closed?.number ?? null, caseId: closed?.id ?? null };
  const event = eventRow(parts.ids, id, at, 'case_created', params);
  const fresh = withMessage(newCaseRow(id, mail, customer.row, entry, at), message, 2);
  const row = { ...fresh, number: await nextCaseNumber(db) };
  const write = { case: row, entries: [entry], changedEntries: [entry], items: [event, message] };
  await saveCase(tx, stamps, customer.made ? { ...write, customer: customer.row } : write, at);
  return id;
}

async function append(
  parts: CaseParts,
  { db, tx, stamps, now }: CaseTx,
  row: CaseRow,
  mail: InboundMail,
  attachments: readonly Attachment[],
): Promise<void> {
  const at = mail.at ?? now;
  const customer =
    row.customerId === null ? null : await loadDoc<CustomerRow>(db, 'customer', row.customerId);
  // Somebody else who writes on the case is shown by address; the case stays the customer's.
  const theirs = customer?.addresses.some(({ value }) => value === addressKey(mail.from.address)) === true;
  const customerId = theirs || mail.direction === 'out' ? row.customerId : null;
  const message = messageRow(parts.ids, { mail, caseId: row.id, customerId, attachments, at });
  const items: ItemRow[] = [message];
  const entries = [...(await entriesOf(db, row.id))];
  const changedEntries: EntryRow[] = [];
  let next = withMessage(row, message, row.lastN + 1);
  if (mail.direction === 'in' && !message.automatic && mail.at === null) {
    const status = statusAfterInbound(row.status);
    if (status !== row.status) {
      next = withStatus(next, status, at);
      items.push(eventRow(parts.ids, row.id, at, 'status_changed', { from: row.status, to: status }));
    }
    if (isFetchedBack(row)) {
      next = { ...next, place: 'desk', placedAt: at, placedBy: null };
      items.push(eventRow(parts.ids, row.id, at, 'came_back', { from: row.place }));
    }
    if (entries.every((entry) => entry.state !== 'open')) {
      // Work that was ended begins again: an entry in the inbox where the case lives, for whoever takes it.
      const entry = entryRow(parts.ids, row.id, row.inboxId, at);
      entries.push(entry);
      changedEntries.push(entry);
      next = { ...next, leadEntryId: entry.id, ownerId: null };
    }
  }
  await saveCase(tx, stamps, { case: next, entries, changedEntries, items }, at);
}
