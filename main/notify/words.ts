import type { Translate } from '../texts/texts.ts';
import type { Announcement } from './plan.ts';

export interface Words {
  readonly title: string;
  readonly body: string;
  /** Labels of the buttons, in the order of `actions`. */
  readonly buttons: readonly string[];
  readonly actions: readonly ('take' | 'reply')[];
}

/** What a notification says. With the body hidden it names neither customer nor subject: a screen may be shared. */
export function wordsOf(announcement: Announcement, t: Translate): Words {
  if (announcement.type === 'digest') {
    const { messages, cases } = announcement;
    return {
      title: t('notify.many', { count: messages }),
      body: t('notify.manyBody', { count: cases }),
      buttons: [],
      actions: [],
    };
  }
  const { news, showBody, more } = announcement;
  const label = news.number === null ? t('notify.caseNew') : t('notify.case', { number: news.number });
  const actions =
    news.type === 'asked_for' ? [] : ([...(news.free ? ['take'] : []), 'reply'] as ('take' | 'reply')[]);
  const buttons = actions.map((action) => t(`notify.${action}`));
  if (!showBody) return { title: t('notify.hidden'), body: label, buttons, actions };
  const title =
    news.type === 'asked_for'
      ? t('notify.askedFor', { name: news.from })
      : t('notify.message', { from: news.from });
  const count = more > 0 ? `\n${t('notify.many', { count: more + 1 })}` : '';
  const snippet = news.snippet === '' ? '' : `\n${news.snippet}`;
  return { title, body: `${label} · ${news.subject}${snippet}${count}`, buttons, actions };
}
