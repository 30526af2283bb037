import type { CaseId, InboxId } from '../domain/ids.ts';
import type { Right } from '../domain/right.ts';
import type { IntentEnvelope } from './envelope.ts';
import { afterAct, stoppedByLease } from './leaseRules.ts';
import { applied, because, parked } from './outcome.ts';
import type { Outcome } from './outcome.ts';
import { findVerb } from './registry.ts';
import type { CaseBundle, MutatorContext, Verb } from './verb.ts';

export interface PreparedIntent {
  readonly verb: Verb;
  readonly args: { readonly caseId: CaseId };
}

/**
 * Finds the verb and checks the arguments of an act. A refusal is an outcome, not an error: the words are kept and
 * the acts behind it go on (law 5).
 */
export function prepareIntent(
  intent: Pick<IntentEnvelope, 'name' | 'v' | 'args'>,
  find: typeof findVerb = findVerb,
): PreparedIntent | Outcome {
  const verb = find(intent.name, intent.v);
  if (verb === null)
    return parked(because('unknown_verb', null, null, { verb: intent.name, version: intent.v }));
  const parsed = (verb.older?.[intent.v] ?? verb.args).safeParse(intent.args);
  if (parsed.success) return { verb, args: parsed.data };
  const issue = parsed.error.issues[0];
  return parked(
    because('invalid', null, null, { field: issue?.path.join('.') ?? '', detail: issue?.message ?? '' }),
  );
}

/** The inboxes through which a case is seen: those with an open entry, and the one it lives in. */
export function inboxesOf(bundle: Pick<CaseBundle, 'case' | 'entries'>): readonly InboxId[] {
  const open = bundle.entries.filter((entry) => entry.state === 'open').map((entry) => entry.inboxId);
  return [...new Set([bundle.case.inboxId, ...open])];
}

function allows(rights: readonly Right[], wanted: Right): boolean {
  return rights.includes(wanted) || (wanted === 'read' && rights.length > 0);
}

function isAuthorised(bundle: CaseBundle, { verb, args }: PreparedIntent, context: MutatorContext): boolean {
  if (verb.permission !== undefined && context.actor.permissions.includes(verb.permission)) return true;
  const named = verb.entryOf?.(args) ?? null;
  const entry = named === null ? undefined : bundle.entries.find((row) => row.id === named);
  const inboxes = entry === undefined ? inboxesOf(bundle) : [entry.inboxId];
  return inboxes.some((inbox) => allows(context.rights(inbox), verb.right));
}

/**
 * Runs one act on a case: the same function predicts on the device and decides on the server. Pure; throws only on a
 * bug. `bundle` is null when the case is not there (any more).
 */
export function runIntent(
  bundle: CaseBundle | null,
  intent: PreparedIntent,
  context: MutatorContext,
): Outcome {
  if (intent.verb.needsCase === false) return applied();
  if (bundle === null) return parked(because('case_gone'));
  if (!isAuthorised(bundle, intent, context)) return parked(because('forbidden'));
  return (
    stoppedByLease(bundle, intent, context) ??
    afterAct(bundle, intent.verb, intent.verb.apply(bundle, intent.args, context), context)
  );
}
