import type { CaseId } from '#shared/domain/ids.ts';
import type { ItemRow } from '#shared/domain/item.ts';
import type { InboundMail } from '../channels/ports.ts';
import type { Db } from '../store/open.ts';
import { loadDoc } from '../store/rows.ts';
import { cleaned } from './customers.ts';

/** How many of a mail's references are looked up, the nearest first. */
const maxReferences = 30;

/** The case of the message with this Message-ID, or null. */
async function caseOfMessage(db: Db, messageId: string): Promise<CaseId | null> {
  const row = await db
    .selectFrom('item')
    .select('case_id')
    .where('message_id', '=', messageId)
    .orderBy('n')
    .executeTakeFirst();
  return row === undefined ? null : (row.case_id as CaseId);
}

/** The item with this Message-ID, or null. */
export async function itemOfMessage(db: Db, messageId: string): Promise<ItemRow | null> {
  const row = await db.selectFrom('item').select('id').where('message_id', '=', messageId).executeTakeFirst();
  return row === undefined ? null : loadDoc<ItemRow>(db, 'item', row.id);
}

/** The number in a subject like "Re: [#1042] Delivery", or null. The last one counts: the nearest to who wrote it. */
export function numberIn(subject: string): number | null {
  const found = [...subject.matchAll(/\[#(\d{1,12})\]/g)].at(-1)?.[1];
  return found === undefined ? null : Number(found);
}

/** Which case a mail belongs to: by In-Reply-To, then References from the nearest on, then the number in the subject. */
export async function caseOfMail(db: Db, mail: InboundMail): Promise<CaseId | null> {
  const named = [mail.inReplyTo ?? '', ...[...mail.references].reverse().slice(0, maxReferences)];
  for (const messageId of new Set(named.map(cleaned).filter((id) => id !== ''))) {
    const found = await caseOfMessage(db, messageId);
    if (found !== null) return found;
  }
  const number = numberIn(mail.subject);
  if (number === null) return null;
  const row = await db.selectFrom('case_').select('id').where('number', '=', number).executeTakeFirst();
  return row === undefined ? null : (row.id as CaseId);
}
