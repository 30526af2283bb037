import type { CaseId, InboxId, ItemId } from '#shared/domain/ids.ts';
import type { Delivery, ItemRow, MessageItem } from '#shared/domain/item.ts';
import type { OutboundMail, SendQueue } from '../channels/ports.ts';
import { lockCase } from '../store/bundle.ts';
import { loadDoc } from '../store/rows.ts';
import { getSetting } from '../store/settings.ts';
import { saveItem } from '../sync/saveCase.ts';
import { outboundMail } from './outbound.ts';
import { caseWrite } from './parts.ts';
import type { CaseParts, CaseTx } from './parts.ts';

type QueueState = 'held' | 'sending' | 'unknown';

/** The replies on their way out (server/channels/ports.ts). Every step is taken under the lock of the reply's case. */
export function createSendQueue(parts: CaseParts): SendQueue {
  const { db } = parts.store;
  return {
    claimDue: async (limit) => {
      const due = await db
        .selectFrom('send_queue')
        .select('item_id')
        .where('state', '=', 'held')
        .where('send_after', '<=', parts.clock.now())
        .orderBy('send_after')
        .limit(limit)
        .execute();
      const claimed: OutboundMail[] = [];
      for (const row of due) claimed.push(...(await claim(parts, row.item_id as ItemId)));
      return claimed;
    },
    nextDue: async () => {
      const row = await db
        .selectFrom('send_queue')
        .select((eb) => eb.fn.min('send_after').as('first'))
        .where('state', '=', 'held')
        .executeTakeFirst();
      return row?.first ?? null;
    },
    // `sending` in the queue says that no byte left yet; from here on only the mail server knows.
    handingOver: async ({ itemId, attempt }) => {
      const done = await db
        .updateTable('send_queue')
        .set({ state: 'unknown' })
        .where('item_id', '=', itemId)
        .where('state', '=', 'sending')
        .where('attempt', '=', attempt)
        .executeTakeFirst();
      return done.numUpdatedRows > 0n;
    },
    neverLeft: (claim) => {
      const detail = 'the server stopped before this was sent';
      const change = { state: 'held', detail, sendAfter: parts.clock.now() } as const;
      const stillOurs = ({ state, attempt }: Queued) => state === 'sending' && attempt === claim.attempt;
      return settle(parts, claim.itemId, change, 'held', stillOurs);
    },
    restored: async () => (await getSetting(db, 'restored_at')) !== null,
    sent: (id, detail) => settle(parts, id, { state: 'sent', detail }, null),
    failed: ({ itemId, attempt }, detail, retryAt) => {
      const sameClaim = (queued: Queued) => queued.attempt === attempt;
      return retryAt === null
        ? settle(parts, itemId, { state: 'failed', detail }, null, sameClaim)
        : settle(parts, itemId, { state: 'held', detail, sendAfter: retryAt }, 'held', sameClaim);
    },
    unknown: (id, detail) => settle(parts, id, { state: 'unknown', detail }, 'unknown'),
    unresolved: async () => {
      const rows = await db
        .selectFrom('send_queue')
        .selectAll()
        .where('state', 'in', ['sending', 'unknown'])
        .execute();
      const mails: OutboundMail[] = [];
      for (const row of rows) {
        const found = await caseWrite(parts, (on) => mailOf(parts, on, row.item_id as ItemId));
        mails.push(...found.map((mail) => ({ ...mail, handedOver: row.state === 'unknown' })));
      }
      return mails;
    },
  };
}

interface Queued {
  readonly inboxId: InboxId;
  readonly attempt: number;
  readonly state: QueueState;
}

interface Locked {
  readonly item: MessageItem;
  readonly queued: Queued;
}

/** Locks the case of a queued reply, then reads both as they are now: an undo may have been first. */
async function lock(parts: CaseParts, { db }: CaseTx, id: ItemId) {
  const place = await db
    .selectFrom('send_queue')
    .select('case_id')
    .where('item_id', '=', id)
    .executeTakeFirst();
  if (place === undefined) return null;
  const row = await lockCase(db, parts.store.engine, place.case_id as CaseId);
  // `handingOver` does not ask for the case, so the row of the queue is locked as well.
  const queued = await parts.store.engine
    .forUpdate(db.selectFrom('send_queue').selectAll().where('item_id', '=', id))
    .executeTakeFirst();
  const item = await loadDoc<ItemRow>(db, 'item', id);
  if (row === null || queued === undefined || item?.kind !== 'message') return null;
  const { attempt, state } = queued;
  const locked: Locked = {
    item,
    queued: { inboxId: queued.inbox_id as InboxId, attempt, state: state as QueueState },
  };
  return { row, ...locked };
}

async function mailOf(parts: CaseParts, on: CaseTx, id: ItemId): Promise<readonly OutboundMail[]> {
  const found = await lock(parts, on, id);
  return found === null ? [] : [await outboundMail(on.db, parts.blobs, found.row, found.item, found.queued)];
}

async function claim(parts: CaseParts, id: ItemId): Promise<readonly OutboundMail[]> {
  return caseWrite(parts, async (on) => {
    const found = await lock(parts, on, id);
    if (found?.queued.state !== 'held' || found.item.delivery?.state !== 'held') return [];
    const attempt = found.queued.attempt + 1;
    await on.db
      .updateTable('send_queue')
      .set({ state: 'sending', attempt })
      .where('item_id', '=', id)
      .execute();
    const delivery: Delivery = { ...found.item.delivery, state: 'sending', at: on.now };
    await saveItem(on.tx, on.stamps, { ...found.item, delivery });
    return [await outboundMail(on.db, parts.blobs, found.row, found.item, { ...found.queued, attempt })];
  });
}

/** Notes what became of a reply. `queue` null takes it out of the queue. Nothing is noted unless `applies`. */
async function settle(
  parts: CaseParts,
  id: ItemId,
  change: Pick<Delivery, 'state' | 'detail'> & { readonly sendAfter?: number },
  queue: QueueState | null,
  applies: (queued: Queued) => boolean = () => true,
): Promise<void> {
  await caseWrite(parts, async (on) => {
    const found = await lock(parts, on, id);
    if (found === null || found.item.delivery === null || !applies(found.queued)) return;
    const sendAfter = change.sendAfter ?? null;
    if (queue === null) await on.tx.dropReply(id);
    else {
      const row = sendAfter === null ? { state: queue } : { state: queue, send_after: sendAfter };
      await on.db.updateTable('send_queue').set(row).where('item_id', '=', id).execute();
    }
    const delivery: Delivery = {
      state: change.state,
      sendAfter,
      at: on.now,
      detail: change.detail.slice(0, 2000),
    };
    await saveItem(on.tx, on.stamps, { ...found.item, delivery });
  });
}
