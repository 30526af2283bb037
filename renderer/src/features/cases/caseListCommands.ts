import type { CaseScope } from '#shared/ipc/contract.ts';
import type { CaseListRow } from '#shared/ipc/views.ts';
import { computed, type ComputedRef, type Ref } from 'vue';
import type { CheckedRows } from '../../services/checkedRows.ts';
import { useEntryActs } from '../../services/entryActs.ts';
import { type EntryTarget, targetOfCase } from '../../services/entryTarget.ts';
import { useHistory } from '../../services/history.ts';
import {
  canPlace,
  caseTargetOfRow,
  type PlaceVerb,
  placeVerbs,
  usePlaceActs,
} from '../../services/placeActs.ts';
import type { Place } from '../../services/rowWindow.ts';
import { useCommandHandlers } from '../../services/useCommand.ts';
import { useReferenceStore } from '../../stores/referenceStore.ts';
import { useDeleteForeverStore } from '../deleteForever/deleteForeverStore.ts';
import { useAssignStore } from '../assign/assignStore.ts';
import { useForwardStore } from '../forward/forwardStore.ts';

interface Parts {
  scope: () => CaseScope;
  caseId: () => string | null;
  places: ComputedRef<readonly Place<CaseListRow>[]>;
  active: Ref<number>;
  checked: CheckedRows<CaseListRow>;
  moveTo: (index: number) => void;
  focus: () => void;
}

/** What the keys do in a list of cases: move, open, check, and the acts on the checked cases or else the active one. */
export function useCaseListCommands(parts: Parts): {
  open: (row: CaseListRow) => void;
  inboxId: ComputedRef<string | null>;
} {
  const { places, active, checked } = parts;
  const history = useHistory();
  const acts = useEntryActs();
  const putInPlace = usePlaceActs();
  const forwarding = useForwardStore();
  const assigning = useAssignStore();
  const reference = useReferenceStore();
  const forever = useDeleteForeverStore();

  const inboxId = computed(() => {
    const scope = parts.scope();
    return scope.type === 'inbox' ? scope.inboxId : null;
  });
  const placeOf = (caseId?: string) =>
    inboxId.value === null
      ? { name: 'cases', params: { scope: parts.scope().type, ...(caseId === undefined ? {} : { caseId }) } }
      : { name: 'inbox', params: { inboxId: inboxId.value, ...(caseId === undefined ? {} : { caseId }) } };
  const activeRow = () => places.value[active.value]?.row ?? null;

  function open(row: CaseListRow): void {
    // From one open case to the next is a walk, not a step: Back leads out of the list at once.
    if (parts.caseId() === null) history.go(placeOf(row.id));
    else history.swap(placeOf(row.id));
  }
  function step(by: 1 | -1): void {
    const to = active.value + by;
    const place = places.value[to];
    if (place === undefined) return;
    parts.moveTo(to);
    if (parts.caseId() !== null && place.row !== null) open(place.row);
  }
  async function extend(by: 1 | -1): Promise<void> {
    const from = places.value[active.value];
    const to = places.value[active.value + by];
    if (from?.row && !checked.has(from.row.id)) await checked.check(from.row, from.index, true, false);
    if (to?.row) await checked.check(to.row, to.index, true, false);
    if (to) parts.moveTo(to.index);
  }
  function withActive(act: (row: CaseListRow) => void): void {
    const row = activeRow();
    if (row !== null) act(row);
  }
  const toggle = (): void => {
    const row = activeRow();
    if (row) void checked.check(row, active.value, !checked.has(row.id), false);
  };
  const selectAll = (): void =>
    void checked.checkAll(checked.rows.value.length < places.value.length, places.value.length);
  function back(): void {
    history.go(placeOf());
    parts.focus();
  }
  const subjects = (): readonly CaseListRow[] => {
    const row = activeRow();
    return checked.rows.value.length > 0 ? checked.rows.value : row ? [row] : [];
  };
  async function withTargets(
    right: 'work' | 'cancel' | 'forward',
    act: (targets: readonly EntryTarget[]) => unknown,
  ): Promise<void> {
    const found = await Promise.all(subjects().map((row) => targetOfCase(row, inboxId.value)));
    const targets = found.filter(
      (target) => target !== null && reference.rights(target.inboxId).includes(right),
    );
    if (targets.length === 0) return;
    checked.clear();
    await act(targets as EntryTarget[]);
  }
  const may = (right: 'work' | 'cancel' | 'forward') => () =>
    subjects().some((row) => reference.rights(inboxId.value ?? row.inboxId).includes(right));
  const placeable = (verb: PlaceVerb) =>
    subjects().filter((row) => canPlace(verb, row.place) && reference.rights(row.inboxId).includes('work'));
  const placing = Object.fromEntries(
    placeVerbs.map((verb) => [
      `case.${verb}`,
      {
        run: () => {
          const targets = placeable(verb).map(caseTargetOfRow);
          checked.clear();
          void putInPlace(verb, targets);
        },
        when: () => placeable(verb).length > 0,
      },
    ]),
  );
  const deletable = () =>
    subjects().filter((row) => row.place === 'deleted' && reference.mayDeleteForever(row.inboxId));
  const some = () => places.value.length > 0;
  const picking = () => checked.rows.value.length > 0;

  useCommandHandlers({
    ...placing,
    'case.deleteForever': {
      run: () => forever.ask(deletable().map(({ id }) => id)),
      when: () => deletable().length > 0,
    },
    'list.next': () => step(1),
    'list.previous': () => step(-1),
    'list.open': { run: () => withActive(open), when: () => activeRow() !== null },
    'list.back': { run: back, when: () => parts.caseId() !== null },
    close: {
      run: () => (picking() ? checked.clear() : back()),
      when: () => picking() || parts.caseId() !== null,
    },
    'list.select': { run: toggle, when: some },
    'list.selectAll': { run: selectAll, when: some },
    'list.extendDown': { run: () => void extend(1), when: some },
    'list.extendUp': { run: () => void extend(-1), when: some },
    'case.take': { run: () => void withTargets('work', acts.take), when: may('work') },
    'case.assign': { run: () => void withTargets('work', assigning.ask), when: may('work') },
    'case.release': { run: () => void withTargets('work', acts.release), when: may('work') },
    'case.complete': {
      run: () => void withTargets('work', (targets) => acts.complete(targets, true)),
      when: may('work'),
    },
    'case.cancelEntry': { run: () => void withTargets('cancel', acts.cancel), when: may('cancel') },
    'case.forward': { run: () => void withTargets('forward', forwarding.ask), when: may('forward') },
  });
  return { open, inboxId };
}
