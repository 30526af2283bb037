import type { CaseRow } from '#shared/domain/case.ts';
import type { EntryRow } from '#shared/domain/entry.ts';
import type { CaseId } from '#shared/domain/ids.ts';
import type { MessageItem } from '#shared/domain/item.ts';
import type { Saw } from '#shared/intents/envelope.ts';
import { entriesOf, recentPublic } from '../../store/bundle.ts';
import type { Db } from '../../store/open.ts';
import { loadDoc } from '../../store/rows.ts';

/** What a colleague has on screen of a case. */
export interface Scene {
  readonly row: CaseRow;
  /** The entry that is open, if one is. */
  readonly entry: EntryRow | null;
  readonly lastMessage: MessageItem | null;
  readonly saw: Saw;
}

/** The case as it is now; null when it is gone. */
export async function sceneOf(db: Db, id: CaseId): Promise<Scene | null> {
  const row = await loadDoc<CaseRow>(db, 'case', id);
  if (row === null) return null;
  const entries = await entriesOf(db, id);
  const lead = entries.find((entry) => entry.id === row.leadEntryId) ?? null;
  const [lastMessage] = await recentPublic(db, id, 1);
  return {
    row,
    entry: lead?.state === 'open' ? lead : null,
    lastMessage: lastMessage ?? null,
    saw: {
      lastPublicId: row.lastPublicId,
      entryId: lead?.id ?? null,
      ownerId: lead?.ownerId ?? null,
      ownerRev: lead?.ownerRev ?? null,
    },
  };
}
