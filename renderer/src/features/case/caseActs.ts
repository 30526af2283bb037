import type { Priority } from '#shared/domain/case.ts';
import type { CaseStatus } from '#shared/domain/status.ts';
import { isEnded, mayChangeStatus } from '#shared/domain/status.ts';
import type { CaseDetail } from '#shared/ipc/views.ts';
import { computed, type ComputedRef } from 'vue';
import { useI18n } from 'vue-i18n';
import { inverseBy, makeAct, useActs } from '../../services/act.ts';
import { useEntryActs } from '../../services/entryActs.ts';
import { canPlace, caseTargetOfDetail, type PlaceVerb, usePlaceActs } from '../../services/placeActs.ts';
import type { EntryTarget } from '../../services/entryTarget.ts';
import { useReferenceStore } from '../../stores/referenceStore.ts';
import { useSetField } from './setField.ts';
import { useAssignStore } from '../assign/assignStore.ts';
import { useForwardStore } from '../forward/forwardStore.ts';
import { isLastOpen, openEntryOf, sawOfCase, targetOf } from '../../services/caseEntry.ts';

export interface CaseActs {
  mine: ComputedRef<boolean>;
  claiming: ComputedRef<boolean>;
  /** There is an open entry, so it can be taken, completed, cancelled and forwarded. */
  hasEntry: ComputedRef<boolean>;
  lastOpen: ComputedRef<boolean>;
  may: (right: 'work' | 'cancel' | 'forward') => boolean;
  take: () => void;
  release: () => void;
  assign: () => void;
  /** Ends the entry; `solve` solves the case with it where it was the last one. Without an entry the case is solved. */
  complete: (solve: boolean) => void;
  cancel: () => void;
  forward: () => void;
  status: (to: CaseStatus) => void;
  tag: (name: string, add: boolean) => void;
  priority: (to: Priority) => void;
  /** Archive, mark as spam, delete, or put back. */
  place: (verb: PlaceVerb) => void;
  canPlace: (verb: PlaceVerb) => boolean;
}

/** What can be done with the open case, as it is on screen. */
export function useCaseActs(detail: () => CaseDetail | null): CaseActs {
  const acts = useActs();
  const entryActs = useEntryActs();
  const putInPlace = usePlaceActs();
  const forwarding = useForwardStore();
  const assigning = useAssignStore();
  const reference = useReferenceStore();
  const setField = useSetField();
  const { t } = useI18n();

  const entry = computed(() => {
    const value = detail();
    return value === null ? null : openEntryOf(value);
  });
  const onTarget = (act: (targets: readonly EntryTarget[]) => unknown) => (): void => {
    const value = detail();
    const target = value === null ? null : targetOf(value);
    if (target !== null) act([target]);
  };

  function status(to: CaseStatus): void {
    const value = detail();
    if (value === null || !mayChangeStatus(value.case.status, to)) return;
    const { id: caseId, status: from } = value.case;
    const back = mayChangeStatus(to, from) ? inverseBy('status', { caseId, to: from }) : null;
    void acts.perform([makeAct('status', { caseId, to }, sawOfCase(value), back)], () =>
      t('caseActs.status', { status: t(`status.${to}`) }),
    );
  }

  return {
    mine: computed(
      () =>
        entry.value !== null &&
        entry.value.ownerId === (reference.me?.id ?? null) &&
        !detail()?.pending.includes('take'),
    ),
    claiming: computed(() => detail()?.pending.includes('take') ?? false),
    hasEntry: computed(() => entry.value !== null),
    lastOpen: computed(() => {
      const value = detail();
      return value !== null && isLastOpen(value);
    }),
    may: (right) => detail()?.rights.includes(right) ?? false,
    take: onTarget(entryActs.take),
    release: onTarget(entryActs.release),
    assign: onTarget((targets) => assigning.ask(targets)),
    cancel: onTarget(entryActs.cancel),
    forward: onTarget((targets) => forwarding.ask(targets)),
    complete(solve) {
      const value = detail();
      if (value === null) return;
      if (entry.value === null) {
        if (!isEnded(value.case.status)) status('solved');
      } else onTarget((targets) => entryActs.complete(targets, solve))();
    },
    status,
    priority(to) {
      const value = detail();
      if (value !== null) setField(value, { field: 'priority', value: to, was: value.case.priority });
    },
    place(verb) {
      const value = detail();
      if (value !== null) void putInPlace(verb, [caseTargetOfDetail(value)]);
    },
    canPlace(verb) {
      const value = detail();
      return value !== null && value.rights.includes('work') && canPlace(verb, value.case.place);
    },
    tag(name, add) {
      const value = detail();
      const tag = name.trim().slice(0, 60);
      if (value === null || tag === '' || value.case.tags.includes(tag) === add) return;
      const { id: caseId } = value.case;
      void acts.perform(
        [
          makeAct(
            'tag',
            { caseId, tag, add },
            sawOfCase(value),
            inverseBy('tag', { caseId, tag, add: !add }),
          ),
        ],
        () => t(add ? 'caseActs.tagAdded' : 'caseActs.tagRemoved', { tag }),
      );
    },
  };
}
