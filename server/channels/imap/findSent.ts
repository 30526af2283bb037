import type { MailboxConfig } from '../ports.ts';
import { type ImapPatience, sentFolderOf, signIn, signOut } from './connection.ts';

/**
 * Looks for a mail of ours by its Message-ID in the folder for sent mail and in the inbox (a copy of every mail goes to
 * the inbox's own address). Found means that the mail server took it; not found proves nothing.
 * @returns the folder that has it, or null
 * @throws when the mailbox cannot be looked into now
 */
export async function findSent(
  config: MailboxConfig,
  messageId: string,
  patience?: ImapPatience,
): Promise<string | null> {
  const client = await signIn(config.imap, patience);
  try {
    const sent = await sentFolderOf(client, config.imap);
    for (const folder of new Set([...(sent === null ? [] : [sent]), config.imap.folder])) {
      await client.mailboxOpen(folder, { readOnly: true });
      const found = await client.search({ header: { 'message-id': messageId } }, { uid: true });
      if (Array.isArray(found) && found.length > 0) return folder;
    }
    return null;
  } finally {
    await signOut(client);
  }
}
