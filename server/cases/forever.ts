import type { CaseRow } from '#shared/domain/case.ts';
import type { AgentId, BlobHash, CaseId, CustomerId } from '#shared/domain/ids.ts';
import { because } from '#shared/intents/outcome.ts';
import type { ForeverAnswer, ForeverCount, ForeverOrder } from '#shared/protocol/forever.ts';
import { privateWordsLive } from '#shared/protocol/forever.ts';
import type { ResultRow } from '#shared/protocol/rows.ts';
import { userFeed } from '#shared/protocol/feeds.ts';
import type { Db } from '../store/open.ts';
import { syncTxOf } from '../store/syncStore.ts';
import { actorOf } from '../sync/decide.ts';
import { planForever } from './foreverPlan.ts';
import type { ForeverPlan } from './foreverPlan.ts';
import { caseWrite } from './parts.ts';
import type { CaseParts, CaseTx } from './parts.ts';

/** What would go now (G18, B12). Nothing is written. */
export async function countForever(
  { store }: CaseParts,
  agentId: AgentId,
  ids: readonly CaseId[],
): Promise<ForeverCount> {
  return store.write(async (db) => {
    const actor = await actorOf(syncTxOf(db, store.engine), agentId);
    return (await planForever(db, store.engine, actor, ids)).count;
  });
}

/**
 * Deletes cases with everything of them, in one transaction, if they are still what was counted. Every feed that holds
 * one, or ever held it, gets a tombstone upon which replicas remove its words from their files.
 */
export async function deleteForever(
  parts: CaseParts,
  agentId: AgentId,
  order: ForeverOrder,
): Promise<ForeverAnswer> {
  const gone: BlobHash[] = [];
  const answer = await caseWrite(parts, async (on): Promise<ForeverAnswer> => {
    const actor = await actorOf(on.tx, agentId);
    const plan = await planForever(on.db, parts.store.engine, actor, order.caseIds);
    if (plan.count.etag !== order.etag) return { done: false, count: plan.count };
    gone.push(...(await removeAll(on, plan)));
    return { done: true, count: plan.count };
  });
  if (answer.done) {
    for (const hash of gone) await parts.blobs.remove(hash);
    // The words stand in the log of the embedded engine until it is folded into the file.
    await parts.store.engine.settle(parts.store.db);
  }
  return answer;
}

async function removeAll(on: CaseTx, plan: ForeverPlan): Promise<readonly BlobHash[]> {
  for (const row of plan.cases) {
    await leaveFeeds(on, row);
    await removeOwn(on, row.id);
    await closeActs(on, row.id);
    for (const table of ['item', 'entry', 'draft', 'send_queue'] as const)
      await on.db.deleteFrom(table).where('case_id', '=', row.id).execute();
    await on.db.deleteFrom('blob_ref').where('owner', '=', 'case').where('owner_id', '=', row.id).execute();
    await on.db.deleteFrom('case_').where('id', '=', row.id).execute();
  }
  for (const customer of plan.customers) await removeCustomer(on.db, customer);
  return unusedFiles(on.db, plan.files);
}

async function leaveFeeds({ db, tx, stamps }: CaseTx, row: CaseRow): Promise<void> {
  const known = db.selectFrom('feed_row').select('feed').where('row_id', '=', row.id);
  for (const { feed } of await known.where('kind', '=', 'case').execute()) {
    stamps.caseLeaves(feed, row.id, row.customerId, true);
    await tx.forgetChildren(feed, row.id);
  }
}

/** Drafts, read marks, and what lies in the trays of leads. */
async function removeOwn({ db, tx, stamps }: CaseTx, id: CaseId): Promise<void> {
  const drafts = await db.selectFrom('draft').select(['id', 'agent_id']).where('case_id', '=', id).execute();
  for (const draft of drafts) stamps.gone(userFeed(draft.agent_id as AgentId), 'draft', draft.id);
  const marks = await db.selectFrom('read_mark').select('agent_id').where('id', '=', id).execute();
  for (const mark of marks) stamps.gone(userFeed(mark.agent_id as AgentId), 'readMark', id);
  await db.deleteFrom('read_mark').where('id', '=', id).execute();
  const trays = await db.selectFrom('escrow').select('id').where('doc', 'like', about(id)).execute();
  for (const tray of trays) {
    for (const feed of await tx.feedsHolding('escrow', tray.id)) stamps.gone(feed, 'escrow', tray.id);
    await db.deleteFrom('escrow').where('id', '=', tray.id).execute();
  }
}

const about = (id: CaseId): string => `%"caseId":"${id}"%`;

/** Words that are settled go; those that wait for their author's decision stay with him alone, for a time. */
async function closeActs({ db, tx, stamps, now }: CaseTx, id: CaseId): Promise<void> {
  const found = await db
    .selectFrom('intent_result')
    .select(['agent_id', 'doc'])
    .where('doc', 'like', about(id))
    .where('doc', 'not like', '%"intent":null%')
    .execute();
  for (const { agent_id: agent, doc } of found) {
    const row = JSON.parse(doc) as ResultRow;
    const settled = row.resolution !== null;
    const next: ResultRow = {
      ...row,
      rev: row.rev + 1,
      ...(settled ? { intent: null } : { end: 'parked', reason: because('case_gone'), at: now }),
    };
    await tx.put([{ kind: 'result', row: next, agentId: agent as AgentId }]);
    stamps.mine(agent as AgentId, 'result', row.id);
  }
}

async function removeCustomer(db: Db, id: CustomerId): Promise<void> {
  await db.deleteFrom('customer_address').where('customer_id', '=', id).execute();
  await db.deleteFrom('customer').where('id', '=', id).execute();
}

/** Forgets the files that nothing names any more; answers them, for their bytes. */
async function unusedFiles(db: Db, files: ReadonlySet<BlobHash>): Promise<readonly BlobHash[]> {
  const unused: BlobHash[] = [];
  for (const hash of files) if (!(await isNamed(db, hash))) unused.push(hash);
  for (const hash of unused) {
    await db.deleteFrom('blob_ref').where('hash', '=', hash).execute();
    await db.deleteFrom('blob').where('hash', '=', hash).execute();
  }
  return unused;
}

async function isNamed(db: Db, hash: BlobHash): Promise<boolean> {
  const onCase = await db
    .selectFrom('blob_ref')
    .select('hash')
    .where('hash', '=', hash)
    .where('owner', '=', 'case')
    .limit(1)
    .executeTakeFirst();
  if (onCase !== undefined) return true;
  for (const table of ['draft', 'escrow', 'intent_result'] as const) {
    const found = await db
      .selectFrom(table)
      .select('id')
      .where('doc', 'like', `%${hash}%`)
      .limit(1)
      .executeTakeFirst();
    if (found !== undefined) return true;
  }
  return false;
}

/** Drops words whose time in their author's private tray is over. */
export async function dropPrivateWords(parts: CaseParts): Promise<void> {
  const dropped = await caseWrite(parts, async ({ db, tx, stamps, now }) => {
    const found = await db
      .selectFrom('intent_result')
      .select(['agent_id', 'doc'])
      .where('at', '<', now - privateWordsLive)
      .where('doc', 'like', '%"code":"case_gone"%')
      .where('doc', 'not like', '%"intent":null%')
      .execute();
    for (const { agent_id: agent, doc } of found) {
      const row = JSON.parse(doc) as ResultRow;
      if (row.reason?.code !== 'case_gone') continue;
      const next = { ...row, intent: null, rev: row.rev + 1 };
      await tx.put([{ kind: 'result', row: next, agentId: agent as AgentId }]);
      stamps.mine(agent as AgentId, 'result', row.id);
    }
    return found.length;
  });
  if (dropped > 0) await parts.store.engine.settle(parts.store.db);
}
