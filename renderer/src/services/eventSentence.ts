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
  asked_for: 'assign',
  draft_handed_over: 'assign',
  completed: 'solve',
  forwarded: 'forward',
  also_asked: 'forward',
  status_changed: 'status',
  tag_added: 'tag',
  tag_removed: 'tag',
  act_superseded: 'someoneFirst',
  act_parked: 'someoneFirst',
};

/** Makes of an event the sentence for the timeline, with the names behind its ids. */
export function useEventSentence(): (item: EventItem) => EventView {
  const { t } = useI18n();
  const { format } = useFormat();
  const reference = useReferenceStore();
  const reasonOf = useReasonSentence();

  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  const person = (value: unknown) => {
    if (text(value) === '') return t('someone');
    const { isYou, name } = reference.person(text(value));
    return isYou ? t('you') : name;
  };
  const inbox = (value: unknown) => reference.inbox(text(value))?.name ?? t('anInbox');
  const status = (value: unknown) => (text(value) === '' ? '' : t(`status.${text(value)}`));

  /** Law 7: the line of an act that lost says who wanted what, and why it did not come to that. */
  function trace({ event, params }: EventItem): string {
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
    return t(`events.${event}`, { act: t(`verbs.${verb}`), why });
  }

  function sentence(item: EventItem): string {
    const { event, params } = item;
    if (event === 'act_superseded' || event === 'act_parked') return trace(item);
    const dueAt = params['dueAt'];
    const due = typeof dueAt === 'number' && event === 'forwarded' ? 'forwardedDue' : event;
    return t(`events.${due}`, {
      inbox: inbox(event === 'forwarded' || event === 'also_asked' ? params['to'] : params['inbox']),
      from: event === 'taken_over' ? person(params['from']) : status(params['from']),
      to: event === 'draft_handed_over' ? person(params['to']) : status(params['to']),
      name: person(params['owner']),
      tag: text(params['tag']),
      file: text(params['name']),
      day: typeof dueAt === 'number' ? format.value.day(dueAt) : '',
    });
  }

  return (item) => ({
    kind: 'event',
    id: item.id,
    at: item.at,
    actor: item.agentId === null ? null : reference.person(item.agentId),
    sentence: sentence(item),
    icon: item.event === 'status_changed' && item.params['to'] === 'solved' ? 'solve' : (icons[item.event] ?? 'other'),
    ...(text(item.params['message']) === '' ? {} : { words: text(item.params['message']) }),
  });
}
