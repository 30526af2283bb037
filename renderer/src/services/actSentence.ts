import type { LedgerRow } from '#shared/ipc/views.ts';
import { useI18n } from 'vue-i18n';
import { useFormat } from './format.ts';

/** What the sentence of a verb cannot do without; where it is not known, there is a shorter one (`bareIntents`). */
const needed: Readonly<Record<string, string>> = {
  reply: 'to',
  forward: 'inbox',
  note: 'words',
  status: 'status',
  tag: 'tag',
  hand_over: 'agent',
  assign: 'agent',
  tray: 'agent',
  edit: 'field',
  lease: 'until',
  renew: 'until',
  recall: 'agent',
  restore_lease: 'agent',
};

/** What an act was, as a sentence: "Reply to Eleanor Whitcombe, #48213". */
export function useActSentence(): (
  row: Pick<LedgerRow, 'name' | 'params' | 'caseNumber' | 'subject'>,
) => string {
  const { t } = useI18n();
  const { format, when } = useFormat();

  function valueOf({ field, value }: LedgerRow['params']): string {
    if (value === '' || value === undefined) return t('fields.none');
    return field === 'priority' ? t(`priority.${value}`) : format.value.day(Number(value));
  }

  return ({ name, params, caseNumber, subject }) => {
    const number = caseNumber === null ? subject : `#${caseNumber}`;
    const named = { case: number === '' ? t('bareIntents.unnamed') : number };
    const field = needed[name];
    // The details were taken out with the right to see them, or came from another device without its case.
    if (field !== undefined && (params[field] ?? '') === '') return t(`bareIntents.${name}`, named);
    const variant = variantOf(name, params);
    const status = params['status'];
    return t(`intents.${variant}`, {
      ...params,
      ...named,
      status: status === undefined ? '' : t(`status.${status}`),
      ...(typeof params['until'] === 'number' ? { until: when(params['until']) } : {}),
      ...(name === 'edit' ? { field: t(`fields.${params['field']}`), value: valueOf(params) } : {}),
    });
  };
}

/** Verbs whose sentence depends on what they were asked to do. */
function variantOf(name: string, params: Readonly<Record<string, string | number>>): string {
  if (name === 'tag') return params['add'] === 1 ? 'tag_add' : 'tag_remove';
  return name === 'tray' ? `tray_${params['choice'] ?? 'note'}` : name;
}
