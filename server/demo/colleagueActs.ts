import type { CaseRow } from '#shared/domain/case.ts';
import type { EntryRow } from '#shared/domain/entry.ts';
import type { DraftContent } from '#shared/domain/draft.ts';
import type { IdSource, ItemId } from '#shared/domain/ids.ts';
import { mailAddress } from '#shared/domain/item.ts';
import type { MessageItem } from '#shared/domain/item.ts';
import type { ArgsOf, VerbName } from '#shared/intents/registry.ts';
import type { DemoIds } from './seed.ts';
import type { ColleagueAct } from './types.ts';

/** A case as the colleague sees it when he acts. */
export interface Seen {
  readonly row: CaseRow;
  readonly entry: EntryRow | null;
  readonly lastIn: MessageItem | null;
}

export interface PlannedAct {
  readonly name: VerbName;
  readonly args: ArgsOf<VerbName>;
}

const minute = 60_000;
const nothing: Pick<DraftContent, 'attachments'> & { html: null; draftId: null; draftRev: number } = {
  html: null,
  attachments: [],
  draftId: null,
  draftRev: 0,
};

function plan<N extends VerbName>(name: N, args: ArgsOf<N>): PlannedAct {
  return { name, args };
}

function replyOf(ids: IdSource, { row, lastIn }: Seen, text: string): PlannedAct {
  const to = lastIn === null ? [] : [mailAddress.parse(lastIn.from)];
  return plan('reply', {
    ...nothing,
    caseId: row.id,
    itemId: ids() as ItemId,
    to,
    cc: [],
    subject: row.subject.startsWith('Re: ') ? row.subject : `Re: ${row.subject}`,
    text,
    answersId: lastIn?.id ?? null,
    askedOwner: true,
  });
}

/** The intent behind one act of the demo's colleague, or null when it cannot be done on the case as it is. */
export function actOf(ids: DemoIds, seen: Seen, does: ColleagueAct, now: number): PlannedAct | null {
  const { row, entry } = seen;
  const caseId = row.id;
  switch (does.act) {
    case 'note':
      return plan('note', { ...nothing, caseId, itemId: ids.make() as ItemId, text: does.text });
    case 'reply':
      return replyOf(ids.make, seen, does.text);
    case 'status':
      return plan('status', { caseId, to: does.to });
    case 'tag':
      return plan('tag', { caseId, tag: does.tag, add: true });
    case 'customerWrites':
      return null;
  }
  if (entry === null) return null;
  const on = { caseId, entryId: entry.id };
  switch (does.act) {
    case 'take':
      return plan('take', { ...on, over: false });
    case 'release':
      return plan('release', on);
    case 'complete':
    case 'cancel':
      return plan(does.act, { ...on, solve: false });
    case 'forward':
      return plan('forward', {
        ...on,
        toInboxId: ids.inboxes[does.toInbox],
        toAgentId: null,
        dueTypeId: ids.dueTypes[does.dueType],
        dueAt: does.dueInMinutes === null ? null : now + does.dueInMinutes * minute,
        message: does.message,
        keepOpen: false,
        anew: false,
      });
  }
}
