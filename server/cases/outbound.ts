import type { CaseRow } from '#shared/domain/case.ts';
import type { InboxId } from '#shared/domain/ids.ts';
import type { MessageItem } from '#shared/domain/item.ts';
import type { OutboundMail } from '../channels/ports.ts';
import type { Blobs } from '../blobs/blobs.ts';
import { recentPublic } from '../store/bundle.ts';
import type { Db } from '../store/open.ts';

/** Message-IDs carried in References; mail programs thread by the last few. */
const maxReferences = 20;

/** A reply as the mail channel sends it. */
export async function outboundMail(
  db: Db,
  blobs: Blobs,
  row: CaseRow,
  item: MessageItem,
  queued: { readonly inboxId: InboxId; readonly attempt: number },
): Promise<OutboundMail> {
  const earlier = (await recentPublic(db, row.id, maxReferences)).filter(
    (other) => (other.n ?? 0) < (item.n ?? 0),
  );
  const references = earlier.flatMap((other) => other.messageId ?? []).reverse();
  const last = item.inReplyTo === null ? [] : [item.inReplyTo];
  return {
    itemId: item.id,
    intentId: item.intentId,
    caseId: row.id,
    caseNumber: row.number ?? 0,
    inboxId: queued.inboxId,
    messageId: item.messageId ?? '',
    from: item.from,
    to: item.to,
    cc: item.cc,
    subject: item.subject,
    text: item.text,
    html: item.html,
    files: item.attachments.map((file) => ({ ...file, path: blobs.path(file.hash) })),
    inReplyTo: item.inReplyTo,
    references: [...references.filter((id) => id !== item.inReplyTo), ...last],
    attempt: queued.attempt,
  };
}
