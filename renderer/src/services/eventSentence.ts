import { casePlace } from '#shared/domain/case.ts';
import type { EventItem, EventType } from '#shared/domain/item.ts';
import { reasonCode } from '#shared/intents/outcome.ts';
import { verbNames } from '#shared/intents/registry.ts';
import { useI18n } from 'vue-i18n';
import { useFormat } from './format.ts';
import { useReasonSentence } from './reasonSentence.ts';
import { useReferenceStore } from '../stores/referenceStore.ts';
import type { EventView } from '../features/timeline/timelineView.ts';

const icons: Partial<Record<EventType, EventView['icon']>> = {
  taken: 'take',
  taken_over: 'take',
  assigned: 'assign',
  asked_for: 'assign',
  draft_handed_over: 'assign',
  completed: 'solve',
  forwarded: 'forward',
  also_asked: 'forward',
  status_changed: 'status',
  tag_added: 'tag',
  tag_removed: 'tag',
  archived: 'archive',
  marked_spam: 'spam',
  deleted: 'delete',
  restored: 'putBack',
  came_back: 'putBack',
  act_superseded: 'someoneFirst',
  act_parked: 'someoneFirst',
};

/** Where nobody did it there is no name to begin with: the sentence stands alone. */
const wordsFor = ({ agentId }: EventItem) => (agentId === null ? 'eventsAlone' : 'events');

/** Events that are said in another way when more is known of them. */
function formOf({ event, agentId, params }: EventItem): string {
  if (event === 'forwarded' && typeof params['dueAt'] === 'number') return 'forwardedDue';
  if (event === 'case_created' && agentId === null && typeof params['followUpOf'] === 'number')
    return 'case_created_after';
  return event;
}

/** Makes of an event the sentence for the timeline, with the names behind its ids. */
export function useEventSentence(): (item: EventItem) => EventView {
  const { t } = useI18n();
  const { format, when } = useFormat();
  const reference = useReferenceStore();
  const reasonOf = useReasonSentence();

  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  const person = (value: unknown) => {
    if (text(value) === '') return t('someone');
    const { isYou, name } = reference.person(text(value));
    return isYou ? t('you') : name;
  };
  const folder = (value: unknown) => {
    const place = casePlace.safeParse(value);
    return place.success && place.data !== 'desk' ? t(`nav.${place.data}`) : '';
  };
  const inbox = (value: unknown) => reference.inbox(text(value))?.name ?? t('anInbox');
  const edited = (field: unknown, value: unknown): string => {
    if (field === 'priority') return t(`priority.${text(value) || 'normal'}`);
    return typeof value === 'number' ? format.value.day(value) : t('fields.none');
  };
  const status = ({ event, params }: EventItem, side: 'from' | 'to') =>
    event === 'status_changed' ? t(`status.${text(params[side])}`) : '';

  /** Law 7: the line of an act that lost says who wanted what, and why it did not come to that. */
  function trace(item: EventItem): string {
    const { event, params } = item;
    const verb = verbNames.find((name) => name === params['verb']) ?? 'settle';
    const code = reasonCode.safeParse(params['reason']);
    const at = params['at'];
    const why = code.success
      ? reasonOf({
          code: code.data,
          by: (text(params['by']) || null) as never,
          at: typeof at === 'number' ? at : null,
          params: {},
        })
      : '';
    return t(`${wordsFor(item)}.${event}`, { act: t(`verbs.${verb}`), why });
  }

  function sentence(item: EventItem): string {
    const { event, params } = item;
    if (event === 'act_superseded' || event === 'act_parked') return trace(item);
    if (event === 'edited') {
      const field = params['field'] === 'priority' ? 'priority' : 'deadline';
      const [from, to] = [edited(field, params['from'] ?? null), edited(field, params['to'] ?? null)];
      return t(`${wordsFor(item)}.edited`, { field: t(`fields.${field}`), from, to });
    }
    const dueAt = params['dueAt'];
    const number = params['followUpOf'];
    return t(`${wordsFor(item)}.${formOf(item)}`, {
      number: typeof number === 'number' ? String(number) : '',
      inbox: inbox(event === 'forwarded' || event === 'also_asked' ? params['to'] : params['inbox']),
      from: event === 'taken_over' ? person(params['from']) : status(item, 'from'),
      to: event === 'draft_handed_over' || event === 'assigned' ? person(params['to']) : status(item, 'to'),
      name: person(params['owner'] ?? params['holder'] ?? params['author']),
      until: typeof params['until'] === 'number' ? when(params['until']) : '',
      tag: text(params['tag']),
      place: event === 'restored' || event === 'came_back' ? folder(params['from']) : '',
      file: text(params['name']),
      day: typeof dueAt === 'number' ? format.value.day(dueAt) : '',
    });
  }

  /** What a colleague asked for when forwarding, or why a lead assigned it anew. */
  function wordsOf({ event, params }: EventItem): { words?: string } {
    const words = text(params[event === 'assigned' ? 'reason' : 'message']);
    return words === '' ? {} : { words };
  }

  return (item) => ({
    kind: 'event',
    id: item.id,
    at: item.at,
    actor: item.agentId === null ? null : reference.person(item.agentId),
    sentence: sentence(item),
    icon:
      item.event === 'status_changed' && item.params['to'] === 'solved'
        ? 'solve'
        : (icons[item.event] ?? 'other'),
    ...wordsOf(item),
  });
}
