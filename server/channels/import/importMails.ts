import { createHash } from 'node:crypto';
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
  for await (const { name, read } of readAhead(source, target)) {
    try {
      const mail = await read;
      if (mail === null) duplicates += 1;
      else if ((await target.intake.receive(mail)).outcome === 'duplicate') duplicates += 1;
      else imported += 1;
    } catch (error) {
      failures.push({ name, problem: wordsOf(error) });
    }
    onProgress(source.progress());
  }
  return { imported, duplicates, failures };
}

const aheadMails = 8;
const aheadBytes = 32 * 1024 * 1024;

interface MailUnderWay {
  readonly name: string;
  readonly size: number;
  /** Null when an earlier run took this very mail. */
  readonly read: Promise<InboundMail | null>;
}

/** The mails in their order, while the next few are being read on the reader's thread. */
async function* readAhead(source: MailSource, target: ImportTarget): AsyncGenerator<MailUnderWay> {
  const ahead: MailUnderWay[] = [];
  let bytes = 0;
  for await (const found of source.mails()) {
    ahead.push(startReading(found, target));
    bytes += ahead.at(-1)?.size ?? 0;
    while (ahead.length > aheadMails || (bytes > aheadBytes && ahead.length > 1)) {
      const first = ahead.shift();
      if (first === undefined) break;
      bytes -= first.size;
      yield first;
    }
  }
  yield* ahead;
}

function startReading(
  found: FoundMail | { name: string; problem: string },
  target: ImportTarget,
): MailUnderWay {
  const { name } = found;
  if ('problem' in found) return { name, size: 0, read: handled(Promise.reject(new Error(found.problem))) };
  return { name, size: found.raw.length, read: handled(oldMail(found, target)) };
}

/** The failure is told when the mail's turn comes; until then it must not count as one that nobody looks at. */
function handled<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

async function oldMail(found: FoundMail, target: ImportTarget): Promise<InboundMail | null> {
  // No server gave it a place; its own hash is one that a second run gives again.
  const uidValidity = `import:${createHash('sha256').update(found.raw).digest('hex')}`;
  if ((await target.intake.lastUid(target.mailboxId, uidValidity)) > 0) return null;
  const read = await target.reader.read(found.raw, found.cutFrom);
  return {
    ...messageOf(read),
    mailboxId: target.mailboxId,
    uidValidity,
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
