import type { AgentId, ClientId } from '#shared/domain/ids.ts';
import { escrowRow } from '#shared/intents/escrowRow.ts';
import type { ResultRow } from '#shared/protocol/rows.ts';
import type { ClientRecord, SyncReader, SyncStore, SyncTx } from '../sync/store.ts';
import { leadsOf, loadActor, loadReference } from './actors.ts';
import { childrenOf, leasesDue, loadBundle, lockCase } from './bundle.ts';
import type { Engine } from './engine.ts';
import * as feeds from './feedTables.ts';
import type { Db, Store } from './open.ts';
import { existingRows, loadDoc, openEscrow, putRows, rowTexts } from './rows.ts';

/** The narrow store of the protocol on the real one, for both engines. */
export function syncStoreOf(store: Store): SyncStore {
  return {
    groupCommit: store.engine.groupCommit,
    write: (work) => store.write((db) => work(syncTxOf(db, store.engine))),
    read: (work) => store.read((db) => work(readerOf(db))),
  };
}

function readerOf(db: Db): SyncReader {
  return {
    actor: (id) => loadActor(db, id),
    client: async (id) => {
      const query = db.selectFrom('client').select(['agent_id', 'last']).where('id', '=', id);
      return recordOf(await query.executeTakeFirst());
    },
    reference: () => loadReference(db),
    heads: (names) => feeds.feedHeads(db, names),
    stampedAfter: (feed, seq, limit) => feeds.stampedAfter(db, feed, seq, limit),
    snapshotPage: (feed, after, limit) => feeds.snapshotPage(db, feed, after, limit),
    leasesDue: (now, limit) => leasesDue(db, now, limit),
    childrenOf: (cases) => childrenOf(db, cases),
    texts: (kind, ids, agentId) => rowTexts(db, kind, ids, agentId),
  };
}

function recordOf(row: { agent_id: string; last: number } | undefined): ClientRecord | null {
  return row === undefined ? null : { agentId: row.agent_id as AgentId, last: row.last };
}

/** The protocol's view of a transaction that is under way. */
export function syncTxOf(db: Db, engine: Engine): SyncTx {
  return {
    ...readerOf(db),
    lockClient: async (id, createFor) => {
      const query = engine.forUpdate(
        db.selectFrom('client').select(['agent_id', 'last']).where('id', '=', id),
      );
      const row = await query.executeTakeFirst();
      if (row !== undefined || createFor === null) return recordOf(row);
      const fresh = { id, agent_id: createFor, last: 0, seen_at: 0 };
      await db
        .insertInto('client')
        .values(fresh)
        .onConflict((on) => on.doNothing())
        .execute();
      return recordOf(await query.executeTakeFirst());
    },
    saveClient: (id, record, at) => saveClient(db, id, record, at),
    loadBundle: (id, actor, wants) => loadBundle(db, engine, id, actor, wants),
    leaseHolder: async (id) => (await lockCase(db, engine, id))?.lease?.agentId ?? null,
    existing: (refs) => existingRows(db, refs),
    put: (rows) => putRows(db, rows),
    removeDraft: async (id) => {
      await db.deleteFrom('draft').where('id', '=', id).execute();
    },
    holdReply: async ({ itemId, caseId, inboxId, sendAfter }) => {
      const row = {
        item_id: itemId,
        case_id: caseId,
        inbox_id: inboxId,
        state: 'held',
        send_after: sendAfter,
      };
      await db
        .insertInto('send_queue')
        .values({ ...row, attempt: 0 })
        .execute();
    },
    dropReply: async (itemId) => {
      await db.deleteFrom('send_queue').where('item_id', '=', itemId).execute();
    },
    result: async (id) => {
      const query = db.selectFrom('intent_result').select(['agent_id', 'doc']).where('id', '=', id);
      const row = await query.executeTakeFirst();
      if (row === undefined) return null;
      return { agentId: row.agent_id as AgentId, row: JSON.parse(row.doc) as ResultRow };
    },
    escrow: async (id) => {
      const row = await loadDoc(db, 'escrow', id);
      return row === null ? null : escrowRow.parse(row);
    },
    openEscrow: (caseId, author) => openEscrow(db, caseId, author),
    leadsOf: (inboxes) => leadsOf(db, inboxes),
    feedsHolding: (kind, id) => feeds.feedsHolding(db, kind, id),
    raiseHead: (feed, by) => feeds.raiseHead(db, feed, by),
    saveSum: (feed, cases, sum) => feeds.saveSum(db, feed, cases, sum),
    feedRows: (feed, kind, ids) => feeds.feedRows(db, feed, kind, ids),
    writeFeedRows: (feed, rows, at) => feeds.writeFeedRows(db, feed, rows, at),
    forgetChildren: (feed, caseId) => feeds.forgetChildren(db, feed, caseId),
    holdsCustomer: (feed, customer, except) => feeds.holdsCustomer(db, feed, customer, except),
  };
}

async function saveClient(db: Db, id: ClientId, record: ClientRecord, at: number): Promise<void> {
  const row = { id, agent_id: record.agentId, last: record.last, seen_at: at };
  await db
    .insertInto('client')
    .values(row)
    .onConflict((on) => on.column('id').doUpdateSet(row))
    .execute();
}
