import type { z } from 'zod';
import type { Clock } from '#shared/domain/clock.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { IdSource, IntentId } from '#shared/domain/ids.ts';
import type { calls } from '#shared/ipc/contract.ts';
import { isQuiet, verbNames, verbVersion } from '#shared/intents/registry.ts';
import type { VerbName } from '#shared/intents/registry.ts';
import { prepareIntent } from '#shared/intents/run.ts';
import type { PreparedIntent } from '#shared/intents/run.ts';
import type { Reason } from '#shared/intents/outcome.ts';
import type { Act, NewAct } from '../repositories/ledger.ts';
import type { Store } from '../store.ts';
import { loadBundle, referenceOf } from './bundle.ts';
import { refreshCard } from './cards.ts';
import { absorbDrafts, chainOf, coalesceTarget, coalesced, draftOf } from './drafts.ts';
import { predict, runAct, unpredict } from './predict.ts';

export type Submission = z.infer<(typeof calls)['intent.submit']['input']>;
export interface Submitted {
  readonly intentId: IntentId;
  /** Why the act would not apply as things stand here; it is kept and goes to the server all the same. */
  readonly willPark: Reason | null;
}

/** What acts are stamped with: `run` names this run of the process, in which `monotonic` counts. */
export interface Stamps {
  readonly clock: Clock;
  readonly newId: IdSource;
  readonly run: string;
}

/**
 * Writes an act into the ledger and predicts it. To be called inside one durable transaction.
 * @throws AppError invalid (verb or arguments), not_found (no such case here, and the verb needs one).
 */
export function submit(store: Store, submission: Submission, stamps: Stamps): Submitted {
  const prepared = prepare(submission);
  const { caseId } = prepared.args;
  const bundle = loadBundle(store, caseId, prepared);
  const { needsCase, unseen } = prepared.verb;
  if (bundle === null && needsCase !== false && unseen !== true) throw new AppError('not_found', 'case');
  const act = stamped(store, submission, prepared, stamps);
  const draft: Omit<NewAct, 'params'> = {
    ...act,
    dependsOn: submission.dependsOn ?? impliedDependence(store, act),
    chainedTo: act.name === 'draft' ? chainOf(store, caseId, draftOf(act) ?? '') : null,
  };
  const outcome = runAct(store, draft);
  const params = {
    number: bundle?.case.number ?? '',
    subject: bundle?.case.subject ?? '',
    customer: bundle?.customer?.name ?? '',
    ...(bundle === null ? {} : prepared.verb.sentence?.(prepared.args, bundle, referenceOf(store))),
  };
  const id = keep(store, { ...draft, params }, prepared);
  if (submission.resolves !== null) refreshCard(store, submission.resolves.intentId);
  unpredict(store, caseId);
  predict(store, caseId);
  const unforeseen = outcome.end === 'applied' || isQuiet(act.name) || bundle === null;
  return { intentId: id, willPark: unforeseen ? null : outcome.reason };
}

function prepare(submission: Submission): PreparedIntent {
  const name = submission.name as VerbName;
  if (!verbNames.includes(name)) throw new AppError('invalid', `verb ${submission.name}`);
  const prepared = prepareIntent({ name, v: verbVersion(name), args: submission.args });
  if ('end' in prepared) {
    const reason = prepared.end === 'applied' ? null : prepared.reason;
    throw new AppError('invalid', JSON.stringify(reason?.params ?? {}), {
      field: String(reason?.params['field'] ?? ''),
    });
  }
  return prepared;
}

function stamped(
  store: Store,
  submission: Submission,
  { verb, args }: PreparedIntent,
  { clock, newId, run }: Stamps,
): Omit<NewAct, 'params'> {
  const now = clock.now();
  return {
    id: newId() as IntentId,
    name: verb.name,
    v: verb.version,
    args: args,
    saw: submission.saw,
    caseId: args.caseId,
    dependsOn: null,
    resolves: submission.resolves,
    madeAt: now,
    asOf: store.meta.get('syncedAt') ?? 0,
    mono: Math.round(clock.monotonic()),
    run,
    at: now - store.meta.get('skewMs'),
    quiet: verb.quiet,
    state: 'waiting',
    reason: null,
    endedAt: null,
    chainedTo: null,
    foreign: false,
  };
}

function keep(store: Store, act: NewAct, { verb, args }: PreparedIntent): IntentId {
  const target = coalesceTarget(store, act);
  const files = verb.blobs?.(args) ?? [];
  if (target !== null) {
    store.ledger.reword(target.id, coalesced(target, act.args), target.chainedTo);
    store.blobs.refer(target.id, files);
    return target.id;
  }
  store.ledger.add(act);
  if (files.length > 0) store.blobs.refer(act.id, files);
  absorbDrafts(store, act);
  return act.id;
}

/** Ending a case after my own waiting reply on it: it must not end if the reply does not go. */
function impliedDependence(store: Store, act: Pick<Act, 'name' | 'args' | 'caseId'>): IntentId | null {
  const ends =
    act.name === 'complete' ||
    (act.name === 'status' && (act.args['to'] === 'solved' || act.args['to'] === 'closed'));
  if (!ends) return null;
  return (
    store.ledger
      .waitingOn(act.caseId)
      .filter((one) => one.name === 'reply')
      .at(-1)?.id ?? null
  );
}
