import type { CasePlace } from '#shared/domain/case.ts';
import type { CaseId, InboxId, ItemId } from '#shared/domain/ids.ts';
import type { Saw } from '#shared/intents/envelope.ts';
import type { CaseDetail, CaseListRow, EntryListRow } from '#shared/ipc/views.ts';
import { useI18n } from 'vue-i18n';
import { inverseBy, makeAct, useActs } from './act.ts';
import { useFormat } from './format.ts';

/** The verbs that put a case somewhere, with the place each leads to. */
const placeOf = { archive: 'archived', spam: 'spam', delete: 'deleted', restore: 'desk' } as const;
export type PlaceVerb = keyof typeof placeOf;
export const placeVerbs = Object.keys(placeOf) as readonly PlaceVerb[];
const verbOf: Readonly<Record<CasePlace, PlaceVerb>> = {
  archived: 'archive',
  spam: 'spam',
  deleted: 'delete',
  desk: 'restore',
};

/** A case as it was on screen, to be put away or back. */
export interface CaseTarget {
  caseId: CaseId;
  inboxId: InboxId;
  place: CasePlace;
  lastPublicId: ItemId | null;
  number: number | null;
  subject: string;
}

export const caseTargetOfRow = (row: CaseListRow): CaseTarget => ({ ...row, caseId: row.id });
export const caseTargetOfDetail = ({ case: row }: CaseDetail): CaseTarget => ({ ...row, caseId: row.id });
/** The table of an inbox shows entries of cases on the desk, and each case once. */
export const caseTargetOfEntry = ({ entry, ...row }: EntryListRow): CaseTarget => ({
  ...row,
  caseId: entry.caseId,
  inboxId: entry.inboxId,
  place: 'desk',
});

/** Whether a verb leads anywhere from where a case lies. */
export const canPlace = (verb: PlaceVerb, place: CasePlace): boolean => placeOf[verb] !== place;

const sawOf = ({ lastPublicId }: CaseTarget): Saw => ({
  lastPublicId,
  entryId: null,
  ownerId: null,
  ownerRev: null,
});

/** Archive, spam, delete and put back, one case or many, with their sentence and their way back. */
export function usePlaceActs(): (verb: PlaceVerb, targets: readonly CaseTarget[]) => Promise<void> {
  const acts = useActs();
  const { format } = useFormat();
  const { t } = useI18n();
  return async (verb, targets) => {
    const moving = targets.filter((target) => canPlace(verb, target.place));
    const [first] = moving;
    if (first === undefined) return;
    const name = first.number === null ? first.subject : `#${first.number}`;
    await acts.perform(
      moving.map((target) => {
        const { caseId, place } = target;
        return makeAct(verb, { caseId }, sawOf(target), inverseBy(verbOf[place], { caseId }));
      }),
      (went) =>
        moving.length === 1
          ? t(`acts.${verb}One`, { name })
          : t(`acts.${verb}Many`, { count: format.value.number(went) }, went),
    );
  };
}
