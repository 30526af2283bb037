import type { ImapFlow } from 'imapflow';
import { maxAttachmentBytes } from '#shared/domain/attachment.ts';
import { sameAddress } from '../mime/address.ts';
import type { MailReader } from '../mime/reader.ts';
import { messageOf, type ReadMail } from '../mime/readMail.ts';
import { salvageMail } from '../mime/salvage.ts';
import type { CaseIntake, MailboxConfig } from '../ports.ts';

/** A mail is fetched up to here: two files of the largest size in base64, and some text. */
const maxMailBytes = Math.ceil(maxAttachmentBytes * 1.37 * 2) + 1024 * 1024;

export interface Taking {
  readonly config: MailboxConfig;
  readonly intake: CaseIntake;
  readonly reader: MailReader;
  /** The copy of a mail of ours came in: it was sent. */
  readonly onOwnCopy: (messageId: string) => void;
}

/** UIDs that came after the last one stored under this UIDVALIDITY (RFC 3501, 2.3.1.1), oldest first. */
export async function newUids(
  client: ImapFlow,
  validity: string,
  { config, intake }: Taking,
): Promise<number[]> {
  const last = await intake.lastUid(config.id, validity);
  const found = await client.search({ uid: `${last + 1}:*` }, { uid: true });
  if (!Array.isArray(found)) throw new Error('the mail server refused to search');
  // "n:*" names the newest mail even where its UID is below n (RFC 3501, 6.4.8).
  return found.filter((uid) => uid > last).sort((a, b) => a - b);
}

/**
 * Fetches, reads and stores one mail, then notes it as looked at. A second call for the same mail changes nothing.
 * @param plainly store it without trusting anything in it: for a mail that could not be stored as it was read
 * @throws what the connection or the store throws; the mail is then not noted as looked at
 */
export async function takeMail(
  client: ImapFlow,
  validity: string,
  uid: number,
  taking: Taking,
  plainly = false,
): Promise<void> {
  const { config, intake, reader } = taking;
  const query = { uid: true, size: true, source: { start: 0, maxLength: maxMailBytes } };
  const fetched = await client.fetchOne(uid, query, { uid: true });
  // Nothing comes for a mail that was deleted meanwhile.
  if (fetched) {
    const raw = fetched.source;
    if (!raw) throw new Error('the mail server sent no text for a mail');
    const cutFrom = raw.length >= maxMailBytes ? (fetched.size ?? raw.length) : undefined;
    const read = await reader.read(raw, cutFrom);
    const mail = plainly ? await plainMail(raw, read) : read;
    if (isOwnCopy(mail, config)) {
      await intake.markSeen(config.id, validity, uid);
      taking.onOwnCopy(mail.messageId ?? '');
      // Best effort: where it cannot be moved it stays in the inbox.
      await fileOwnCopy(client, uid, config).catch(() => undefined);
      return;
    }
    const where = { mailboxId: config.id, uidValidity: validity, uid, inboxId: config.inboxId };
    await intake.receive({ ...messageOf(mail), ...where, at: null, direction: 'in' });
  }
  await intake.markSeen(config.id, validity, uid);
}

/** The copy that every mail of ours sends to its own inbox, as the proof that the server took it. */
function isOwnCopy(mail: ReadMail, config: MailboxConfig): boolean {
  return mail.intentId !== null && sameAddress(mail.from.address, config.address);
}

/** The copy belongs with the sent mail; where there is no such folder it stays, marked as read. */
async function fileOwnCopy(client: ImapFlow, uid: number, config: MailboxConfig): Promise<void> {
  await client.messageFlagsAdd(uid, ['\\Seen'], { uid: true });
  const folder =
    config.imap.sentFolder ?? (await client.list()).find((one) => one.specialUse === '\\Sent')?.path;
  if (folder !== undefined) await client.messageMove(uid, folder, { uid: true });
}

async function plainMail(raw: Buffer, read: ReadMail): Promise<ReadMail> {
  const notice = 'This mail could not be stored as it was; the original is attached.';
  return { ...(await salvageMail(raw, read.rawHash, notice)), intentId: read.intentId };
}
