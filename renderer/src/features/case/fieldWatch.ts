import type { ArgsOf } from '#shared/intents/registry.ts';
import { onScopeDispose, watch } from 'vue';
import { useI18n } from 'vue-i18n';
import { useActs } from '../../services/act.ts';
import { useToasts } from '../../services/toasts.ts';
import { useReferenceStore } from '../../stores/referenceStore.ts';
import type { OpenCase } from './openCase.ts';
import { useFieldWords } from './setField.ts';

/**
 * Tells whoever set a field of the case that is open, quietly, when a colleague sets it to something else. Whoever has
 * gone on to another case is not told: the timeline has it.
 */
export function useFieldWatch(open: OpenCase): void {
  const acts = useActs();
  const toasts = useToasts();
  const reference = useReferenceStore();
  const wordsOf = useFieldWords();
  const { t } = useI18n();
  const mine = new Map<string, ArgsOf<'edit'>>();
  onScopeDispose(
    acts.onPerformed(({ name, args }) => {
      const edit = args as unknown as ArgsOf<'edit'>;
      if (name === 'edit' && edit.caseId === open.detail.value?.case.id) mine.set(edit.field, edit);
    }),
  );
  const valueNow = (field: ArgsOf<'edit'>['field']) =>
    field === 'priority' ? open.detail.value?.case.priority : open.detail.value?.case.deadlineAt;

  watch(open.items, (items) => {
    for (const [field, edit] of mine) {
      const last = items.findLast(
        ({ item }) => item.kind === 'event' && item.event === 'edited' && item.params['field'] === field,
      )?.item;
      if (last?.kind !== 'event' || last.agentId === null || last.agentId === reference.me?.id) continue;
      const value = valueNow(edit.field);
      if (value === undefined || value === edit.value) continue;
      mine.delete(field);
      toasts.show({
        text: t('caseActs.editedByOther', {
          name: reference.person(last.agentId).name,
          field: t(`fields.${edit.field}`),
          value: wordsOf({ field: edit.field, value }),
        }),
      });
    }
  });
}
