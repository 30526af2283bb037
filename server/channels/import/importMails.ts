import type { Clock } from '#shared/domain/clock.ts';
import type { InboxId } from '#shared/domain/ids.ts';
import { sameAddress } from '../mime/address.ts';
import type { MailReader } from '../mime/reader.ts';
import { messageOf, type ReadMail } from '../mime/readMail.ts';
import type { CaseIntake, InboundMail } from '../ports.ts';
import { wordsOf } from '../surroundings.ts';
import type { FoundMail, MailSource } from './source.ts';

export interface ImportTarget {
  readonly intake: CaseIntake;
  readonly reader: MailReader;
  readonly clock: Clock;
  readonly inboxId: InboxId;
  /** The mailbox of the inbox, so that mail which is imported and then fetched, or the other way round, counts once. */
  readonly mailboxId: string;
  /** Mail from one of these was sent by the team. */
  readonly ownAddresses: readonly string[];
}

export interface ImportResult {
  readonly imported: number;
  readonly duplicates: number;
  readonly failures: readonly { readonly name: string; readonly problem: string }[];
}

/**
 * Fills an inbox with old mail: threads and dates are kept, a second run adds nothing, and a mail that cannot be stored
 * is listed and stops no other.
 * @param onProgress called after each mail with what the source says is done
 */
export async function importMails(
  source: MailSource,
  target: ImportTarget,
  onProgress: (done: number) => void = () => undefined,
): Promise<ImportResult> {
  let imported = 0;
  let duplicates = 0;
  const failures: { name: string; problem: string }[] = [];
  for await (const found of source.mails()) {
    if ('problem' in found) failures.push(found);
    else {
      try {
        const { outcome } = await target.intake.receive(await oldMail(found, target));
        if (outcome === 'duplicate') duplicates += 1;
        else imported += 1;
      } catch (error) {
        failures.push({ name: found.name, problem: wordsOf(error) });
      }
    }
    onProgress(source.progress());
  }
  return { imported, duplicates, failures };
}

async function oldMail(found: FoundMail, target: ImportTarget): Promise<InboundMail> {
  const read = await target.reader.read(found.raw, found.cutFrom);
  return {
    ...messageOf(read),
    mailboxId: target.mailboxId,
    // No server gave it a place; its own hash is one that a second run gives again.
    uidValidity: `import:${read.rawHash}`,
    uid: 1,
    inboxId: target.inboxId,
    at: timeOf(read, found, target.clock.now()),
    direction: target.ownAddresses.some((own) => sameAddress(own, read.from.address)) ? 'out' : 'in',
  };
}

/** The mail's own date, else the store's; never the future, which would stay on top of every list. */
function timeOf(read: ReadMail, found: FoundMail, now: number): number {
  const time = read.sentAt ?? found.storedAt ?? now;
  return time > now ? Math.min(found.storedAt ?? now, now) : time;
}
