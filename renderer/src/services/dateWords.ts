import { computed, type ComputedRef } from 'vue';
import { useI18n } from 'vue-i18n';
import type { UiDatePickerWords } from '../ui/datePickerWords.ts';

/** The words of a date picker in the reader's language. */
export function useDateWords(): ComputedRef<UiDatePickerWords> {
  const { t } = useI18n();
  return computed(() => ({
    tomorrow: t('date.tomorrow'),
    monday: t('date.monday'),
    inAWeek: t('date.inAWeek'),
    previousMonth: t('date.previousMonth'),
    nextMonth: t('date.nextMonth'),
    week: t('date.week'),
    clear: t('date.clear'),
  }));
}
