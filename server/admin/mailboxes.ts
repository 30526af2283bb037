import { z } from 'zod';
import { AppError } from '#shared/domain/errors.ts';
import { inboxId } from '#shared/domain/ids.ts';
import type { MailboxConfig } from '../channels/ports.ts';
import type { Db } from '../store/open.ts';
import type { Secrets } from '../store/secrets.ts';
import { updateInbox } from './inboxes.ts';
import type { Admin } from './stamped.ts';

const port = z.int().min(1).max(65_535);

export const mailboxConfig = z.object({
  id: z.uuid(),
  inboxId,
  address: z.string().regex(/^[^\s@]+@[^\s@]+$/, 'not a mail address'),
  displayName: z.string().max(200),
  imap: z.object({
    host: z.string().min(1),
    port,
    secure: z.boolean(),
    user: z.string().min(1),
    password: z.string(),
    folder: z.string().min(1),
    sentFolder: z.string().nullable(),
  }),
  smtp: z.object({
    host: z.string().min(1),
    port,
    secure: z.boolean(),
    user: z.string().nullable(),
    password: z.string().nullable(),
  }),
}) satisfies z.ZodType<MailboxConfig>;

/** Stores a mailbox with its passwords sealed; answers of its inbox leave from its address from now on. */
export async function addMailbox(
  admin: Admin,
  secrets: Secrets,
  config: Omit<MailboxConfig, 'id'> & { readonly id?: string },
): Promise<string> {
  const parsed = mailboxConfig.safeParse({ ...config, id: config.id ?? admin.ids() });
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new AppError('invalid', `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
  }
  const { id, inboxId: inbox, address } = parsed.data;
  const row = { id, inbox_id: inbox, address, doc: secrets.seal(JSON.stringify(parsed.data)) };
  await admin.store.db
    .insertInto('mailbox')
    .values(row)
    .onConflict((on) => on.column('id').doUpdateSet(row))
    .execute();
  await updateInbox(admin, inbox, { address });
  return id;
}

export async function mailboxes(db: Db, secrets: Secrets): Promise<readonly MailboxConfig[]> {
  const rows = await db.selectFrom('mailbox').select('doc').orderBy('address').execute();
  return rows.map((row) => mailboxConfig.parse(JSON.parse(secrets.open(row.doc))));
}
