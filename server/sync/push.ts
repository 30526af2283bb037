import type { Clock } from '#shared/domain/clock.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { AgentId, ClientId } from '#shared/domain/ids.ts';
import type { Reference } from '#shared/intents/verb.ts';
import type { FeedName } from '#shared/protocol/feeds.ts';
import { intentEnvelope } from '#shared/intents/envelope.ts';
import type { PushedIntent, PushRequest, PushResponse, PushResult } from '#shared/protocol/push.ts';
import type { ResultRow } from '#shared/protocol/rows.ts';
import { applyOutcome } from './applyOutcome.ts';
import { actorOf, decide } from './decide.ts';
import type { Decision } from './decide.ts';
import { layIntoTray, withLeads } from './escrow.ts';
import { Stamps } from './stamps.ts';
import type { SyncStore, SyncTx } from './store.ts';

export interface PushParts {
  readonly store: SyncStore;
  readonly clock: Clock;
  /** Logs a bug in a verb and answers the id it was logged under. */
  readonly onBug: (error: unknown, intent: PushedIntent) => string;
  /** Told after each commit which feeds moved. */
  readonly onCommit: (feeds: readonly FeedName[]) => void;
}

interface Step {
  readonly agentId: AgentId;
  readonly clientId: ClientId;
  readonly intent: PushedIntent;
  readonly reference: Reference;
}

type StepEnd =
  | { readonly gap: true; readonly last: number }
  | {
      readonly gap: false;
      readonly last: number;
      readonly result: PushResult;
      readonly feeds: readonly FeedName[];
    };

/**
 * Decides the acts of one push in order of `n`, each as a whole or not at all. Answers what was decided so far
 * when a gap shows; throws `client_unknown` for a device whose record is not here (any more), before anything is
 * written.
 */
export async function push(parts: PushParts, agentId: AgentId, request: PushRequest): Promise<PushResponse> {
  const results: PushResult[] = [];
  let last = 0;
  const reference = await parts.store.read((tx) => tx.reference());
  const steps = request.intents.map((intent) => ({ agentId, clientId: request.clientId, intent, reference }));
  const size = parts.store.groupCommit ?? 1;
  for (let from = 0; from < steps.length; from += size) {
    for (const end of await pushGroup(parts, steps.slice(from, from + size))) {
      last = end.last;
      if (end.gap) return { last, gap: true, serverTime: parts.clock.now(), results };
      results.push(end.result);
    }
  }
  return { last, gap: false, serverTime: parts.clock.now(), results };
}

/** Decides some acts in one transaction; when one of them fails, each in its own, so that those before it count. */
async function pushGroup(parts: PushParts, steps: readonly Step[]): Promise<readonly StepEnd[]> {
  try {
    return await commit(parts, steps);
  } catch (error) {
    if (steps.length === 1) throw error;
    const ends: StepEnd[] = [];
    for (const step of steps) {
      ends.push(...(await commit(parts, [step])));
      if (ends.at(-1)?.gap === true) break;
    }
    return ends;
  }
}

async function commit(parts: PushParts, steps: readonly Step[]): Promise<readonly StepEnd[]> {
  const ends = await parts.store.write(async (tx) => {
    const done: StepEnd[] = [];
    for (const step of steps) {
      const end = await pushOne(tx, parts, step);
      done.push(end);
      if (end.gap) break;
    }
    return done;
  });
  const feeds = new Set(ends.flatMap((end) => (end.gap ? [] : end.feeds)));
  if (feeds.size > 0) parts.onCommit([...feeds]);
  return ends;
}

async function pushOne(tx: SyncTx, parts: PushParts, step: Step): Promise<StepEnd> {
  const { agentId, clientId, intent } = step;
  const client = await tx.lockClient(clientId, intent.n === 1 ? agentId : null);
  if (client?.agentId !== agentId) throw new AppError('client_unknown', 'no record of this client');
  const { last } = client;
  const first = await tx.result(intent.id);
  if (first !== null && first.agentId !== agentId)
    throw new AppError('invalid', 'intent id of another agent');
  if (intent.n <= last) {
    // The same number with other words: this device was put back in time, so its record is not to be trusted.
    if (first === null) throw new AppError('client_unknown', 'number was used for another intent');
    return { gap: false, last, result: resultOf(intent.n, first.row), feeds: [] };
  }
  if (intent.n > last + 1) return { gap: true, last };
  const now = parts.clock.now();
  await tx.saveClient(clientId, { agentId, last: intent.n }, now);
  // Sent again under a new client record: decided once is decided.
  if (first !== null) return { gap: false, last: intent.n, result: resultOf(intent.n, first.row), feeds: [] };
  const actor = await actorOf(tx, agentId);
  const decision = await decide(tx, { ...step, actor, now, onBug: parts.onBug });
  const stamps = new Stamps();
  const row = await record(tx, stamps, step, decision, now);
  const feeds = await stamps.write(tx, now);
  return { gap: false, last: intent.n, result: resultOf(intent.n, row), feeds };
}

function resultOf(n: number, row: ResultRow): PushResult {
  return { n, id: row.id, end: row.end, reason: row.reason, at: row.at };
}

async function record(
  tx: SyncTx,
  stamps: Stamps,
  step: Step,
  decision: Decision,
  now: number,
): Promise<ResultRow> {
  const { agentId, clientId, intent, reference } = step;
  const { outcome, bundle, caseId } = decision;
  if (bundle !== null) {
    await applyOutcome(tx, stamps, { bundle, changes: outcome.changes, actor: agentId, reference, at: now });
  }
  const envelope = intentEnvelope.parse(intent);
  const escrowed =
    decision.stranger &&
    (await layIntoTray(tx, stamps, { agentId, intent, bundle, caseId, now, cause: 'right' }));
  if (intent.resolves !== null) await resolve(tx, stamps, step, now);
  const row: ResultRow = {
    id: intent.id,
    clientId,
    caseId,
    end: outcome.end,
    reason: escrowed
      ? withLeads(null, now)
      : outcome.end === 'applied'
        ? (outcome.tell ?? null)
        : outcome.reason,
    at: now,
    resolution: null,
    // In the leads' tray the words are safe; the author may not keep anything of that inbox.
    intent: outcome.end === 'applied' || escrowed ? null : envelope,
    rev: 1,
  };
  await tx.put([{ kind: 'result', row, agentId }]);
  stamps.mine(agentId, 'result', row.id);
  return row;
}

/** The choice made on a card closes the card, however the chosen act itself ends (it then has a card of its own). */
async function resolve(tx: SyncTx, stamps: Stamps, { agentId, intent }: Step, now: number): Promise<void> {
  if (intent.resolves === null) return;
  const earlier = await tx.result(intent.resolves.intentId);
  if (earlier?.agentId !== agentId || earlier.row.resolution !== null) return;
  const resolution = { choice: intent.resolves.choice, by: intent.id, at: now };
  const row = { ...earlier.row, resolution, rev: earlier.row.rev + 1 };
  await tx.put([{ kind: 'result', row, agentId }]);
  stamps.mine(agentId, 'result', row.id);
}
