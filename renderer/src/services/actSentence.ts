import type { LedgerRow } from '#shared/ipc/views.ts';
import { useI18n } from 'vue-i18n';
import { useFormat } from './format.ts';

/** What an act was, as a sentence: "Reply to Eleanor Whitcombe, #48213". */
export function useActSentence(): (
  row: Pick<LedgerRow, 'name' | 'params' | 'caseNumber' | 'subject'>,
) => string {
  const { t } = useI18n();
  const { format } = useFormat();

  function valueOf({ field, value }: LedgerRow['params']): string {
    if (value === '' || value === undefined) return t('fields.none');
    return field === 'priority' ? t(`priority.${value}`) : format.value.day(Number(value));
  }

  return ({ name, params, caseNumber, subject }) => {
    const status = params['status'];
    const variant = name === 'tag' ? (params['add'] === 1 ? 'tag_add' : 'tag_remove') : name;
    return t(`intents.${variant}`, {
      ...params,
      case: caseNumber === null ? subject : `#${caseNumber}`,
      status: status === undefined ? '' : t(`status.${status}`),
      field: name === 'edit' ? t(`fields.${params['field']}`) : '',
      value: name === 'edit' ? valueOf(params) : '',
      to: params['to'] ?? '',
      inbox: params['inbox'] ?? '',
      agent: params['agent'] ?? '',
      tag: params['tag'] ?? '',
      words: params['words'] ?? '',
    });
  };
}
