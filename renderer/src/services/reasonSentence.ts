import type { Reason } from '#shared/intents/outcome.ts';
import { useI18n } from 'vue-i18n';
import { useReferenceStore } from '../stores/referenceStore.ts';
import { useFormat } from './format.ts';

const hourMs = 3_600_000;

/** Why an act did not simply apply, as a sentence that names who was first and when. */
export function useReasonSentence(): (reason: Reason, customer?: string) => string {
  const { t } = useI18n();
  const { format, when } = useFormat();
  const reference = useReferenceStore();

  /** Reasons that read differently by what ended the entry, or by who wrote. */
  function variantOf({ code, by, params }: Reason): string {
    if (code === 'entry_ended' || code === 'same_end') {
      const state = String(params['state'] ?? '');
      return ['completed', 'cancelled', 'forwarded'].includes(state)
        ? `ended_${state}`
        : by === null
          ? 'ended'
          : 'ended_by';
    }
    if (code === 'put_away') {
      const place = String(params['place'] ?? '');
      return ['deleted', 'spam'].includes(place) ? `put_away_${place}` : code;
    }
    // Words with the lead: since when, or what became of them.
    if (code === 'forbidden' && params['tray'] !== undefined) return `tray_${String(params['tray'])}`;
    if (code === 'owner_changed' && by === null) return 'owner_released';
    if (code === 'newer_public') return by === null ? 'newer_public_customer' : 'newer_public';
    return code;
  }

  return (reason, customer = '') => {
    const { by, at, params } = reason;
    const person = by === null ? null : reference.person(by);
    const ageMs = params['ageMs'];
    return t(`reasons.${variantOf(reason)}`, {
      name: person === null ? t('someone') : person.isYou ? t('you') : person.name,
      customer: customer === '' ? t('theCustomer') : customer,
      time: at === null ? '' : when(at),
      file: String(params['name'] ?? ''),
      agent: typeof params['agent'] === 'string' ? reference.person(params['agent']).name : t('theColleague'),
      hours: format.value.number(typeof ageMs === 'number' ? Math.floor(ageMs / hourMs) : 0),
    }).replace(/,? +(?=\.|$)/gu, '');
  };
}
