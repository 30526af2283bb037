import type { ArgsOf } from '#shared/intents/registry.ts';
import type { CaseDetail } from '#shared/ipc/views.ts';
import { useI18n } from 'vue-i18n';
import { useFormat } from '../../services/format.ts';
import { makeAct, useActs } from '../../services/act.ts';
import { sawOfCase } from '../../services/caseEntry.ts';

type Edit = ArgsOf<'edit'>;
type OneOf<E extends Edit> = E extends Edit ? Omit<E, 'caseId' | 'undo'> : never;
/** A field with its new value and the one on screen. */
export type FieldEdit = OneOf<Edit>;

/** The value of a field in the reader's words. */
export function useFieldWords(): (edit: Pick<FieldEdit, 'field' | 'value'>) => string {
  const { t } = useI18n();
  const { format } = useFormat();
  return ({ field, value }) => {
    if (value === null) return t('fields.none');
    return field === 'priority' ? t(`priority.${value}`) : format.value.day(Number(value));
  };
}

/** Sets a field of the case on screen, with its sentence and its way back. */
export function useSetField(): (detail: CaseDetail, edit: FieldEdit) => void {
  const acts = useActs();
  const wordsOf = useFieldWords();
  const { t } = useI18n();
  return (detail, edit) => {
    if (edit.value === edit.was) return;
    const common = { caseId: detail.case.id, field: edit.field };
    const args = { ...common, value: edit.value, was: edit.was, undo: false } as Edit;
    const back = { ...common, value: edit.was, was: edit.value, undo: true };
    const words = t('caseActs.edited', { field: t(`fields.${edit.field}`), value: wordsOf(edit) });
    void acts.perform([makeAct('edit', args, sawOfCase(detail), { name: 'edit', args: back })], () => words);
  };
}
