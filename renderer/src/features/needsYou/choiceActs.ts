import { draftContent } from '#shared/domain/draft.ts';
import type { DraftContent } from '#shared/domain/draft.ts';
import type { AgentId, DraftId, EntryId, ItemId } from '#shared/domain/ids.ts';
import type { Choice, Saw } from '#shared/intents/envelope.ts';
import type { ArgsOf, VerbName } from '#shared/intents/registry.ts';
import { prepareIntent } from '#shared/intents/run.ts';
import { verbVersion } from '#shared/intents/registry.ts';
import type { CaseDetail, NeedsYouCard } from '#shared/ipc/views.ts';
import { type Act, inverseBy, makeAct } from '../../services/act.ts';
import { openEntryOf, sawOfCase } from '../../services/caseEntry.ts';
import { htmlOfText, plainText } from '../../services/plainText.ts';

/** The arguments of the act behind a card, as its verb takes them; null if they cannot be read. */
function argsOf<N extends VerbName>(name: N, card: NeedsYouCard): ArgsOf<N> | null {
  if (card.row.name !== name) return null;
  const prepared = prepareIntent({ name, v: verbVersion(name), args: card.args });
  return 'end' in prepared ? null : (prepared.args as unknown as ArgsOf<N>);
}

/** The words of a card as a draft, whatever act carried them. Null for acts without words. */
export function wordsOfCard(card: NeedsYouCard): DraftContent | null {
  const { words, args } = card;
  if (words === null) return null;
  const inner = (args['content'] ?? args) as Record<string, unknown>;
  const content = draftContent.safeParse({
    mode: card.row.name === 'note' ? 'note' : (inner['mode'] ?? 'reply'),
    to: inner['to'] ?? [],
    cc: inner['cc'] ?? [],
    text: words.text || plainText(words.html ?? ''),
    html: words.html ?? htmlOfText(words.text),
    attachments: inner['attachments'] ?? [],
  });
  return content.success ? content.data : null;
}

/** Whom to hand over to or to ask: who was first, else the entry's owner now. */
function colleagueOf(card: NeedsYouCard, detail: CaseDetail): AgentId | null {
  return card.row.reason?.by ?? openEntryOf(detail)?.ownerId ?? null;
}
const draftIdOf = (card: NeedsYouCard): DraftId | null =>
  typeof card.args['draftId'] === 'string' ? (card.args['draftId'] as DraftId) : null;
const entryIdOf = (card: NeedsYouCard, detail: CaseDetail): EntryId | null =>
  typeof card.args['entryId'] === 'string'
    ? (card.args['entryId'] as EntryId)
    : (openEntryOf(detail)?.id ?? null);

/**
 * The act that performs a choice, made upon what the case is now: the agent has just read it on the card. Null where
 * the choice cannot be performed (the words cannot be read, nobody to hand over to).
 * @param detail null when the case is no longer on this device: then the card can only be closed
 * @param fresh an id for the item the act will make
 */
export function actOfChoice(
  choice: Choice,
  card: NeedsYouCard,
  detail: CaseDetail | null,
  fresh: string,
): Act | null {
  const act =
    detail === null ? closeOf(choice, card) : buildAct(choice, card, detail, sawOfCase(detail), fresh);
  return act === null ? null : { ...act, resolves: { intentId: card.row.id, choice } };
}

const closing: ReadonlySet<Choice> = new Set(['let_go', 'drop', 'discard']);
const sawNothing: Saw = { lastPublicId: null, entryId: null, ownerId: null, ownerRev: null };

function closeOf(choice: Choice, { row: { caseId } }: NeedsYouCard): Act | null {
  return closing.has(choice) ? makeAct('settle', { caseId }, sawNothing) : null;
}

function buildAct(
  choice: Choice,
  card: NeedsYouCard,
  detail: CaseDetail,
  saw: Saw,
  fresh: string,
): Act | null {
  const { caseId } = card.row;
  const words = wordsOfCard(card);
  const draftId = draftIdOf(card);
  const draftRev = Number(card.args['draftRev'] ?? 0);
  const entryId = entryIdOf(card, detail);
  switch (choice) {
    case 'send_anyway': {
      const args = argsOf('reply', card);
      if (args === null) return null;
      const itemId = fresh as ItemId;
      return makeAct(
        'reply',
        {
          ...args,
          itemId,
          askedOwner: true,
          ...(card.row.reason?.code === 'put_away' ? { restore: true } : {}),
        },
        saw,
        inverseBy('unsend', { caseId, itemId }),
      );
    }
    case 'keep_as_note': {
      if (words === null) return null;
      const { text, html, attachments } = words;
      return makeAct(
        'note',
        { caseId, itemId: fresh as ItemId, text, html, attachments, draftId, draftRev },
        saw,
      );
    }
    case 'hand_over': {
      const toAgentId = colleagueOf(card, detail);
      const draft = detail.drafts[0];
      const content = words ?? (draft === undefined ? null : draftContent.parse(draft));
      return toAgentId === null || content === null
        ? null
        : makeAct(
            'hand_over',
            {
              caseId,
              toAgentId,
              content,
              draftId: draftId ?? draft?.id ?? null,
              draftRev: draftId === null ? (draft?.rev ?? 0) : draftRev,
            },
            saw,
          );
    }
    case 'ask_for_it':
      return entryId === null ? null : makeAct('ask', { caseId, entryId }, saw);
    case 'take_over': {
      if (entryId === null) return null;
      const entry = detail.entries.find((one) => one.id === entryId);
      const seen = { ...saw, entryId, ownerId: entry?.ownerId ?? null, ownerRev: entry?.ownerRev ?? null };
      return makeAct(
        'take',
        { caseId, entryId, over: true },
        seen,
        inverseBy('release', { caseId, entryId }),
      );
    }
    case 'forward_anyway': {
      const args = argsOf('forward', card);
      return args === null ? null : makeAct('forward', { ...args, anew: true }, saw);
    }
    case 'discard':
      // What was thrown away comes back as a draft.
      return makeAct(
        'settle',
        { caseId },
        saw,
        words === null
          ? null
          : inverseBy('draft', { caseId, draftId: fresh as DraftId, baseRev: 0, content: words }),
      );
    default:
      return makeAct('settle', { caseId }, saw);
  }
}
