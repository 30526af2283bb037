import type { AgentId, BlobHash, InboxId } from '#shared/domain/ids.ts';
import { filesOfIntent } from '#shared/intents/words.ts';
import { inboxFeed, userFeed } from '#shared/protocol/feeds.ts';
import type { StoredRow } from '../sync/store.ts';
import type { Db } from './open.ts';

type Owner = 'case' | 'agent' | 'escrow';

/**
 * Notes who may read the files that a row names: those who see its case, and the colleague a draft was handed to, as far
 * as who handed it over may read them himself, and the leads in whose tray unsent work lies.
 */
export async function referToBlobs(db: Db, stored: StoredRow): Promise<void> {
  if (stored.kind === 'escrow') {
    const { id, agentId, intent, resolution } = stored.row;
    const hashes = filesOfIntent(intent).map((file) => file.hash);
    // What its author may not read himself he cannot open for his lead by naming it.
    const readable = [...(await readableBlobs(db, agentId, hashes))];
    await addBlobRefs(db, 'escrow', id, readable);
    if (resolution?.choice === 'send') await addBlobRefs(db, 'agent', resolution.by, readable);
  } else if (stored.kind === 'draft') {
    const { agentId, handedBy, attachments } = stored.row;
    if (handedBy === null || attachments.length === 0) return;
    const hashes = attachments.map((file) => file.hash);
    await addBlobRefs(db, 'agent', agentId, [...(await readableBlobs(db, handedBy, hashes))]);
  } else if (stored.kind === 'item' && stored.row.kind !== 'event') {
    const { caseId, attachments } = stored.row;
    await addBlobRefs(
      db,
      'case',
      caseId,
      attachments.map((file) => file.hash),
    );
  }
}

export async function addBlobRefs(
  db: Db,
  owner: Owner,
  ownerId: string,
  hashes: readonly BlobHash[],
): Promise<void> {
  if (hashes.length === 0) return;
  const rows = [...new Set(hashes)].map((hash) => ({ hash, owner, owner_id: ownerId }));
  await db
    .insertInto('blob_ref')
    .values(rows)
    .onConflict((on) => on.doNothing())
    .execute();
}

/**
 * Which of these blobs are stored whole and readable by the agent: his own uploads and drafts, the files of cases in
 * inboxes he has a right in, and those of unsent work in his tray. Naming somebody else's file by its hash must not open it.
 */
export async function readableBlobs(
  db: Db,
  agent: AgentId,
  hashes: readonly BlobHash[],
): Promise<ReadonlySet<BlobHash>> {
  if (hashes.length === 0) return new Set();
  const own = await db
    .selectFrom('blob')
    .innerJoin('blob_ref', 'blob_ref.hash', 'blob.hash')
    .select('blob.hash')
    .where('blob.hash', 'in', hashes)
    .where('blob_ref.owner', '=', 'agent')
    .where('blob_ref.owner_id', '=', agent)
    .execute();
  const tray = await db
    .selectFrom('blob')
    .innerJoin('blob_ref', 'blob_ref.hash', 'blob.hash')
    .innerJoin('feed_row', 'feed_row.row_id', 'blob_ref.owner_id')
    .select('blob.hash')
    .where('blob.hash', 'in', hashes)
    .where('blob_ref.owner', '=', 'escrow')
    .where('feed_row.kind', '=', 'escrow')
    .where('feed_row.tomb', '=', 0)
    .where('feed_row.feed', '=', userFeed(agent))
    .execute();
  own.push(...tray);
  const members = await db
    .selectFrom('member')
    .select('inbox_id')
    .where('agent_id', '=', agent)
    .where('rights', '!=', '[]')
    .execute();
  if (members.length === 0) return new Set(own.map((row) => row.hash as BlobHash));
  const feeds = members.map((row) => inboxFeed(row.inbox_id as InboxId));
  const shared = await db
    .selectFrom('blob')
    .innerJoin('blob_ref', 'blob_ref.hash', 'blob.hash')
    .innerJoin('feed_row', 'feed_row.row_id', 'blob_ref.owner_id')
    .select('blob.hash')
    .where('blob.hash', 'in', hashes)
    .where('blob_ref.owner', '=', 'case')
    .where('feed_row.kind', '=', 'case')
    .where('feed_row.tomb', '=', 0)
    .where('feed_row.feed', 'in', feeds)
    .execute();
  return new Set([...own, ...shared].map((row) => row.hash as BlobHash));
}
