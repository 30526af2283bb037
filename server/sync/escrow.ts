import type { Clock } from '#shared/domain/clock.ts';
import { AppError } from '#shared/domain/errors.ts';
import { userFeed } from '#shared/protocol/feeds.ts';
import type { AgentId, CaseId, ClientId } from '#shared/domain/ids.ts';
import { intentEnvelope } from '#shared/intents/envelope.ts';
import type { IntentEnvelope } from '#shared/intents/envelope.ts';
import type { EscrowRow } from '#shared/intents/escrowRow.ts';
import { because } from '#shared/intents/outcome.ts';
import type { Reason } from '#shared/intents/outcome.ts';
import { inboxesOf, prepareIntent } from '#shared/intents/run.ts';
import { filesOfIntent, textOfIntent } from '#shared/intents/words.ts';
import type { CaseBundle } from '#shared/intents/verb.ts';
import type { FeedName } from '#shared/protocol/feeds.ts';
import { wantsOf } from './decide.ts';
import { Stamps } from './stamps.ts';
import type { SyncStore, SyncTx } from './store.ts';

/** Acts that carry nothing worth keeping for a colleague; a draft that is thrown away neither. */
const isWordless = (intent: IntentEnvelope): boolean =>
  ['read', 'settle', 'tray'].includes(intent.name) ||
  (intent.name === 'draft' && textOfIntent(intent) === null);

/** What the author is told of his act: it lies with his lead, or what his lead has decided. */
export function withLeads(resolution: EscrowRow['resolution'], laidAt: number): Reason {
  return resolution === null
    ? because('forbidden', null, laidAt, { tray: 'waiting' })
    : because('forbidden', resolution.by, resolution.at, { tray: resolution.choice });
}

export interface Escrowed {
  readonly agentId: AgentId;
  readonly intent: IntentEnvelope;
  /** The case with the act's files that are here. */
  readonly bundle: CaseBundle | null;
  readonly caseId: CaseId | null;
  readonly cause: EscrowRow['cause'];
  readonly now: number;
}

/** Lays an act, un-applied, into the tray of the inbox's leads. Answers whether there is anybody to find it. */
export async function layIntoTray(tx: SyncTx, stamps: Stamps, act: Escrowed): Promise<boolean> {
  const { agentId, intent, bundle, caseId, cause, now } = act;
  if (bundle === null || caseId === null || isWordless(intent)) return false;
  const leads = (await tx.leadsOf(inboxesOf(bundle))).filter((lead) => lead !== agentId);
  if (leads.length === 0) return false;
  const row: EscrowRow = {
    id: intent.id,
    agentId,
    inboxId: bundle.case.inboxId,
    caseId,
    caseNumber: bundle.case.number,
    subject: bundle.case.subject,
    intent: intentEnvelope.parse(intent),
    cause,
    missing: filesOfIntent(intent).filter((file) => !bundle.blobs.has(file.hash)),
    resolution: null,
    at: now,
    rev: 1,
  };
  const others = await sameDraft(tx, row);
  // The draft that a reply was made of comes along with it: a lead need not read the same words twice.
  if (intent.name === 'draft' && others.some((other) => holds(other, row))) return true;
  for (const older of others.filter((other) => other.intent.name === 'draft' && holds(row, other))) {
    for (const feed of await tx.feedsHolding('escrow', older.id)) stamps.gone(feed, 'escrow', older.id);
  }
  await tx.put([{ kind: 'escrow', row }]);
  for (const lead of leads) stamps.mine(lead, 'escrow', row.id);
  return true;
}

const folded = (text: string | null): string => (text ?? '').replace(/\s+/g, ' ').trim();
const draftIdOf = ({ args }: IntentEnvelope): unknown =>
  (args as Record<string, unknown> | null)?.['draftId'];

/** Open entries of the same author that come from the same draft. */
async function sameDraft(tx: SyncTx, row: EscrowRow): Promise<readonly EscrowRow[]> {
  const draftId = draftIdOf(row.intent);
  if (row.caseId === null || draftId === null || draftId === undefined) return [];
  const open = await tx.openEscrow(row.caseId, row.agentId);
  return open.filter((other) => other.id !== row.id && draftIdOf(other.intent) === draftId);
}

/** Whether all words and files of `part` are in `whole`. */
function holds(whole: EscrowRow, part: EscrowRow): boolean {
  const files = new Set(filesOfIntent(whole.intent).map((file) => file.hash));
  return (
    folded(textOfIntent(whole.intent)).includes(folded(textOfIntent(part.intent))) &&
    filesOfIntent(part.intent).every((file) => files.has(file.hash))
  );
}

/** Writes a changed entry: every lead who has it sees the choice, and the author is told what became of his words. */
export async function saveTrayEntry(tx: SyncTx, stamps: Stamps, changed: EscrowRow): Promise<void> {
  const row = { ...changed, rev: changed.rev + 1 };
  await tx.put([{ kind: 'escrow', row }]);
  for (const feed of await tx.feedsHolding('escrow', row.id)) stamps.row(feed, 'escrow', row.id);
  const result = await tx.result(row.id);
  if (result?.agentId !== row.agentId) return;
  const reason = withLeads(row.resolution, row.at);
  await tx.put([
    { kind: 'result', row: { ...result.row, reason, rev: result.row.rev + 1 }, agentId: row.agentId },
  ]);
  stamps.row(userFeed(row.agentId), 'result', row.id);
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
 * into the leads' tray. An act that was decided before stays as it is; offering it again changes nothing but which of
 * its files are here by now.
 */
export async function takeIntoEscrow(parts: EscrowParts, offer: Offer): Promise<void> {
  const { agentId } = offer;
  for (const intent of offer.intents) {
    const feeds = await parts.store.write(async (tx) => {
      const first = await tx.result(intent.id);
      if (first !== null && first.agentId !== agentId)
        throw new AppError('invalid', 'intent id of another agent');
      return first === null
        ? escrowOne(tx, offer, intent, parts.clock.now())
        : lookForFiles(tx, offer, intent, parts.clock.now());
    });
    if (feeds.length > 0) parts.onCommit(feeds);
  }
}

async function bundleOf(tx: SyncTx, agentId: AgentId, intent: IntentEnvelope) {
  const prepared = prepareIntent(intent);
  const caseId = 'end' in prepared ? null : prepared.args.caseId;
  const bundle =
    'end' in prepared ? null : await tx.loadBundle(prepared.args.caseId, agentId, wantsOf(prepared));
  return { caseId, bundle };
}

async function escrowOne(
  tx: SyncTx,
  { agentId, clientId }: Offer,
  intent: IntentEnvelope,
  now: number,
): Promise<readonly FeedName[]> {
  const { caseId, bundle } = await bundleOf(tx, agentId, intent);
  const stamps = new Stamps();
  const laid = await layIntoTray(tx, stamps, { agentId, intent, bundle, caseId, cause: 'device', now });
  const row = {
    id: intent.id,
    clientId,
    caseId,
    end: 'parked' as const,
    reason: laid ? withLeads(null, now) : because('forbidden'),
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

/** Files come behind the words, so that a bad line does not keep the words: the entry then has fewer of them missing. */
async function lookForFiles(
  tx: SyncTx,
  { agentId }: Offer,
  intent: IntentEnvelope,
  now: number,
): Promise<readonly FeedName[]> {
  const { bundle } = await bundleOf(tx, agentId, intent);
  const row = await tx.escrow(intent.id);
  if (bundle === null || row === null || row.missing.length === 0) return [];
  const missing = row.missing.filter((file) => !bundle.blobs.has(file.hash));
  if (missing.length === row.missing.length) return [];
  const stamps = new Stamps();
  await saveTrayEntry(tx, stamps, { ...row, missing });
  return stamps.write(tx, now);
}
