import type { CaseId } from '#shared/domain/ids.ts';
import type { IdSource } from '#shared/domain/ids.ts';
import { leaseEnded } from '#shared/intents/leaseRules.ts';
import { saveCase } from '../sync/saveCase.ts';
import type { Stamps } from '../sync/stamps.ts';
import type { SyncTx } from '../sync/store.ts';
import { eventRow } from './inboundRows.ts';

/**
 * Clears the lease of a case whose time is over, with an event, and what ownership came with it. Looks under the case's
 * lock: a renewal may have been first. A recalled lease goes without a word, its end was told.
 */
export async function expireLease(
  tx: SyncTx,
  stamps: Stamps,
  id: CaseId,
  now: number,
  ids: IdSource,
): Promise<void> {
  const holder = await tx.leaseHolder(id);
  const bundle = holder === null ? null : await tx.loadBundle(id, holder, { items: [], blobs: [] });
  const lease = bundle?.case.lease ?? null;
  if (bundle === null || lease === null || lease.until > now) return;
  // What a recall gave back may be the holder's own again by now.
  const ended =
    lease.recalled === null
      ? leaseEnded(bundle, null, now)
      : { case: { ...bundle.case, lease: null }, entry: null };
  const changed = ended.entry === null ? [] : [ended.entry];
  const entries = bundle.entries.map((entry) => (entry.id === ended.entry?.id ? ended.entry : entry));
  const items =
    lease.recalled === null
      ? [eventRow(ids, id, now, 'lease_expired', { holder: lease.agentId, until: lease.until })]
      : [];
  await saveCase(tx, stamps, { case: ended.case, entries, changedEntries: changed, items }, now);
}
