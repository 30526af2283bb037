import type { Clock } from '#shared/domain/clock.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { AgentId, CaseId, ClientId } from '#shared/domain/ids.ts';
import { intentEnvelope } from '#shared/intents/envelope.ts';
import type { IntentEnvelope } from '#shared/intents/envelope.ts';
import { because } from '#shared/intents/outcome.ts';
import { inboxesOf, prepareIntent } from '#shared/intents/run.ts';
import type { CaseBundle } from '#shared/intents/verb.ts';
import type { FeedName } from '#shared/protocol/feeds.ts';
import { Stamps } from './stamps.ts';
import type { SyncStore, SyncTx } from './store.ts';

/** Acts that carry nothing worth keeping for a colleague. */
const wordless = new Set(['read', 'settle']);

export interface Escrowed {
  readonly agentId: AgentId;
  readonly intent: IntentEnvelope;
  readonly bundle: CaseBundle | null;
  readonly caseId: CaseId | null;
  readonly now: number;
}

/** Lays an act, un-applied, into the tray of the inbox's leads. Answers whether there is anybody to find it. */
export async function layIntoTray(tx: SyncTx, stamps: Stamps, act: Escrowed): Promise<boolean> {
  const { agentId, intent, bundle, caseId, now } = act;
  if (bundle === null || wordless.has(intent.name)) return false;
  const leads = (await tx.leadsOf(inboxesOf(bundle))).filter((lead) => lead !== agentId);
  if (leads.length === 0) return false;
  const row = {
    id: intent.id,
    agentId,
    inboxId: bundle.case.inboxId,
    caseId,
    intent: intentEnvelope.parse(intent),
    at: now,
    rev: 1,
  };
  await tx.put([{ kind: 'escrow', row }]);
  for (const lead of leads) stamps.mine(lead, 'escrow', row.id);
  return true;
}

export interface EscrowParts {
  readonly store: SyncStore;
  readonly clock: Clock;
  readonly onCommit: (feeds: readonly FeedName[]) => void;
}

interface Offer {
  readonly agentId: AgentId;
  readonly clientId: ClientId;
  readonly intents: readonly IntentEnvelope[];
}

/**
 * Takes the unsent acts of a device that was revoked. Nothing of them is applied, now or later: each gets the end
 * "parked, forbidden" under its id, so that whoever has a copy of the device cannot push it either, and its words go
 * into the leads' tray. An act that was decided before stays as it is; offering it twice changes nothing.
 */
export async function takeIntoEscrow(parts: EscrowParts, offer: Offer): Promise<void> {
  const { agentId } = offer;
  for (const intent of offer.intents) {
    const feeds = await parts.store.write(async (tx) => {
      const first = await tx.result(intent.id);
      if (first !== null && first.agentId !== agentId)
        throw new AppError('invalid', 'intent id of another agent');
      return first === null ? escrowOne(tx, offer, intent, parts.clock.now()) : [];
    });
    if (feeds.length > 0) parts.onCommit(feeds);
  }
}

async function escrowOne(
  tx: SyncTx,
  { agentId, clientId }: Offer,
  intent: IntentEnvelope,
  now: number,
): Promise<readonly FeedName[]> {
  const prepared = prepareIntent(intent);
  const caseId = 'end' in prepared ? null : prepared.args.caseId;
  const bundle = caseId === null ? null : await tx.loadBundle(caseId, agentId, { items: [], blobs: [] });
  const stamps = new Stamps();
  const laid = await layIntoTray(tx, stamps, { agentId, intent, bundle, caseId, now });
  const row = {
    id: intent.id,
    clientId,
    caseId,
    end: 'parked' as const,
    reason: because('forbidden'),
    at: now,
    resolution: null,
    // Where no lead is to find it, the author keeps it on his other devices.
    intent: laid ? null : intentEnvelope.parse(intent),
    rev: 1,
  };
  await tx.put([{ kind: 'result', row, agentId }]);
  stamps.mine(agentId, 'result', row.id);
  return stamps.write(tx, now);
}
