import type { IntentId } from '#shared/domain/ids.ts';
import type { Choice } from '#shared/intents/envelope.ts';
import type { Reason } from '#shared/intents/outcome.ts';
import { isQuiet } from '#shared/intents/registry.ts';
import type { Act } from '../repositories/ledger.ts';
import type { Store } from '../store.ts';

/** Whether an end must be told to the agent and wait for a choice of his. */
export function needsChoice(act: Pick<Act, 'name' | 'state'>): boolean {
  return !isQuiet(act.name) && (act.state === 'parked' || act.state === 'superseded');
}

/**
 * Brings the card of an act up to date: the server's resolution, or the choice of an act of mine that waits or
 * applied. A choice that was taken back or did not apply opens the card again.
 */
export function refreshCard(store: Store, id: IntentId): void {
  const act = store.ledger.get(id);
  if (act === null) return;
  const known = store.results.read(id)?.resolution?.choice ?? null;
  const chosen = store.ledger
    .select(`resolves = ? AND state IN ('waiting', 'applied') ORDER BY seq DESC LIMIT 1`, id)
    .map((one) => one.resolves?.choice ?? null);
  const resolution = known ?? chosen[0] ?? null;
  store.ledger.setCard(act, resolution, resolution === null && needsChoice(act));
}

interface CardFacts {
  readonly act: Pick<Act, 'name' | 'state'>;
  readonly reason: Reason | null;
  readonly me: string;
  readonly mayTakeOver: boolean;
  readonly hasDraft: boolean;
}

const forReply: Partial<Record<Reason['code'], (facts: CardFacts) => Choice[]>> = {
  newer_public: ({ reason, me }) => [
    'keep_as_note',
    ...(isColleague(reason, me) ? (['hand_over'] as const) : []),
    'send_as_follow_up',
    'send_anyway',
    'discard',
  ],
  owned: ({ mayTakeOver }) => [
    'hand_over',
    'ask_for_it',
    ...(mayTakeOver ? (['take_over'] as const) : []),
    'send_anyway',
    'keep_as_note',
    'discard',
  ],
  put_away: () => ['keep_as_note', 'send_anyway', 'discard'],
  too_old: () => ['send_anyway', 'keep_as_note', 'discard'],
};

/** What a card offers, the safest first (docs/sync.md, Conflict rules). */
export function choicesOf(facts: CardFacts): Choice[] {
  const { act, reason } = facts;
  if (reason?.code === 'forbidden') return ['let_go'];
  // There is no case to do anything on; the words can be copied while they are kept.
  if (reason?.code === 'case_gone') return ['discard'];
  if (act.name === 'reply') {
    const offer = reason === null ? undefined : forReply[reason.code];
    return offer?.(facts) ?? ['keep_as_note', 'send_anyway', 'discard'];
  }
  if (act.name === 'note' || act.name === 'hand_over') return ['keep_as_note', 'discard'];
  if (act.name === 'forward') return ['forward_anyway', 'drop'];
  if (act.state === 'parked') return ['drop'];
  if (act.name === 'take' && reason?.code === 'owned') {
    return [
      ...(facts.hasDraft ? (['hand_over'] as const) : []),
      'ask_for_it',
      ...(facts.mayTakeOver ? (['take_over'] as const) : []),
      'let_go',
    ];
  }
  return ['let_go'];
}

function isColleague(reason: Reason | null, me: string): boolean {
  return reason !== null && reason.by !== null && reason.by !== me;
}
