import { z } from 'zod';
import type { DraftRow } from '../domain/draft.ts';
import { caseId, deriveId, intentId } from '../domain/ids.ts';
import type { DraftId, ItemId } from '../domain/ids.ts';
import type { EventItem, EventType, NoteItem } from '../domain/item.ts';
import { event, loses } from './changes.ts';
import { trayChoice } from './escrowRow.ts';
import type { EscrowRow, TrayChoice } from './escrowRow.ts';
import { applied, because } from './outcome.ts';
import type { Change, Outcome } from './outcome.ts';
import { defineVerb } from './verb.ts';
import type { CaseBundle, MutatorContext, TrayView } from './verb.ts';
import { draftOfIntent } from './words.ts';

/**
 * Decide what becomes of a colleague's unsent work (G8): send it as my own, keep it as a note in his name, give it back
 * to him, or discard it with a reason. Decided once: of two leads the second is told who was first.
 */
export const tray = defineVerb({
  name: 'tray',
  version: 1,
  args: z.object({
    caseId,
    escrowId: intentId,
    choice: trayChoice,
    /** Why it is discarded; empty for the other choices. */
    why: z.string().max(2000),
  }),
  quiet: false,
  right: 'manage',
  permission: 'lead',
  unseen: true,
  trayEntry: (args) => args.escrowId,
  sentence: (args, bundle, reference) => ({
    choice: args.choice,
    agent: reference.agent(bundle.tray?.row.agentId ?? ('' as never))?.name ?? '',
  }),
  apply(bundle, args, context) {
    const found = bundle.tray ?? null;
    if (found === null)
      return loses(
        bundle,
        context,
        'parked',
        'tray',
        because('invalid', null, null, { field: 'escrowId', detail: '' }),
      );
    if (args.choice === 'reopen') return reopen(bundle, found.row, context);
    const { resolution } = found.row;
    if (resolution !== null)
      return loses(
        bundle,
        context,
        'superseded',
        'tray',
        because('tray_settled', resolution.by, resolution.at, { choice: resolution.choice }),
      );
    return settled(bundle, found, { ...args, choice: args.choice }, context);
  },
});

type Deciding = Exclude<TrayChoice, 'reopen'>;

function settled(
  bundle: CaseBundle,
  { row, authorSees }: TrayView,
  { choice, why }: { choice: Deciding; why: string },
  context: MutatorContext,
): Outcome {
  if (choice === 'discard') return applied(...end(bundle, row, choice, why, context));
  const content = draftOfIntent(row.intent);
  const nothing = because('invalid', null, null, { field: 'choice', detail: 'no words' });
  if (content === null) return loses(bundle, context, 'parked', 'tray', nothing);
  if (choice === 'give_back' && !authorSees)
    return loses(bundle, context, 'parked', 'tray', because('no_access', row.agentId));
  const lost = new Set(row.missing.map((file) => file.hash));
  const words = { ...content, attachments: content.attachments.filter((file) => !lost.has(file.hash)) };
  const changes = end(bundle, row, choice, '', context);
  if (choice === 'send') return applied(...changes);
  if (choice === 'give_back') {
    const back: DraftRow = {
      ...words,
      id: deriveId(context.intentId, 'back') as DraftId,
      agentId: row.agentId,
      caseId: bundle.case.id,
      updatedAt: context.at,
      handedBy: context.actor.id,
      branchOf: null,
      rev: 0,
    };
    return applied({ kind: 'draft', row: back }, ...changes);
  }
  const note: NoteItem = {
    kind: 'note',
    id: deriveId(context.intentId, 'note') as ItemId,
    caseId: bundle.case.id,
    n: null,
    at: context.at,
    intentId: context.intentId,
    rev: 0,
    agentId: row.agentId,
    text: words.text.slice(0, 200_000),
    html: words.html,
    attachments: words.attachments,
  };
  return applied({ kind: 'item', row: note }, ...changes);
}

const told: Readonly<Record<Deciding, EventType>> = {
  send: 'tray_taken',
  note: 'tray_noted',
  give_back: 'tray_given_back',
  discard: 'tray_discarded',
};

function end(
  bundle: CaseBundle,
  row: EscrowRow,
  choice: Deciding,
  why: string,
  context: MutatorContext,
): Change[] {
  const params: EventItem['params'] = {
    author: row.agentId,
    ...(why === '' ? {} : { message: why }),
    ...(row.missing.length === 0 ? {} : { missing: row.missing.map((file) => file.name).join(', ') }),
  };
  const resolution = { choice, by: context.actor.id, at: context.at, why };
  return [{ kind: 'escrow', row: { ...row, resolution } }, event(bundle, context, told[choice], params)];
}

/** Only my own choice, and only while nothing came of it: a note stays, a draft is with its author, a reply may have left. */
function reopen(bundle: CaseBundle, row: EscrowRow, context: MutatorContext): Outcome {
  const { resolution } = row;
  if (resolution === null) return applied();
  const by = because('tray_settled', resolution.by, resolution.at, { choice: resolution.choice });
  const mine = resolution.by === context.actor.id;
  const answered = bundle.recentPublic.some(
    (item) => item.direction === 'out' && item.agentId === resolution.by && item.at >= resolution.at,
  );
  const free = resolution.choice === 'discard' || (resolution.choice === 'send' && !answered);
  if (!mine || !free) return loses(bundle, context, 'superseded', 'tray', by);
  return applied(
    { kind: 'escrow', row: { ...row, resolution: null } },
    event(bundle, context, 'tray_reopened', { author: row.agentId }),
  );
}
