import type { Right } from '#shared/domain/right.ts';
import type { EntryListRow } from '#shared/ipc/views.ts';
import type { ComputedRef, Ref } from 'vue';
import type { CheckedRows } from '../../services/checkedRows.ts';
import { useCommands } from '../../services/commands.ts';
import { useEntryActs } from '../../services/entryActs.ts';
import { type EntryTarget, targetOfEntry } from '../../services/entryTarget.ts';
import { useHistory } from '../../services/history.ts';
import { caseTargetOfEntry, type PlaceVerb, usePlaceActs } from '../../services/placeActs.ts';
import type { Place } from '../../services/rowWindow.ts';
import { runWhenReady } from '../../services/runWhenReady.ts';
import { useCommandHandlers } from '../../services/useCommand.ts';
import { useAssignStore } from '../assign/assignStore.ts';
import { useForwardStore } from '../forward/forwardStore.ts';
import type { EntryAct } from './entryAct.ts';

interface Parts {
  inboxId: string;
  /** Open entries; of ended ones nothing can be done. */
  canAct: () => boolean;
  rights: () => readonly Right[];
  places: ComputedRef<readonly Place<EntryListRow>[]>;
  active: Ref<number>;
  checked: CheckedRows<EntryListRow>;
  moveTo: (index: number) => void;
  toggleMessage: (row: EntryListRow) => void;
}

/** What keys and row buttons do in the table of entries: on the checked rows, or else on the active one. */
export function useEntryTableCommands(parts: Parts): {
  act: (row: EntryListRow, act: EntryAct) => void;
  openCase: (row: EntryListRow, then?: string) => void;
} {
  const { places, active, checked } = parts;
  const history = useHistory();
  const commands = useCommands();
  const acts = useEntryActs();
  const putInPlace = usePlaceActs();
  const forwarding = useForwardStore();
  const assigning = useAssignStore();
  const activeRow = () => places.value[active.value]?.row ?? null;

  let leaving = false;
  function openCase(row: EntryListRow, then?: string): void {
    leaving = true;
    history.go({ name: 'inbox', params: { inboxId: parts.inboxId, caseId: row.entry.caseId } });
    if (then !== undefined) runWhenReady(commands, then);
  }
  const verbs: Record<Exclude<EntryAct, 'show' | 'case'>, (targets: readonly EntryTarget[]) => unknown> = {
    take: acts.take,
    release: acts.release,
    assign: assigning.ask,
    complete: (targets) => acts.complete(targets, false),
    cancel: acts.cancel,
    forward: forwarding.ask,
  };
  function act(row: EntryListRow, name: EntryAct): void {
    if (name === 'show') parts.toggleMessage(row);
    else if (name === 'case') openCase(row);
    else void verbs[name]([targetOfEntry(row)]);
  }
  function chosen(): readonly EntryListRow[] {
    const row = activeRow();
    return checked.rows.value.length > 0 ? checked.rows.value : row ? [row] : [];
  }
  function actOnChosen(name: keyof typeof verbs): void {
    const targets = chosen().map(targetOfEntry);
    checked.clear();
    void verbs[name](targets);
  }
  /** Each case once, also where two of its entries are checked. */
  const placing = (verb: PlaceVerb) => ({
    run: () => {
      const targets = new Map(chosen().map((row) => [row.entry.caseId, caseTargetOfEntry(row)]));
      checked.clear();
      void putInPlace(verb, [...targets.values()]);
    },
    when: () => parts.rights().includes('work') && chosen().length > 0,
  });
  const handler = (name: keyof typeof verbs, right: Right) => ({
    run: () => actOnChosen(name),
    when: () =>
      parts.canAct() &&
      parts.rights().includes(right) &&
      (checked.rows.value.length > 0 || activeRow() !== null),
  });
  function withActive(act: (row: EntryListRow) => void): void {
    const row = activeRow();
    if (row !== null) act(row);
  }
  /** The case page that comes has the command itself; this page must not answer it twice. */
  const openAnd = (id: string) => ({
    run: () => withActive((row) => openCase(row, id)),
    when: () => !leaving && activeRow() !== null,
  });
  async function extend(by: 1 | -1): Promise<void> {
    for (const index of [active.value, active.value + by]) {
      const row = places.value[index]?.row;
      if (row) await checked.check(row, index, true, false);
    }
    parts.moveTo(active.value + by);
  }
  const some = () => places.value.length > 0;
  const selectAll = (): void =>
    void checked.checkAll(checked.rows.value.length < places.value.length, places.value.length);

  useCommandHandlers({
    'list.next': () => parts.moveTo(active.value + 1),
    'list.previous': () => parts.moveTo(active.value - 1),
    'list.open': { run: () => withActive(openCase), when: () => activeRow() !== null },
    'list.select': {
      run: () => {
        const row = activeRow();
        if (row) void checked.check(row, active.value, !checked.has(row.entry.id), false);
      },
      when: some,
    },
    'list.selectAll': { run: selectAll, when: some },
    'list.extendDown': { run: () => void extend(1), when: some },
    'list.extendUp': { run: () => void extend(-1), when: some },
    'entry.showMessage': {
      run: () => withActive(parts.toggleMessage),
      when: () => activeRow() !== null,
    },
    close: { run: () => checked.clear(), when: () => checked.rows.value.length > 0 },
    'case.take': handler('take', 'work'),
    'case.release': handler('release', 'work'),
    'case.assign': handler('assign', 'work'),
    'case.complete': handler('complete', 'work'),
    'case.cancelEntry': handler('cancel', 'cancel'),
    'case.forward': handler('forward', 'forward'),
    'case.archive': placing('archive'),
    'case.spam': placing('spam'),
    'case.delete': placing('delete'),
    'write.reply': openAnd('write.reply'),
    'write.note': openAnd('write.note'),
  });
  return { act, openCase };
}
