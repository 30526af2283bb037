import { z } from 'zod';
import { attachment } from '../domain/attachment.ts';
import { caseId, draftId, itemId } from '../domain/ids.ts';
import { mailAddress, snippetOf } from '../domain/item.ts';
import type { MessageItem } from '../domain/item.ts';
import { isEnded } from '../domain/status.ts';
import { event, leadEntry, loses, withStatus } from './changes.ts';
import { dropDraft } from './draftChanges.ts';
import { applied, because } from './outcome.ts';
import type { Change, Reason } from './outcome.ts';
import { backOnDesk, isGivenUp, placedReason } from './place.ts';
import { defineVerb } from './verb.ts';
import type { CaseBundle, MutatorContext } from './verb.ts';

const replyArgs = z.object({
  caseId,
  itemId,
  to: z.array(mailAddress).max(50),
  cc: z.array(mailAddress).max(50),
  subject: z.string().max(900),
  text: z.string().max(500_000),
  html: z.string().max(2_000_000).nullable(),
  attachments: z.array(attachment).max(50),
  /** The message this answers, for its Message-ID; null for the last public one. */
  answersId: itemId.nullable(),
  draftId: draftId.nullable(),
  draftRev: z.int().nonnegative().default(0),
  /** The agent saw that a colleague owns the case and sends all the same (settled question 3). */
  askedOwner: z.boolean(),
  /** The agent saw that the case lies in Deleted or Spam: it comes back to the desk with the reply. */
  restore: z.boolean().optional(),
});
type ReplyArgs = z.infer<typeof replyArgs>;

/**
 * Answer the customer. Goes only if nothing public happened since what the agent saw (the stop on stale replies, G4),
 * nobody else owns the case unseen, the words are not too old for the inbox, and every file is there. Anything else
 * parks it with its words intact. A case closed without a newer public message is opened again: the send wins.
 */
export const reply = defineVerb({
  name: 'reply',
  version: 1,
  args: replyArgs,
  quiet: false,
  right: 'work',
  namedItems: (args) => (args.answersId === null ? [] : [args.answersId]),
  blobs: (args) => args.attachments.map((file) => file.hash),
  sentence: (args) => ({
    to: args.to[0]?.name || (args.to[0]?.address ?? ''),
    files: args.attachments.length,
  }),
  apply(bundle, args, context) {
    const why = staleReason(bundle, context) ?? refusal(bundle, args, context);
    return why === null ? send(bundle, args, context) : loses(bundle, context, 'parked', 'reply', why);
  },
});

function staleReason(bundle: CaseBundle, context: MutatorContext): Reason | null {
  const last = bundle.case.lastPublicId;
  if (last === context.saw.lastPublicId || last === null) return null;
  const by = bundle.recentPublic.find((message) => message.id === last)?.agentId ?? null;
  return because('newer_public', by, bundle.case.lastPublicAt, {
    direction: bundle.case.lastPublicDirection,
  });
}

function refusal(bundle: CaseBundle, args: ReplyArgs, context: MutatorContext): Reason | null {
  const inbox = context.inbox(bundle.case.inboxId);
  const entry = leadEntry(bundle);
  const owner = entry?.state === 'open' ? entry.ownerId : null;
  if (owner !== null && owner !== context.actor.id && !(args.askedOwner && context.saw.ownerId === owner)) {
    return because('owned', owner, entry?.ownerSince ?? null);
  }
  if (isGivenUp(bundle.case) && args.restore !== true) return placedReason(bundle.case);
  if (args.to.length === 0) return because('no_recipient');
  const missing = args.attachments.find((file) => !bundle.blobs.has(file.hash));
  if (missing !== undefined) return because('attachment_missing', null, null, { name: missing.name });
  if (inbox?.address == null) return because('no_address');
  return context.ageMs > inbox.staleAfterMs ? because('too_old', null, null, { ageMs: context.ageMs }) : null;
}

function send(bundle: CaseBundle, args: ReplyArgs, context: MutatorContext) {
  const inbox = context.inbox(bundle.case.inboxId);
  const answersId = args.answersId ?? bundle.case.lastPublicId;
  const answered =
    bundle.recentPublic.find((message) => message.id === answersId) ??
    (answersId === null ? undefined : bundle.items.get(answersId));
  const item: MessageItem = {
    kind: 'message',
    id: args.itemId,
    caseId: bundle.case.id,
    n: null,
    at: context.at,
    intentId: context.intentId,
    rev: 0,
    direction: 'out',
    agentId: context.actor.id,
    customerId: bundle.case.customerId,
    from: { name: context.actor.name, address: inbox?.address ?? '' },
    to: args.to,
    cc: args.cc,
    subject: args.subject,
    text: args.text,
    html: args.html,
    attachments: args.attachments,
    messageId: null,
    inReplyTo: answered?.kind === 'message' ? answered.messageId : null,
    automatic: false,
    notice: '',
    delivery: {
      state: 'held',
      sendAfter: context.at + (inbox?.sendDelayMs ?? 0),
      at: context.at,
      detail: '',
    },
  };
  const before = bundle.case.status;
  const after = before === 'new' || isEnded(before) ? 'open' : before;
  const back = args.restore === true ? backOnDesk(bundle, context) : null;
  const row = {
    ...withStatus(bundle.case, after, context.at),
    ...back?.fields,
    lastPublicId: item.id,
    lastPublicAt: context.at,
    lastPublicDirection: 'out' as const,
    messageCount: bundle.case.messageCount + 1,
    snippet: snippetOf(args.text),
  };
  const changes: Change[] = [
    { kind: 'item', row: item },
    { kind: 'case', row },
    ...dropDraft(bundle, args, args.text, context.actor.id),
  ];
  if (after !== before) changes.push(event(bundle, context, 'status_changed', { from: before, to: after }));
  return applied(...changes, ...(back?.events ?? []));
}
