import type { CaseId } from '#shared/domain/ids.ts';
import type { RowKind, RowOf } from '#shared/protocol/rows.ts';

/** Rows of one kind as they are shown now (predicted while an act waits). */
export interface RowTable<K extends RowKind> {
  read(id: string): RowOf<K> | null;
  /** `mark`: the reset count it was confirmed under; 0 on a prediction. */
  write(row: RowOf<K>, mark: number): void;
  remove(id: string): void;
}

/** Kinds that acts change and that therefore have shadows. */
export const shadowedKinds = ['case', 'entry', 'item', 'draft', 'readMark'] as const;
export type ShadowedKind = (typeof shadowedKinds)[number];
export const isShadowed = (kind: string): kind is ShadowedKind =>
  (shadowedKinds as readonly string[]).includes(kind);

/** The case a row of a shadowed kind belongs to. */
export function caseOf(kind: ShadowedKind, row: { id: string; caseId?: CaseId }): CaseId {
  return kind === 'case' || kind === 'readMark' ? (row.id as CaseId) : (row.caseId as CaseId);
}

/** The row in a record; its type is that of the repository that wrote it. */
export function parseBody(found: { body: string } | undefined) {
  return found === undefined ? null : (JSON.parse(found.body) as never);
}
