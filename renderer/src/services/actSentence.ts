import type { LedgerRow } from '#shared/ipc/views.ts';
import { useI18n } from 'vue-i18n';

/** What an act was, as a sentence: "Reply to Eleanor Whitcombe, #48213". */
export function useActSentence(): (
  row: Pick<LedgerRow, 'name' | 'params' | 'caseNumber' | 'subject'>,
) => string {
  const { t } = useI18n();
  return ({ name, params, caseNumber, subject }) => {
    const status = params['status'];
    const variant =
      name === 'tray'
        ? `tray_${params['choice'] ?? 'note'}`
        : name === 'tag'
          ? params['add'] === 1
            ? 'tag_add'
            : 'tag_remove'
          : name;
    return t(`intents.${variant}`, {
      ...params,
      case: caseNumber === null ? subject : `#${caseNumber}`,
      status: status === undefined ? '' : t(`status.${status}`),
      to: params['to'] ?? '',
      inbox: params['inbox'] ?? '',
      agent: params['agent'] ?? '',
      tag: params['tag'] ?? '',
      words: params['words'] ?? '',
    });
  };
}
