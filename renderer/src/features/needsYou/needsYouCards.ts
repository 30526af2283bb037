import type { ItemRow } from '#shared/domain/item.ts';
import type { Choice } from '#shared/intents/envelope.ts';
import type { NeedsYouCard } from '#shared/ipc/views.ts';
import { privateWordsLive } from '#shared/protocol/forever.ts';
import { useI18n } from 'vue-i18n';
import { useFormat } from '../../services/format.ts';
import { useActSentence } from '../../services/actSentence.ts';
import { useEventSentence } from '../../services/eventSentence.ts';
import { useReasonSentence } from '../../services/reasonSentence.ts';
import { senderId } from '../../services/senderId.ts';
import { useReferenceStore } from '../../stores/referenceStore.ts';
import type { NeedsYouView } from './needsYouView.ts';

const quoteLength = 400;
/** Acts with a title of their own. */
const titled = new Set([
  'reply',
  'note',
  'forward',
  'take',
  'release',
  'assign',
  'edit',
  'complete',
  'cancel',
  'status',
  'hand_over',
  'unsend',
]);

/** Cards of "Needs you" in the reader's words. */
export function useNeedsYouViews(): (card: NeedsYouCard) => NeedsYouView {
  const { t } = useI18n();
  const { when } = useFormat();
  const reference = useReferenceStore();
  const reasonOf = useReasonSentence();
  const eventOf = useEventSentence();
  const actOf = useActSentence();

  function happened(item: ItemRow, customer: string): NeedsYouView['happened'][number] {
    if (item.kind === 'event') {
      const { actor, sentence, words } = eventOf(item);
      return {
        id: item.id,
        at: item.at,
        person: actor,
        customer: false,
        sentence,
        ...(words === undefined ? {} : { quote: words }),
      };
    }
    const inbound = item.kind === 'message' && item.direction === 'in';
    const author = item.kind === 'message' && item.agentId === null ? null : item.agentId;
    const person =
      inbound || author === null
        ? {
            id: item.kind === 'message' ? senderId(item) : item.id,
            name: item.kind === 'message' ? item.from.name || item.from.address : customer,
          }
        : reference.person(author);
    const verb = item.kind === 'note' ? 'noted' : inbound ? 'wrote' : 'answered';
    return {
      id: item.id,
      at: item.at,
      person,
      customer: inbound,
      sentence: t(`needsYou.${verb}`),
      quote: item.text.slice(0, quoteLength),
    };
  }

  function choiceView(id: Choice, card: NeedsYouCard): NeedsYouView['choices'][number] {
    const by = card.row.reason?.by ?? null;
    const name = by === null ? t('theColleague') : (reference.person(by).name.split(' ')[0] ?? '');
    const customer = card.customerName || t('theCustomer');
    return {
      id,
      label: t(`choices.${id}`, { name }),
      consequence: t(`consequences.${id}`, { name, customer }),
    };
  }

  return (card) => {
    const { row, words, sawItem } = card;
    const reason = row.reason === null ? '' : reasonOf(row.reason, card.customerName);
    const verb = titled.has(row.name) ? row.name : 'other';
    const title = t(`needsYou.title.${verb}`);
    return {
      id: row.id,
      caseNumber: row.caseNumber,
      subject: row.subject,
      customer: card.customerName,
      title,
      headline: [reason, `${title}.`].filter((part) => part !== '').join(' '),
      why: t('needsYou.why', { act: actOf(row), time: when(row.madeAt) }),
      brief: reason || title,
      parkedAt: row.endedAt ?? row.madeAt,
      writtenAt: row.madeAt,
      words: words?.text ?? '',
      files: words?.attachments ?? 0,
      keptUntil:
        row.reason?.code === 'case_gone' && words !== null
          ? (row.endedAt ?? row.madeAt) + privateWordsLive
          : null,
      seen:
        sawItem?.kind === 'message'
          ? t('needsYou.seen', { name: sawItem.from.name || sawItem.from.address, time: when(sawItem.at) })
          : null,
      happened: card.meanwhile.map((item) => happened(item, card.customerName)),
      question: t(words === null ? 'needsYou.question' : 'needsYou.questionWords'),
      choices: card.choices.slice(0, 9).map((id) => choiceView(id, card)),
    };
  };
}
