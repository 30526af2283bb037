import type { CaseId } from '#shared/domain/ids.ts';
import type { Replica } from '#db/port.ts';

/**
 * Takes a case from its notification: the same act as in the window, on what the replica knows now. Returns false when
 * there is nothing to take any more.
 */
export async function takeCase(
  { reader, writer }: Pick<Replica, 'reader' | 'writer'>,
  caseId: CaseId,
): Promise<boolean> {
  const { case: row, entries } = await reader.query('case.get', { caseId });
  const open = entries.filter((entry) => entry.state === 'open' && entry.ownerId === null);
  const entry = open.find(({ id }) => id === row.leadEntryId) ?? open[0];
  if (entry === undefined) return false;
  await writer.submit({
    name: 'take',
    args: { caseId, entryId: entry.id, over: false },
    saw: { lastPublicId: row.lastPublicId, entryId: entry.id, ownerId: null, ownerRev: entry.ownerRev },
    dependsOn: null,
    resolves: null,
  });
  return true;
}
