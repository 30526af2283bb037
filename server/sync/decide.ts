import { AppError } from '#shared/domain/errors.ts';
import type { AgentId, BlobHash, CaseId, InboxId, ItemId } from '#shared/domain/ids.ts';
import type { Right } from '#shared/domain/right.ts';
import { because, parked } from '#shared/intents/outcome.ts';
import type { Change, Outcome } from '#shared/intents/outcome.ts';
import { inboxesOf, prepareIntent, runIntent } from '#shared/intents/run.ts';
import type { PreparedIntent } from '#shared/intents/run.ts';
import type { CaseBundle, Reference } from '#shared/intents/verb.ts';
import { ageOf } from '#shared/protocol/push.ts';
import type { PushedIntent } from '#shared/protocol/push.ts';
import { rowSchemas } from '#shared/protocol/rows.ts';
import type { Actor, RowRef, SyncTx } from './store.ts';

export interface Decision {
  readonly outcome: Outcome;
  /** The case as it was when the act was decided, or null when there is none. */
  readonly bundle: CaseBundle | null;
  readonly caseId: CaseId | null;
  /** The actor has no right at all on the inboxes of the case: his words go to the leads. */
  readonly stranger: boolean;
}

export interface DecideInput {
  readonly actor: Actor;
  readonly intent: PushedIntent;
  readonly reference: Reference;
  readonly now: number;
  /** A bug in a verb: the act is parked, so that it does not wedge the outbox behind it, and the bug is reported. */
  readonly onBug: (error: unknown, intent: PushedIntent) => string;
}

const undecided = { bundle: null, caseId: null, stranger: false } as const;

/** What becomes of one act: locks its case, checks rights and runs the verb. Writes nothing. */
export async function decide(tx: SyncTx, input: DecideInput): Promise<Decision> {
  const { actor, intent, reference, now } = input;
  if (intent.dependsOn !== null) {
    const other = await tx.result(intent.dependsOn);
    if (other?.agentId !== actor.row.id || other.row.end !== 'applied') {
      return { ...undecided, outcome: parked(because('depends')), caseId: caseIdOf(intent) };
    }
  }
  const prepared = prepareIntent(intent);
  if ('end' in prepared) return { ...undecided, outcome: prepared, caseId: caseIdOf(intent) };
  const bundle = await withTray(
    tx,
    prepared,
    await tx.loadBundle(prepared.args.caseId, actor.row.id, wantsOf(prepared)),
  );
  const named = await rightsOfNamed(tx, actor, prepared, bundle);
  const context = {
    ...reference,
    actor: actor.row,
    intentId: intent.id,
    saw: intent.saw,
    at: now,
    ageMs: ageOf(intent, now),
    rights: (inbox: Parameters<typeof actor.rights.get>[0]) => actor.rights.get(inbox) ?? [],
    rightsOf: (agent: AgentId, inbox: InboxId) => named.get(agent)?.get(inbox) ?? [],
  };
  let outcome: Outcome;
  try {
    outcome = runIntent(bundle, prepared, context);
  } catch (error) {
    const detail = input.onBug(error, intent);
    outcome = parked(because('invalid', null, null, { field: '', detail }));
  }
  const stranger =
    bundle !== null && inboxesOf(bundle).every((inbox) => (actor.rights.get(inbox) ?? []).length === 0);
  return {
    outcome: await checked(tx, bundle, outcome),
    bundle,
    caseId: prepared.args.caseId,
    stranger: stranger && outcome.end === 'parked' && outcome.reason.code === 'forbidden',
  };
}

function caseIdOf(intent: PushedIntent): CaseId | null {
  const args = intent.args as { caseId?: unknown } | null;
  const parsed = rowSchemas.case.shape.id.safeParse(args?.caseId);
  return parsed.success ? parsed.data : null;
}

/** Adds the entry of the tray that the act decides on, read under the lock of its case: the first choice is the only one. */
async function withTray(
  tx: SyncTx,
  { verb, args }: PreparedIntent,
  bundle: CaseBundle | null,
): Promise<CaseBundle | null> {
  const named = verb.trayEntry?.(args) ?? null;
  if (bundle === null || named === null) return bundle;
  const row = await tx.escrow(named);
  if (row === null || row.caseId !== bundle.case.id) return { ...bundle, tray: null };
  const author = await tx.actor(row.agentId);
  const authorSees = inboxesOf(bundle).some((inbox) => (author?.rights.get(inbox) ?? []).length > 0);
  return { ...bundle, tray: { row, authorSees } };
}

/** What the store is to load for an act beside its case. */
export function wantsOf({ verb, args }: PreparedIntent): {
  items: readonly ItemId[];
  blobs: readonly BlobHash[];
} {
  return { items: verb.namedItems?.(args) ?? [], blobs: verb.blobs?.(args) ?? [] };
}

/** The rights of the colleagues an act is about, as they are in this transaction; none for one who is not active. */
async function rightsOfNamed(
  tx: SyncTx,
  actor: Actor,
  { verb, args }: PreparedIntent,
  bundle: CaseBundle | null,
): Promise<ReadonlyMap<AgentId, ReadonlyMap<InboxId, readonly Right[]>>> {
  const rights = new Map([[actor.row.id, actor.rights]]);
  for (const id of bundle === null ? [] : (verb.namedAgents?.(args, bundle) ?? [])) {
    rights.set(id, (await tx.actor(id))?.rights ?? new Map());
  }
  return rights;
}

/** The rows an act would make must fit their schemas, and must not be rows that exist: an id names one thing for ever. */
async function checked(tx: SyncTx, bundle: CaseBundle | null, outcome: Outcome): Promise<Outcome> {
  if (bundle === null || outcome.changes.length === 0) return outcome;
  const fresh: RowRef[] = [];
  for (const change of outcome.changes) {
    if (!('row' in change)) continue;
    const parsed = rowSchemas[change.kind].safeParse(change.row);
    if (!parsed.success) {
      const field = parsed.error.issues[0]?.path.join('.') ?? '';
      return parked(because('invalid', null, null, { field, detail: parsed.error.issues[0]?.message ?? '' }));
    }
    if (isFresh(bundle, change)) fresh.push({ kind: change.kind, id: change.row.id });
  }
  const taken = await tx.existing(fresh);
  if (taken.length === 0) return outcome;
  return parked(
    because('invalid', null, null, { field: `${taken[0]?.kind ?? ''}Id`, detail: 'already used' }),
  );
}

function isFresh(bundle: CaseBundle, change: Extract<Change, { row: unknown }>): boolean {
  if (change.kind === 'item') return !bundle.items.has(change.row.id);
  if (change.kind === 'entry') return !bundle.entries.some((entry) => entry.id === change.row.id);
  if (change.kind === 'draft') return !bundle.drafts.some((draft) => draft.id === change.row.id);
  return false;
}

export async function actorOf(tx: SyncTx, agentId: AgentId): Promise<Actor> {
  const actor = await tx.actor(agentId);
  if (actor === null) throw new AppError('signed_out', 'agent is not active');
  return actor;
}
