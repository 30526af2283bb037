import type { CasePlace, CaseRow } from '../domain/case.ts';
import type { EventType } from '../domain/item.ts';
import { caseChange, event, loses } from './changes.ts';
import { applied, because } from './outcome.ts';
import type { Change, Outcome, Reason } from './outcome.ts';
import type { CaseBundle, MutatorContext } from './verb.ts';

/** Where a case can be put that is out of the inbox's way, with the event that says so. */
const events: Readonly<Record<Exclude<CasePlace, 'desk'>, EventType>> = {
  archived: 'archived',
  spam: 'marked_spam',
  deleted: 'deleted',
};

/**
 * The common rule of archive, spam and delete: it must not hide a message of the customer that the agent has not
 * seen. Where he wrote meanwhile, the customer wins. The same place is done already.
 */
export function putAway(
  bundle: CaseBundle,
  place: Exclude<CasePlace, 'desk'>,
  verb: string,
  context: MutatorContext,
): Outcome {
  if (bundle.case.place === place) return applied();
  const why = unseenInbound(bundle, context);
  if (why !== null) return loses(bundle, context, 'superseded', verb, why);
  return applied(caseChange(bundle, placed(place, context)), event(bundle, context, events[place]));
}

type Placed = Pick<CaseRow, 'place' | 'placedAt' | 'placedBy'>;

function placed(place: CasePlace, context: MutatorContext): Placed {
  return { place, placedAt: context.at, placedBy: context.actor.id };
}

/** What puts a case back onto the desk: the fields of its row, and the event; nothing where it is there. */
export function backOnDesk(
  bundle: CaseBundle,
  context: MutatorContext,
): { readonly fields: Placed; readonly events: readonly Change[] } {
  const { place: from, placedAt, placedBy } = bundle.case;
  if (from === 'desk') return { fields: { place: from, placedAt, placedBy }, events: [] };
  return { fields: placed('desk', context), events: [event(bundle, context, 'restored', { from })] };
}

/** A message of the customer that came after what was on screen. An automatic answer is nobody's word. */
function unseenInbound(bundle: CaseBundle, context: MutatorContext): Reason | null {
  const seen = context.saw.lastPublicId;
  if (bundle.case.lastPublicId === seen) return null;
  for (const message of bundle.recentPublic) {
    if (message.id === seen) return null;
    if (message.direction === 'in' && !message.automatic)
      return because('newer_public', null, message.at, { direction: 'in' });
  }
  return null;
}

/** In Deleted or Spam a case is given up: words to the customer or a colleague must not go from there unasked. */
export function isGivenUp(row: Pick<CaseRow, 'place'>): boolean {
  return row.place === 'deleted' || row.place === 'spam';
}

/** Who put the case where it is, and when. */
export function placedReason(row: Placed): Reason {
  return because('put_away', row.placedBy, row.placedAt, { place: row.place });
}
